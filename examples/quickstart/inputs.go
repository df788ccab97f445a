package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
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
	file, err := openNamed(s.answers)
	if err != nil {
		return doc, err
	}
	var fw *maturity.Framework
	if s.framework != "" {
		fw, err = cli.Framework(s.framework)
	} else {
		fw, err = file.framework()
	}
	if err != nil {
		return doc, err
	}
	answers, err := fw.ReadAssessment(file.name, file.data)
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

// named is what a file holds, and its name for messages.
type named struct {
	name string
	data []byte
}

func openNamed(name string) (named, error) {
	data, err := cli.ReadDocument(name)
	return named{name, data}, err
}

// framework loads the instrument that answers say they are to, from the
// catalogue.
func (f named) framework() (*maturity.Framework, error) {
	root, problems := document.Parse(f.name, f.data, document.Limits{})
	if root == nil {
		return nil, problems.Err()
	}
	if format := root.Get("format"); root.Kind != document.Map || format != nil && format.Kind == document.String && format.Text != maturity.AssessmentFormat {
		return cli.Framework(ninePillars) // whose reader says that these are no answers
	}
	problem := govmaturity.Problem{Code: govmaturity.CodeUnknownReference, File: f.name, Line: root.Line, Column: root.Column}
	id := root.Get("framework")
	switch {
	case id != nil && id.Kind == document.Broken:
		return nil, problems.Err()
	case id == nil || id.Kind != document.String:
		problem.Format = "the answers do not say which instrument they are to: expected the key framework with its id, or the flag -framework"
		return nil, govmaturity.Problems{problem}
	}
	name := id.Text
	edition := root.Get("edition")
	if edition != nil && edition.Text != "" {
		name += "@" + edition.Text
	}
	var editions []string
	for _, e := range catalog.Entries() {
		if name == e.String() || name == e.ID {
			return cli.Framework(name)
		}
		if e.ID == id.Text {
			editions = append(editions, e.Edition)
		}
	}
	at := id
	have := "it has " + strings.Join(catalogue(), ", ")
	if near := document.Nearest(id.Text, catalogue()); near != "" {
		have = "did you mean " + near + "?"
	}
	problem.Path = govmaturity.Path{}.Key("framework")
	if editions != nil {
		at, problem.Path = edition, govmaturity.Path{}.Key("edition")
		have = "it has " + strings.Join(editions, ", ")
	}
	problem.Line, problem.Column = at.Line, at.Column
	problem.Format = "the catalogue has no %.160s; %s; for an instrument of your own, add -framework and its file"
	problem.Args = []any{text.Plain(name), have}
	return nil, govmaturity.Problems{problem}
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
	const name = "data/nine-pillars.yaml"
	text, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	answers, err := pillars.ReadAssessment(name, text)
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
func aims(scored *maturity.Scorecard) []govmaturity.Level {
	var all []govmaturity.Level
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
func aim(scored *maturity.Scorecard, id string) govmaturity.Level {
	for _, l := range aims(scored) {
		if l.ID() == id {
			return l
		}
	}
	return govmaturity.Level{}
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
			Standing: govmaturity.StandingOfficial, Source: "World Bank, GovTech Dataset",
			Answers: map[string]govmaturity.Answer{},
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
