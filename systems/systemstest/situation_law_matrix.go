package systemstest

import (
	"fmt"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// namedLevel is one of the sizes of a risk.
type namedLevel struct {
	name  string
	level situation.RiskLevel
}

func levelsOf(r situation.Risk) []namedLevel {
	return slices.DeleteFunc([]namedLevel{{"inherent", r.Inherent()}, {"residual", r.Residual()}, {"target", r.Target()}}, func(l namedLevel) bool { return !l.level.Valid() })
}

// scoresMultiply: a score is likelihood times impact.
func scoresMultiply() situationRule {
	return laws.New("scores-multiply",
		"The score of a risk is its likelihood times its impact, and its band the highest that begins at that score or below it, or that of the matrix; the score that somebody wrote down counts where one of the two is not said.",
		func(s *situationSubject, out *laws.Recorder) {
			for _, r := range s.s.Risks() {
				for _, l := range levelsOf(r) {
					want, has := handScore(l.level)
					band := s.handBand(l.level, want, has)
					got, ok := s.engine.score(l.level)
					is := s.engine.band(l.level)
					if ok != has || has && math.Abs(got-want) > 1e-6 || band != "" && is.ID() != band {
						violated(out, finding{
							at: r.ID(), title: titled(r.ID(), r.Text()), given: l.name, got: fmt.Sprintf("score %v, band %q", got, is.ID()), expected: fmt.Sprintf("score %v, band %q", want, band),
						})
					}
				}
			}
		})
}

func handScore(l situation.RiskLevel) (float64, bool) {
	if l.Likelihood().Valid() && l.Impact().Valid() {
		return l.Likelihood().Value() * l.Impact().Value(), true
	}
	return l.SaidScore()
}

// handBand finds a band by hand: "" where the rules make none.
func (s *situationSubject) handBand(l situation.RiskLevel, score float64, has bool) string {
	if len(s.spec.Risks.Matrix) > 0 {
		if !l.InCell() {
			return ""
		}
		for _, row := range s.spec.Risks.Matrix {
			if row.Likelihood == l.Likelihood().ID() {
				return row.Bands[l.Impact().Index()]
			}
		}
		return ""
	}
	band := ""
	for _, b := range s.spec.Risks.Bands {
		if has && b.From != nil && score >= *b.From-1e-9 {
			band = b.ID
		}
	}
	return band
}

// cellsOnce: a risk is in one cell of the matrix.
func cellsOnce() situationRule {
	return laws.New("cells-once",
		"Each risk of which likelihood and impact are said is in one cell of the matrix, before and after, and that is the cell of its two levels; all others are listed as having none.",
		func(s *situationSubject, out *laws.Recorder) {
			m := s.s.Matrix()
			inherent, residual := map[string][]string{}, map[string][]string{}
			for l := range m.Likelihood().Len() {
				for i := range m.Impact().Len() {
					c := s.engine.cell(m, l, i)
					at := fmt.Sprintf("%s, %s", c.Likelihood.ID(), c.Impact.ID())
					for _, r := range c.Inherent {
						inherent[r.ID()] = append(inherent[r.ID()], at)
					}
					for _, r := range c.Residual {
						residual[r.ID()] = append(residual[r.ID()], at)
					}
				}
			}
			unplaced := map[string]bool{}
			for _, r := range m.Unplaced() {
				unplaced[r.ID()] = true
			}
			for _, r := range s.s.Risks() {
				for _, is := range []struct {
					level situation.RiskLevel
					cells []string
				}{{r.Inherent(), inherent[r.ID()]}, {r.Residual(), residual[r.ID()]}} {
					var want []string
					if is.level.InCell() {
						want = []string{fmt.Sprintf("%s, %s", is.level.Likelihood().ID(), is.level.Impact().ID())}
					}
					if !slices.Equal(is.cells, want) {
						violated(out, finding{at: r.ID(), title: titled(r.ID(), r.Text()), got: fmt.Sprintf("in the cells %q", is.cells), expected: fmt.Sprintf("in %q", want)})
					}
				}
				if want := !r.Inherent().InCell() && !r.Residual().InCell(); unplaced[r.ID()] != want {
					violated(out, finding{at: r.ID(), title: titled(r.ID(), r.Text()), got: fmt.Sprintf("listed without a cell: %t", unplaced[r.ID()]), expected: fmt.Sprint(want)})
				}
			}
		})
}
