package actionplan_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

// Whatever is read as a vision, a cycle or a plan is refused, or can be asked all that
// it can be asked, and compiles again to the same.
func FuzzDocuments(f *testing.F) {
	for _, name := range []string{"plan.yaml", "vision.yaml", "cycle.yaml"} {
		f.Add(file(f, name))
	}
	plan := read(f, file(f, "plan.yaml"))
	w := govmaturity.WordsFor("ar")
	f.Fuzz(func(t *testing.T, text string) {
		if v, err := actionplan.ReadVision("v.yaml", []byte(text)); err == nil {
			for _, r := range v.Lint() {
				_ = r.Explain(w)
			}
			_, _ = plan.CheckVision(v), v.Unanswered(plan)
			if again, err := actionplan.CompileVision(v.Spec()); err != nil || again.Hash() != v.Hash() {
				t.Errorf("%v", err)
			}
		}
		if c, err := actionplan.ReadCycle("c.yaml", []byte(text)); err == nil {
			for _, r := range c.Lint() {
				_ = r.Explain(w)
			}
			s, err := c.Status("2026-11-25")
			if err != nil || len(s.Steps) != 4 || s.Next == "" || s.Explain(w).Outcome == nil {
				t.Errorf("%+v, %v", s, err)
			}
			_, _ = c.CheckPlan(plan), c.Check(plan.Document())
			if again, err := actionplan.CompileCycle(c.Spec()); err != nil || again.Hash() != c.Hash() {
				t.Errorf("%v", err)
			}
		}
		if p, err := actionplan.Read("p.yaml", []byte(text)); err == nil {
			for _, r := range p.Lint() {
				_ = r.Explain(w)
			}
			if again, err := actionplan.Compile(p.Spec()); err != nil || again.Hash() != p.Hash() {
				t.Errorf("%v", err)
			}
		}
	})
}
