package main

import (
	"html/template"
	"slices"

	"github.com/govmaturity/govmaturity/maturity"
)

// aim is the form that says which level is aimed at: one for all, and another for
// single parts.
type aim struct {
	Levels []choice
	Parts  []aimPart
	Set    bool
	Single bool // a part has a level of its own
}

type aimPart struct {
	ID     string // of the field
	Title  template.HTML
	Levels []choice
}

// choice is an option of a select.
type choice struct {
	ID    string
	Title string
	On    bool
}

// gapRow is a node that is below its target.
type gapRow struct {
	Title       template.HTML
	Depth       int
	Now, Target template.HTML
	Levels      int
	Way         *way // for the whole, and for its parts
}

// aim reads which level is aimed at from the address, and returns the form for it.
func (v *visit) aim(card *maturity.Scorecard) (form aim, target maturity.Target) {
	q := v.r.URL.Query()
	target.Level = q.Get("target")
	seen := map[string]bool{}
	for r := range card.Nodes() {
		for _, l := range levelsOf(r) {
			if !seen[l.ID()] {
				seen[l.ID()] = true
				form.Levels = append(form.Levels, choice{l.ID(), v.Plain(l.Title()), l.ID() == target.Level})
			}
		}
	}
	for _, r := range append([]maturity.Result{card.Root()}, partsOfCard(card)...) {
		levels := levelsOf(r)
		if len(levels) == 0 {
			continue
		}
		part := aimPart{ID: "target-" + r.ID(), Title: v.Say(r.Title())}
		own := q.Get(part.ID)
		for _, l := range levels {
			part.Levels = append(part.Levels, choice{l.ID(), v.Plain(l.Title()), l.ID() == own})
		}
		if own != "" {
			if target.Nodes == nil {
				target.Nodes = map[string]string{}
			}
			target.Nodes[r.ID()], form.Single = own, true
		}
		form.Parts = append(form.Parts, part)
	}
	form.Set = target.Level != "" || target.Nodes != nil
	return form, target
}

// gaps are the nodes below their target, and the way there for the whole and its parts.
func (v *visit) gaps(card *maturity.Scorecard, target maturity.Target) (out []gapRow, err error) {
	all, err := card.Gaps(target)
	if err != nil {
		return nil, err
	}
	shown := append(partsOfCard(card), card.Root())
	for _, g := range all {
		row := v.resultRow(g.Node)
		gap := gapRow{Title: row.Title, Depth: row.Depth, Now: row.Said(), Target: v.Say(g.Target.Title()), Levels: g.Levels}
		if slices.ContainsFunc(shown, func(r maturity.Result) bool { return r.ID() == g.Node.ID() }) {
			w := v.way(g.Node, g.Path())
			gap.Way = &w
		}
		out = append(out, gap)
	}
	return out, nil
}
