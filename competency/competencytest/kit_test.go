package competencytest

import (
	"os"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// ministry returns a framework that uses everything and keeps all laws, changed in
// some way.
func ministry(t testing.TB, change func(*competency.Spec)) *competency.Framework {
	t.Helper()
	data, err := os.ReadFile("testdata/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	spec, err := competency.ReadSpec("ministry.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(spec)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// school returns training of a framework, changed in some way.
func school(t testing.TB, fw *competency.Framework, change func(*competency.TrainingSpec)) *competency.Training {
	t.Helper()
	spec := &competency.TrainingSpec{
		Format: competency.TrainingFormat, ID: "school", Edition: "1", Title: govmaturity.English("School"), Standing: govmaturity.StandingIllustrative,
		Framework: fw.ID(), FrameworkEdition: fw.Edition(), Currency: "EUR",
	}
	add := func(id string, requires []string, raises ...competency.RaiseSpec) {
		spec.Modules = append(spec.Modules, competency.ModuleSpec{
			ID: id, Title: govmaturity.English("Module " + id), Cost: new(1000), Minutes: new(90), Requires: requires, Raises: raises,
		})
	}
	add("basics", nil, competency.RaiseSpec{Competency: "registers", To: "aware"}, competency.RaiseSpec{Competency: "clearance"})
	add("registers-2", []string{"basics"}, competency.RaiseSpec{Competency: "registers", From: "aware", To: "working"})
	add("registers-3", []string{"registers-2"}, competency.RaiseSpec{Competency: "registers", From: "working", To: "expert"})
	add("law", nil, competency.RaiseSpec{Competency: "law", To: "expert"})
	add("interviews", nil, competency.RaiseSpec{Competency: "interviews", To: "working"})
	if change != nil {
		change(spec)
	}
	training, err := competency.CompileTraining(spec, fw)
	if err != nil {
		t.Fatal(err)
	}
	return training
}

// successor returns the next edition of a framework, where two competencies are
// called otherwise, and a crosswalk to it, changed in some way.
func successor(t testing.TB, fw *competency.Framework, change func(*competency.Crosswalk)) (*competency.Framework, *competency.Crosswalk) {
	t.Helper()
	spec := fw.Spec()
	spec.Edition = "2"
	for i := range spec.Competencies {
		if c := &spec.Competencies[i]; c.ID == "registers" || c.ID == "law" {
			c.ID = "new-" + c.ID
		}
	}
	spec.Roles = nil
	next, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	w := &competency.Crosswalk{
		Format: competency.CrosswalkFormat, ID: "to-2", Title: govmaturity.English("To edition 2"), Standing: govmaturity.StandingDerived,
		From: competency.EditionSpec{Framework: "ministry", Edition: "1"}, To: competency.EditionSpec{Framework: "ministry", Edition: "2"},
		Links: []competency.LinkSpec{
			{From: "registers", To: "new-registers", Match: competency.MatchSame},
			{From: "law", To: "new-law", Match: competency.MatchLossy},
		},
	}
	if change != nil {
		change(w)
	}
	return next, w
}

func TestWellMade(t *testing.T) {
	t.Parallel()
	fw := ministry(t, nil)
	next, walk := successor(t, fw, nil)
	Run(t, fw)
	if err := Check(fw, WithSeed(2), WithSamples(20), WithTraining(school(t, fw, nil)), WithCrosswalk(next, walk, nil)); err != nil {
		t.Error(err)
	}
	// The way back may say what it loses.
	back := &competency.Crosswalk{
		Format: competency.CrosswalkFormat, ID: "to-1", Title: govmaturity.English("Back to edition 1"), Standing: govmaturity.StandingDerived,
		From: walk.To, To: walk.From, Links: []competency.LinkSpec{{From: "new-registers", To: "registers", Match: competency.MatchPartial}},
	}
	if err := Check(fw, WithCrosswalk(next, walk, back)); err != nil {
		t.Error(err)
	}
}
