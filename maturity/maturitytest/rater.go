package maturitytest

import "github.com/govmaturity/govmaturity/maturity"

// rater scores the thousands of assessments that some laws try. Where it can,
// it does so with a Scorer, since checking the form of each assessment takes
// most of the time; the law scorer says that both come to the same.
type rater struct {
	s      *subject
	fw     *maturity.Framework
	scorer *maturity.Scorer // nil when the framework has rosters
	row    *maturity.Marks
}

func (s *subject) newRater(fw *maturity.Framework) *rater {
	r := &rater{s: s, fw: fw}
	if scorer, err := fw.NewScorer(); err == nil {
		r.scorer, r.row = scorer, fw.NewMarks()
	}
	return r
}

// score returns what an assessment comes to. There are no readings when an
// answer is refused.
func (r *rater) score(a *maturity.Assessment) []reading {
	if r.scorer == nil {
		return r.s.scoreWith(r.fw, a)
	}
	for _, ind := range r.fw.Indicators() {
		m, err := ind.Mark(a.Answers[ind.ID()])
		if err != nil {
			return nil
		}
		r.row.Set(ind.Index(), m)
	}
	card, err := r.scorer.Score(r.row)
	if err != nil {
		return nil
	}
	return r.s.engine.look(card)
}
