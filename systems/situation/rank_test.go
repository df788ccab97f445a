package situation_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// small returns a situation with risks that are measured by score, or by band alone.
func small(t *testing.T, appetite string, risks ...string) *situation.Situation {
	t.Helper()
	return read(t, "format: govmaturity/situation/1\nid: small\nrisks:\n  bands: [{id: low, title: Low, from: 0}, {id: middle, title: Middle, from: 5}, {id: high, title: High, from: 10}]\n"+
		"  appetite: "+appetite+"\n  risks:\n  - "+strings.Join(risks, "\n  - ")+"\n")
}

// Whatever the order of the document, and whatever of one rank stands beside it: a risk
// is told where the next rank that it can be compared with has a larger one.
func TestRanks(t *testing.T) {
	for _, test := range []struct {
		want  string
		risks []string
	}{
		{"c<d", []string{"{id: a, text: A, rank: 1, residual: {score: 5}}", "{id: c, text: C, rank: 2, residual: {score: 3}}", "{id: b, text: B, rank: 2, residual: {score: 5}}", "{id: d, text: D, rank: 3, residual: {score: 4}}"}},
		{"b<c a<c", []string{"{id: c, text: C, rank: 9, residual: {score: 9}}", "{id: b, text: B, rank: 2, residual: {score: 3}}", "{id: a, text: A, rank: 2, residual: {score: 4}}"}},
		{"a<c", []string{"{id: a, text: A, rank: 1, residual: {score: 4}}", "{id: b, text: B, rank: 2}", "{id: c, text: C, rank: 3, residual: {score: 9}}"}},
		{"a<b", []string{"{id: a, text: A, rank: 1, residual: {band: low}}", "{id: b, text: B, rank: 2, residual: {band: high}}", "{id: c, text: C, rank: 3, residual: {score: 9}}"}},
		{"", []string{"{id: a, text: A, rank: 1, residual: {score: 4}}", "{id: b, text: B, rank: 1, residual: {score: 9}}", "{id: c, text: C, residual: {score: 12}}"}},
	} {
		var got []string
		for _, d := range small(t, "{score: 100}", test.risks...).Doubts(situation.CheckRank) {
			got = append(got, d.Item.ID()+"<"+d.Others[0].ID())
		}
		if said := strings.Join(got, " "); said != test.want {
			t.Errorf("%v: %q, want %q", test.risks, said, test.want)
		}
	}
}

// A band without a score is above an appetite that is a score, where it begins above it.
func TestBandAboveScore(t *testing.T) {
	s := small(t, "{score: 5}", "{id: a, text: A, residual: {band: high}}", "{id: b, text: B, residual: {band: middle}}", "{id: c, text: C, residual: {score: 6}}")
	for id, want := range map[string]bool{"a": true, "b": false, "c": true} {
		if s.Item(id).Risk().AboveAppetite() != want || len(s.Item(id).Finding().Reasons) == 0 {
			t.Errorf("%s: want %v", id, want)
		}
	}
}

// To contradict is mutual: the one may say it, and the other that it supports.
func TestBothSaidByTwo(t *testing.T) {
	s := read(t, strings.Replace(strings.Replace(sound, "text: Threat,", "text: Threat, contradicts: [s],", 1), "text: Strength,", "text: Strength, supports: [t],", 1))
	doubts := s.Doubts(situation.CheckBoth)
	if len(doubts) != 1 || doubts[0].Path().String() != "swots[0].strengths[0].supports" || doubts[0].Others[0].ID() != "t" ||
		doubts[0].Say(govmaturity.Words{}) != "It is said both to support and to contradict this: Threat" {
		t.Error(s.DoubtProblems())
	}
	if len(s.Doubts(situation.CheckContradicts)) != 1 {
		t.Error("that they contradict is lost")
	}
}
