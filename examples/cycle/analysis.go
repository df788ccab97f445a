package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// cycle is one round, with what each of its steps has found.
type cycle struct {
	files fs.FS
	words govmaturity.Words

	// Analysis.
	before, after *maturity.Scorecard
	people        *competency.Framework
	situation     *situation.Situation
	stakeholders  *stakeholder.Map
	needs         []actionplan.Need

	// Vision, and strategy.
	vision     *actionplan.Vision
	strategy   strategy
	monitoring monitoring
	recorded   *actionplan.Cycle
}

// read reads a document by its reader.
func read[D any](c *cycle, name string, by func(string, []byte) (D, error)) (D, error) {
	data, err := fs.ReadFile(c.files, name)
	if err != nil {
		var none D
		return none, err
	}
	return by(name, data)
}

// has reports whether a document is there.
func (c *cycle) has(name string) bool {
	_, err := fs.Stat(c.files, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// targets is what is aimed at.
type targets struct {
	Nodes map[string]string `json:"nodes"` // of the framework: the level
	Post  struct {
		Role string `json:"role"`
		Date string `json:"date"` // on which people are looked at
	} `json:"post"`
}

func readTargets(name string, data []byte) (t targets, err error) {
	if err = json.Unmarshal(data, &t); err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return t, err
}

// analyse scores the assessment and brings all gaps together.
func (c *cycle) analyse() error {
	t, err := read(c, "targets.json", readTargets)
	if err != nil {
		return err
	}
	if c.before, err = c.score("assessment-2026.yaml"); err != nil {
		return err
	}
	gaps, err := c.before.Gaps(maturity.Target{Nodes: t.Nodes})
	if err != nil {
		return err
	}
	ready, err := c.readiness(t)
	if err != nil {
		return err
	}
	if c.situation, err = read(c, "situation.yaml", situation.ReadSituation); err != nil {
		return err
	}
	if c.stakeholders, err = read(c, "stakeholders.yaml", stakeholder.ReadMap); err != nil {
		return err
	}
	c.needs = slices.Concat(actionplan.NeedsOfGaps(gaps), actionplan.NeedsOfReadiness(ready...),
		actionplan.NeedsOfSituation(c.situation), actionplan.NeedsOfEngagement(c.stakeholders))
	return nil
}

// score scores an assessment of an instrument of the catalogue.
func (c *cycle) score(name string) (*maturity.Scorecard, error) {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		return nil, err
	}
	answers, err := read(c, name, fw.ReadAssessment)
	if err != nil {
		return nil, err
	}
	return fw.Score(answers)
}

// readiness is how ready people are for the post that they are to have.
func (c *cycle) readiness(t targets) ([]competency.Readiness, error) {
	var err error
	if c.people, err = read(c, "competencies.yaml", competency.ReadFramework); err != nil {
		return nil, err
	}
	role := c.people.Role(t.Post.Role)
	if !role.Valid() {
		return nil, fmt.Errorf("targets.json: there is no role %q in %s: it has %v", t.Post.Role, c.people.ID(), roles(c.people))
	}
	names, err := fs.Glob(c.files, "people/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []competency.Readiness
	for _, name := range names {
		profile, err := read(c, name, c.people.ReadProfile)
		if err != nil {
			return nil, err
		}
		person, err := c.people.Person(profile)
		if err != nil {
			return nil, err
		}
		r, err := person.Readiness(role.Post(""), competency.AsOf{Date: t.Post.Date})
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// roles are the ids of the roles of a framework.
func roles(fw *competency.Framework) (ids []string) {
	for _, r := range fw.Roles() {
		ids = append(ids, r.ID())
	}
	return ids
}

// see reads the vision.
func (c *cycle) see() (err error) {
	c.vision, err = read(c, "vision.yaml", actionplan.ReadVision)
	return err
}
