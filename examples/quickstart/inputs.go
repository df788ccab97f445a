package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
)

//go:embed data/gtmi-2022.csv data/nine-pillars.yaml
var data embed.FS

const (
	ninePillars = "un-nine-pillars"
	gtmi        = "wb-gtmi@2022"
	takenApart  = "CIV" // the economy whose index is looked into
)

// report scores what the settings say.
func (s settings) report() (report, error) {
	doc := report{Language: language(s.language)}
	if s.answers == "" {
		return doc, s.showExamples(&doc)
	}
	name := s.framework
	if name == "" {
		name = ninePillars
	}
	fw, err := cli.Framework(name)
	if err != nil {
		return doc, err
	}
	file, err := os.Open(s.answers)
	if err != nil {
		return doc, err
	}
	defer file.Close()
	answers, err := fw.ReadAssessment(file)
	if err != nil {
		return doc, err
	}
	scored, err := fw.Score(answers)
	if err != nil {
		return doc, err
	}
	if s.target != "" && !aim(scored, s.target).Valid() {
		return doc, noLevel(s.target, scored)
	}
	return doc, s.add(&doc, scored)
}

// showExamples fills the report with the two examples.
func (s settings) showExamples(doc *report) error {
	index, err := cli.Framework(gtmi)
	if err != nil {
		return err
	}
	compared, one, err := recompute(index)
	if err != nil {
		return err
	}
	doc.Comparison = compared
	pillars, err := cli.Framework(ninePillars)
	if err != nil {
		return err
	}
	file, err := data.Open("data/nine-pillars.yaml")
	if err != nil {
		return err
	}
	defer file.Close()
	answers, err := pillars.ReadAssessment(file)
	if err != nil {
		return err
	}
	two, err := pillars.Score(answers)
	if err != nil {
		return err
	}
	if s.target != "" && !aim(one, s.target).Valid() && !aim(two, s.target).Valid() {
		return noLevel(s.target, one, two)
	}
	for _, scored := range []*maturity.Scorecard{one, two} {
		own := s
		if !aim(scored, s.target).Valid() {
			own.target = "" // it is meant for the other instrument
		}
		if err := own.add(doc, scored); err != nil {
			return err
		}
	}
	doc.Scorecards[1].Explanation = nil // one is enough to show what it is
	return nil
}

// add adds what there is to say about a scorecard to the report.
func (s settings) add(doc *report, scored *maturity.Scorecard) error {
	c, err := newCard(scored, s.target, doc.Language)
	if err != nil {
		return err
	}
	doc.Scorecards = append(doc.Scorecards, c)
	return nil
}

// aims returns the levels and classes that nodes of a card can reach.
func aims(scored *maturity.Scorecard) []maturity.Level {
	var all []maturity.Level
	for r := range scored.Nodes() {
		for _, l := range append(r.Levels(), r.Classes()...) {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	return all
}

// aim returns the one of them that has an id, or the zero Level.
func aim(scored *maturity.Scorecard, id string) maturity.Level {
	for _, l := range aims(scored) {
		if l.ID() == id {
			return l
		}
	}
	return maturity.Level{}
}

func noLevel(id string, scored ...*maturity.Scorecard) error {
	var have []string
	for _, c := range scored {
		for _, l := range aims(c) {
			have = append(have, l.ID())
		}
	}
	if have == nil {
		return usageError(fmt.Sprintf("-target: there is no level %q: the instrument has no levels", id))
	}
	return usageError(fmt.Sprintf("-target: there is no level %q; there is %s", id, strings.Join(have, ", ")))
}

// recompute computes a published index from its published components, and
// returns the two side by side, with the scorecard of one economy.
func recompute(fw *maturity.Framework) (*comparison, *maturity.Scorecard, error) {
	const decimals, tolerance = 12, 1e-12 // of the 15 that are published
	file, err := data.Open("data/gtmi-2022.csv")
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	c := newComparison(fw, decimals)
	var one *maturity.Scorecard
	for _, row := range rows[1:] {
		answers := &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(),
			Subject: row[column["name"]], Date: "2022",
			Standing: govmaturity.Official, Source: "World Bank, GovTech Dataset",
			Answers: map[string]maturity.Answer{},
		}
		for _, indicator := range fw.Indicators() {
			answer, err := indicator.Parse(row[column[indicator.ID()]])
			if err != nil {
				return nil, nil, err
			}
			answers.Answers[indicator.ID()] = answer
		}
		scored, err := fw.Score(answers)
		if err != nil {
			return nil, nil, err
		}
		if row[column["economy"]] == takenApart {
			one = scored
		}
		published, err := strconv.ParseFloat(row[column["index"]], 64)
		if err != nil {
			return nil, nil, err
		}
		computed, _ := scored.Root().Value()
		e := economy{
			ID: row[column["economy"]], Name: answers.Subject,
			Published: published, PublishedGroup: row[column["group"]],
			Computed: computed, ComputedGroup: scored.Root().Class().String(),
		}
		e.Difference = e.Computed - e.Published
		e.IndexAgrees = math.Abs(e.Difference) <= tolerance
		e.GroupAgrees = e.ComputedGroup == e.PublishedGroup
		c.add(e)
	}
	return c, one, nil
}
