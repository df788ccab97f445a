package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/examples/internal/text"
)

// The team that comes with the program: a framework, a team, the profiles of its
// people, a catalogue of training, and who is to have which role.
//
//go:embed unit
var unit embed.FS

// team is what the documents say, brought together.
type team struct {
	team     *competency.Team
	training *competency.Training
	when     competency.AsOf
	targets  []target
	causes   []competency.Diagnosis
}

// target is somebody and the post that they are to have.
type target struct {
	person *competency.Person
	post   competency.Post
}

// readTeam reads the documents of a team.
func readTeam(files fs.FS) (*team, error) {
	read := func(name string) []byte {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil // whose reader says that there is nothing
		}
		return data
	}
	fw, err := competency.ReadFramework("framework.yaml", read("unit/framework.yaml"))
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "unit/people/*.yaml")
	if err != nil {
		return nil, err
	}
	byID := map[string]*competency.Person{}
	var people []*competency.Person
	for _, name := range names {
		profile, err := fw.ReadProfile(name, read(name))
		if err != nil {
			return nil, err
		}
		p, err := fw.Person(profile)
		if err != nil {
			return nil, err
		}
		byID[p.ID()], people = p, append(people, p)
	}
	t := &team{}
	if t.team, err = fw.ReadTeam("team.yaml", read("unit/team.yaml"), people); err != nil {
		return nil, err
	}
	if t.training, err = competency.ReadTraining("training.yaml", read("unit/training.yaml"), fw); err != nil {
		return nil, err
	}
	return t, t.aim(read("unit/targets.json"), fw, byID)
}

// aim reads who is to have which post, and why there are gaps.
func (t *team) aim(data []byte, fw *competency.Framework, people map[string]*competency.Person) error {
	var doc struct {
		Date    string
		Targets []struct{ Person, Role, Level string }
		// Diagnoses say for some gaps what the cause is.
		Diagnoses []competency.Diagnosis
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return fmt.Errorf("targets.json: %w", err)
	}
	t.when, t.causes = competency.AsOf{Date: doc.Date}, doc.Diagnoses
	for _, one := range doc.Targets {
		post := fw.Role(one.Role).Post(one.Level)
		if people[one.Person] == nil || !post.Valid() {
			return fmt.Errorf("targets.json: there is no %s, or no post %s/%s", one.Person, one.Role, one.Level)
		}
		t.targets = append(t.targets, target{people[one.Person], post})
	}
	return nil
}

// report is how the team is told.
type report struct {
	out   io.Writer
	words govmaturity.Words
	why   bool
	err   error
}

// printTeam says who is how ready, on what the team rests, and which training closes
// the gaps: within a budget, if there is one.
func printTeam(w io.Writer, words govmaturity.Words, why bool, budget *int64) error {
	t, err := readTeam(unit)
	if err != nil {
		return err
	}
	r := &report{out: w, words: words, why: why}
	r.title("Who is how ready for the role that they are to have")
	for _, one := range t.targets {
		ready, err := one.person.Readiness(one.post, t.when)
		if err != nil {
			return err
		}
		r.tell(ready.Explain(words), 2, func(ref govmaturity.Reference) (govmaturity.Finding, bool) { return ready.Find(ref, words) })
	}
	if err := t.printCoverage(r); err != nil {
		return err
	}
	plan, err := t.plan(budget)
	if err != nil {
		return err
	}
	r.title("Which training closes the gaps")
	r.tell(plan.Explain(words), 0, nil)
	for _, one := range plan.People {
		r.tell(one.Explain(words), 0, nil)
	}
	return r.err
}

// printCoverage says where there are too few people or just one, and who could step up.
func (t *team) printCoverage(r *report) error {
	coverage, err := t.team.Coverage(t.when)
	if err != nil {
		return err
	}
	r.title("What the team lacks, and what rests on one person")
	for _, c := range coverage {
		if c.Verdict != competency.VerdictMet || c.SinglePoint() {
			r.tell(c.Explain(r.words), 0, nil)
		}
	}
	r.title("Who could lead the unit")
	next, err := t.team.Successors(t.targets[len(t.targets)-1].post, t.when)
	if err != nil {
		return err
	}
	r.tell(next.Explain(r.words), 0, nil)
	return nil
}

// plan plans training at least cost or, within a budget, for the most readiness.
func (t *team) plan(budget *int64) (*competency.Plan, error) {
	var people []competency.Trainee
	for _, one := range t.targets {
		people = append(people, competency.Trainee{Person: one.person, Posts: []competency.Post{one.post}})
	}
	options := competency.PlanOptions{AsOf: t.when, Goal: competency.GoalLeastCost, Possible: true, Diagnoses: t.causes}
	if budget != nil {
		options.Goal, options.Budget = competency.GoalReadiness, budget
	}
	plan, err := t.training.Plan(people, options)
	if err != nil {
		return nil, err
	}
	// What comes from its parts is not trained for by itself: the parts are.
	for i, one := range plan.People {
		for _, g := range one.Gaps {
			people[i].Targets = append(people[i].Targets, g.Parts...)
		}
	}
	return t.training.Plan(people, options)
}

func (r *report) title(s string) { r.write(s + "\n" + strings.Repeat("=", text.Width(s)) + "\n\n") }

// tell prints a finding and, where somebody asks why, those that it rests on.
func (r *report) tell(f govmaturity.Finding, depth int, find func(govmaturity.Reference) (govmaturity.Finding, bool)) {
	if r.why {
		r.write(f.Trace(r.words, depth, find) + "\n")
		return
	}
	// The last line says, for programs, what the finding is about.
	f.Standing = ""
	said := strings.TrimSuffix(f.In(r.words), "\n")
	r.write(said[:strings.LastIndex(said, "\n")+1] + "\n")
}

func (r *report) write(s string) {
	_, err := io.WriteString(r.out, s)
	r.err = errors.Join(r.err, err)
}
