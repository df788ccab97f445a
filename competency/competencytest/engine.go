package competencytest

import (
	"fmt"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/casejson"
)

// engine is what the laws see of package competency. The engine keeps some laws
// by itself, whatever the framework; tests then put a broken function in its
// place, to show that the law would notice.
type engine struct {
	at          func(*competency.Person, competency.Competency, competency.AsOf) (competency.Attained, error)
	readiness   func(*competency.Person, competency.Post, competency.AsOf) (competency.Readiness, error)
	figures     func(*competency.Person, competency.Post, competency.AsOf) (competency.Figures, error)
	coverage    func(*competency.Team, competency.AsOf) ([]competency.Coverage, error)
	assign      func(*competency.Framework, []*competency.Person, []competency.Opening, competency.AssignOptions) (*competency.Assignment, error)
	plan        func(*competency.Training, []competency.Trainee, competency.PlanOptions) (*competency.Plan, error)
	readSpec    func(name string, data []byte) (*competency.Spec, error)
	readProfile func(fw *competency.Framework, name string, data []byte) (*competency.Profile, error)
	ratingFrom  func(*competency.Framework, *govmaturity.FormInput) (*competency.Rating, error)
	throughCASE func(*competency.Framework) (*competency.Spec, error)
}

func newEngine() engine {
	return engine{
		at:          (*competency.Person).At,
		readiness:   (*competency.Person).Readiness,
		figures:     (*competency.Person).Figures,
		coverage:    (*competency.Team).Coverage,
		assign:      (*competency.Framework).Assign,
		plan:        (*competency.Training).Plan,
		readSpec:    competency.ReadSpec,
		readProfile: (*competency.Framework).ReadProfile,
		ratingFrom:  (*competency.Framework).RatingFrom,
		throughCASE: throughCASE,
	}
}

// throughCASE writes a framework as a CASE package and reads it again.
func throughCASE(fw *competency.Framework) (*competency.Spec, error) {
	pkg, lost, err := casejson.From(fw, casejson.Options{Creator: "competencytest", Changed: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return nil, err
	}
	if len(lost) > 0 {
		return nil, fmt.Errorf("lost on the way out: %w", lost)
	}
	read, err := casejson.Read("framework.json", pkg.JSON())
	if err != nil {
		return nil, err
	}
	// What is not carried back is what CASE adds: addresses and times of change. Whether
	// all of the framework is there is for its hash to show.
	spec, _ := read.Spec(casejson.SpecOptions{})
	return spec, nil
}
