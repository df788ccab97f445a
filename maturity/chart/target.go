package chart

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// aims returns the place of the level that each node aims at, or -1. There are
// none without a target.
func aims(nodes []maturity.Result, levels []govmaturity.Level, target maturity.Target) ([]int, error) {
	if target.Level == "" && len(target.Nodes) == 0 {
		return nil, nil
	}
	here := govmaturity.Path{}.Key("target")
	var k document.Report
	if levels == nil {
		k.Add(here, govmaturity.CodeNotUsed, "a target needs nodes that show levels of one scale")
		return nil, k.Err()
	}
	find := func(at govmaturity.Path, id string) int {
		i := slices.IndexFunc(levels, func(l govmaturity.Level) bool { return l.ID() == id })
		if i < 0 && id != "" {
			k.Add(at, govmaturity.CodeUnknownReference, "there is no level %.60q", id)
		}
		return i
	}
	aims := make([]int, len(nodes))
	for i, node := range nodes {
		if id, ok := target.Nodes[node.ID()]; ok {
			aims[i] = find(here.Key("nodes").Key(node.ID()), id)
		} else {
			aims[i] = find(here.Key("level"), target.Level)
		}
	}
	return aims, k.Err()
}

// aimed returns the point of a level that is aimed at.
func aimed(aim int, levels []govmaturity.Level, w govmaturity.Words) drawing.Point {
	if aim < 0 {
		return drawing.Point{State: govmaturity.StateNotApplicable, Label: w.Say("chart.no-target")}
	}
	return drawing.At(levels[aim].Value())
}
