package situation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// What is handed out is the caller's own: changing it changes no situation.
func TestSituationsDoNotChange(t *testing.T) {
	s := story(t)
	before := s.Spec()
	spec := s.Spec()
	spec.Risks.Risks[0].Owner, spec.Risks.Bands[0].Title["en"], spec.Swots[0].Strengths[0].Text["en"] = "x", "x", "x"
	for _, i := range s.Items() {
		i.Text()["en"] = "x"
		for k, p := range i.Points() {
			i.Points()[k].ID = p.ID + "x"
		}
		if p := i.Path(); len(p) > 0 {
			p[0].Key = "x"
		}
		for k := range i.Cites() {
			i.Cites()[k].Locator = "x"
		}
	}
	for _, r := range s.Risks() {
		for k := range r.Actions() {
			r.Actions()[k].Text["en"] = "x"
		}
		if c := r.Controls(); c != nil {
			c["en"] = "x"
		}
	}
	for _, b := range s.Matrix().Bands() {
		b.Title()["en"] = "x"
	}
	for _, p := range situation.Parts() {
		cites, sources := p.Provenance()
		if len(cites) == 0 || len(sources) != len(cites) {
			t.Errorf("%s comes from nowhere", p)
		}
		for k := range sources {
			sources[k].Note["en"], cites[k].Locator = "x", "x"
		}
	}
	doubts := s.Doubts()
	doubts[0].Path()[0].Key = "x"
	doubts[0] = situation.Doubt{}
	if diff := cmp.Diff(before, s.Spec()); diff != "" || s.Doubts()[0].Check == "" || s.Doubts()[0].Path()[0].Key == "x" {
		t.Error(diff)
	}
	if _, sources := situation.PartSwot.Provenance(); sources[0].Note["en"] == "x" {
		t.Error("the works have changed")
	}
}

func BenchmarkCompile(b *testing.B) {
	spec := story(b).Spec()
	for b.Loop() {
		if _, err := situation.Compile(spec); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRegister(b *testing.B) {
	var text strings.Builder
	text.WriteString("| Rank | ID | Title | Category | Inherent | Residual | Owner | Status | Response |\n|-|-|-|-|-|-|-|-|-|\n")
	for k := range 1000 {
		fmt.Fprintf(&text, "| %d | R-%d | Risk %d | TECHNOLOGY | 20 | 12 | CTO | Open | Treat |\n", k+1, k, k)
	}
	m := mapping(b, "table.yaml")
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		r, err := m.Read("x.md", []byte(text.String()))
		if err != nil || r.Read != 1000 {
			b.Fatal(err, r.Read)
		}
	}
}
