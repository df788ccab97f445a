package main

import (
	"errors"
	"html/template"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// under returns the answers of an assessment for a framework, which may be another
// content of the one that it was made with: where only words were mended, it computes
// alike. Otherwise there are none.
func (v *visit) under(in *instrument, a *store.Assessment) (*maturity.Assessment, error) {
	d, err := v.draftOf(a)
	if err != nil || d.In.RulesHash() != in.RulesHash() {
		return nil, err
	}
	doc := d.Doc
	doc.Hash, doc.Subject, doc.Rater, doc.Date = in.RulesHash(), a.Subject, a.Rater, a.Date
	return doc, nil
}

// compare puts two assessments side by side, with the catalogue's crosswalk where they
// are of two frameworks, or of two editions of one that do not compute alike. There is
// no comparison where there is no such crosswalk.
func (v *visit) compare(before, after *draft) (*maturity.Comparison, error) {
	var cards [2]*maturity.Scorecard
	for i, d := range []*draft{before, after} {
		card, err := d.In.Score(d.Doc)
		if err != nil {
			return nil, err
		}
		cards[i] = card
	}
	same, err := maturity.Compare(cards[0], cards[1])
	var other *maturity.EditionError
	if !errors.As(err, &other) {
		return same, err
	}
	walk, err := catalog.LoadCrosswalk(before.In.ID()+"@"+before.In.Edition(), after.In.ID()+"@"+after.In.Edition())
	if err != nil {
		return nil, nil // there is none
	}
	through, err := maturity.Compare(cards[0], cards[1], maturity.Through(walk))
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		return nil, nil // it is of another content than these
	}
	return through, err
}

// comparison is what changed between two assessments, in words.
type comparison struct {
	Before, After *draft
	Through       template.HTML // the crosswalk
	Standing      string        // how official that is
	Rows          []changeRow
	Apart         []string        // what cannot be compared, and why
	Dropped       []template.HTML // what nothing now was compared with
	Reworded      []maturity.Rewording
	MoreReworded  int
	counts
}

type changeRow struct {
	resultRow
	Was    template.HTML
	Change string
	Note   template.HTML
	Part   bool // it is the whole, or one of its parts
}

// counts are how many parts went which way.
type counts struct{ Higher, Lower, Same, Without int }

const rewordedShown = 40

func (v *visit) comparison(before, after *draft, c *maturity.Comparison) *comparison {
	out := &comparison{Before: before, After: after}
	parts := map[string]bool{}
	for _, r := range partsOfCard(c.After) {
		parts[r.ID()] = true
	}
	if c.Crosswalk != nil {
		out.Through, out.Standing = v.Say(c.Crosswalk.Title), v.StandingOf(c.Crosswalk.Standing)
	}
	for _, change := range c.Changes {
		part := parts[change.After.ID()]
		if part {
			out.count(change)
		}
		if !change.Comparable {
			// What has no number in either of the two is only a heading.
			if change.Before.IsScored() || change.After.IsScored() || change.Obstacle == maturity.ObstacleNew || change.Obstacle == maturity.ObstacleChanged {
				out.Apart = append(out.Apart, change.In(v.words()))
			}
			continue
		}
		out.Rows = append(out.Rows, changeRow{
			resultRow: v.resultRow(change.After), Was: v.resultRow(change.Before).Said(), Change: v.changeText(change),
			Note: v.Say(change.Note), Part: part || !change.After.Parent().Valid(),
		})
	}
	for _, r := range c.Dropped {
		out.Dropped = append(out.Dropped, v.Say(r.Title()))
	}
	out.Reworded = c.Reworded
	if len(out.Reworded) > rewordedShown {
		out.Reworded, out.MoreReworded = out.Reworded[:rewordedShown], len(out.Reworded)-rewordedShown
	}
	return out
}

func (n *counts) count(c maturity.Change) {
	switch {
	case !c.Comparable:
		n.Without++
	case c.Delta > 0:
		n.Higher++
	case c.Delta < 0:
		n.Lower++
	default:
		n.Same++
	}
}

// changeText says which way a node went, and how far.
func (v *visit) changeText(c maturity.Change) string {
	by := v.number(c.Delta)
	switch {
	case c.Delta > 0:
		return v.T("higher-by", v.words().LeftToRight("+"+by))
	case c.Delta < 0:
		return v.T("lower-by", v.words().LeftToRight(by))
	}
	return v.T("the-same")
}

// Parts are the rows of the whole and its parts.
func (c *comparison) Parts() (rows []changeRow) {
	for _, r := range c.Rows {
		if r.Part {
			rows = append(rows, r)
		}
	}
	return rows
}

// changes is a table of what changed, for the template that writes one.
type changes struct {
	Page *page
	Rows []changeRow
}

func newChanges(p *page, rows []changeRow) changes { return changes{p, rows} }
