package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// Ranks draws how sure a ranking is: a row for each member that has a rank, the best
// first, with a mark at its rank and a bar over the interval in which it moves. There are
// at most 300 rows.
func Ranks(u *panel.Uncertainty, o Options) (govmaturity.Chart, error) {
	if u == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "there is no ranking"}}
	}
	w := o.Words
	members := u.Panel().Members()
	if len(members) == 0 {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "a panel of nobody has no ranks"}}
	}
	node := members[0].Card.Node(u.Node().ID())
	p := drawing.Places{
		Head:    o.head(node.Title(), "", note([][]maturity.Result{{node}}, false, w)),
		Fit:     drawing.Fit{Width: o.Width},
		Summary: []string{u.SayHead(w)},
		Last:    len(members),
	}
	for _, s := range u.Spans() {
		p.Rows = append(p.Rows, drawing.Place{
			Title: w.Isolate(s.Subject, ""), Rank: s.Rank, Low: s.Low, High: s.High,
			Result: u.SaySpan(w, panel.Member{Subject: s.Subject, Rater: s.Rater, Date: s.Date}),
		})
	}
	return drawing.New(p)
}
