package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// MaxMoves is how many organizations a chart of moves shows.
const MaxMoves = 100

// Rollout draws how many organizations are how far: a bar for each step, and for each node
// by whose levels they are counted. With an earlier round there are two bars each, and how
// many organizations moved; organizations that one of the two alone names are not known in
// the other. The error is a [govmaturity.Problems], or that of
// [rollout.Round.Since]. Target has no meaning here.
func Rollout(now, earlier *rollout.Round, o Options) (govmaturity.Chart, error) {
	rounds, moves, err := roundsOf(now, earlier)
	if err != nil {
		return nil, err
	}
	w := o.Words
	s := drawing.Shares{
		Head: o.head(now.Rollout().Title(), "", ""), Fit: drawing.Fit{Width: o.Width},
		Unknown: w.Say("rollout.unknown"),
		Summary: []string{w.Say("chart.rollout", "count", max(len(moves), len(now.Places())))},
	}
	if earlier == nil {
		s.Title = cmp.Or(o.Title, drawing.Brackets(w, s.Title, w.Isolate(now.Name(), "")))
	} else {
		s.Summary = append(s.Summary, w.Wording(now.MovementFinding(earlier, w).Outcome))
	}
	for i := range now.Rollout().Steps() {
		s.Rows = append(s.Rows, stepRow(i, rounds, moves, w))
	}
	for i := range now.Rollout().LevelNodes() {
		row := levelRow(i, rounds, moves, w)
		if earlier != nil {
			row.Lines = []string{movedLevels(i, moves, w)}
		}
		s.Rows = append(s.Rows, row)
	}
	return drawing.New(s)
}

// stepRow counts who is how far with a step, a bar for each round.
func stepRow(i int, rounds []*rollout.Round, moves []rollout.Move, w govmaturity.Words) drawing.ShareRow {
	states := []rollout.StepState{rollout.StepStateNot, rollout.StepStateBegun, rollout.StepStateDone}
	row := drawing.ShareRow{Title: w.Wording(rounds[len(rounds)-1].Rollout().Steps()[i].Title())}
	for _, state := range states {
		row.Parts = append(row.Parts, w.Say("chart.rollout-"+string(state)))
	}
	for _, r := range rounds {
		bar := drawing.ShareBar{Counts: make([]int, len(states))}
		for _, share := range r.ByStep()[i] {
			if at := slices.Index(states, share.State); at >= 0 {
				bar.Counts[at] = len(share.Organizations)
			} else {
				bar.Unknown = len(share.Organizations)
			}
		}
		bar.Unknown += absent(r, moves)
		row.Bars = append(row.Bars, named(bar, r, len(rounds), w))
	}
	return row
}

// levelRow counts who has which level at a node, a bar for each round.
func levelRow(i int, rounds []*rollout.Round, moves []rollout.Move, w govmaturity.Words) drawing.ShareRow {
	node := rounds[len(rounds)-1].Rollout().LevelNodes()[i]
	row := drawing.ShareRow{Title: w.Wording(node.Title())}
	for _, l := range node.Levels() {
		row.Parts = append(row.Parts, drawing.LevelTitle(l, w))
	}
	for _, r := range rounds {
		bar := drawing.ShareBar{Counts: make([]int, len(row.Parts))}
		for _, share := range r.ByLevel()[i] {
			if share.Level.Valid() {
				bar.Counts[share.Level.Index()] = len(share.Organizations)
			} else {
				bar.Unknown = len(share.Organizations)
			}
		}
		bar.Unknown += absent(r, moves)
		row.Bars = append(row.Bars, named(bar, r, len(rounds), w))
	}
	return row
}

// movedLevels says how many organizations have risen at a node, and how many have fallen.
func movedLevels(i int, moves []rollout.Move, w govmaturity.Words) string {
	up, down := 0, 0
	for _, m := range moves {
		switch {
		case m.Levels[i] > 0:
			up++
		case m.Levels[i] < 0:
			down++
		}
	}
	return w.Say("rollout.levels", "up", up, "down", down)
}

// absent counts the organizations that the other round alone names: of them nothing is known.
func absent(r *rollout.Round, moves []rollout.Move) int {
	return max(0, len(moves)-len(r.Places()))
}

// named gives a bar the name of its round, where there are two.
func named(bar drawing.ShareBar, r *rollout.Round, rounds int, w govmaturity.Words) drawing.ShareBar {
	if rounds > 1 {
		bar.Title = w.Isolate(r.Name(), "")
	}
	return bar
}

// roundsOf are the rounds in their order, and the moves between them.
func roundsOf(now, earlier *rollout.Round) ([]*rollout.Round, []rollout.Move, error) {
	var k document.Report
	if now == nil {
		k.Add(govmaturity.Path{}.Key("now"), govmaturity.CodeRequired, "there is no round")
	} else if len(now.Places()) == 0 {
		k.Add(govmaturity.Path{}.Key("now"), govmaturity.CodeNoValue, "the rollout has no organizations")
	}
	if err := k.Err(); err != nil {
		return nil, nil, err
	}
	if earlier == nil {
		return []*rollout.Round{now}, nil, nil
	}
	moves, err := now.Since(earlier)
	if err != nil {
		return nil, nil, err
	}
	return []*rollout.Round{earlier, now}, moves, nil
}

// Moves draws how organizations moved between two rounds of a rollout: a line for each, with
// an arrow from how many steps were done to how many are. Those that moved most come first;
// of more than [MaxMoves] it shows the first. How many steps are done of an organization of
// which one is not known is not known. The error is a [govmaturity.Problems], or that of
// [rollout.Round.Since].
func Moves(now, earlier *rollout.Round, o Options) (govmaturity.Chart, error) {
	if earlier == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Path: govmaturity.Path{}.Key("earlier"), Format: "there is no earlier round"}}
	}
	rounds, moves, err := roundsOf(now, earlier)
	if err != nil {
		return nil, err
	}
	w := o.Words
	r := now.Rollout()
	order := make([]int, len(moves))
	for i := range order {
		order[i] = i
	}
	size := func(m rollout.Move) int {
		if !m.Compared {
			return -1
		}
		return max(m.Steps, -m.Steps)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size(moves[b]), size(moves[a])) })
	d := drawing.Dots{
		Head: o.head(r.Title(), "", ""), Fit: drawing.Fit{Width: o.Width}, Joined: true, Topic: w.Say("chart.rollout-organization"),
		Summary: []string{w.Say("chart.moves"), w.Wording(now.MovementFinding(earlier, w).Outcome)},
	}
	if len(order) > MaxMoves {
		d.Summary = append(d.Summary, w.Say("chart.shown-rows", "from", 1, "to", MaxMoves, "all", len(order)))
		order = order[:MaxMoves]
	}
	var ticks []drawing.Tick
	for n := range len(r.Steps()) + 1 {
		ticks = append(ticks, drawing.Tick{Value: float64(n)})
	}
	for _, i := range order {
		d.Rows = append(d.Rows, drawing.DotRow{
			Title: r.OrganizationTitle(moves[i].Organization, w), Range: govmaturity.Range{Max: float64(len(r.Steps()))}, Ticks: ticks,
		})
	}
	for k, round := range rounds {
		s := drawing.Series{Title: w.Isolate(round.Name(), "")}
		places := map[string]rollout.Place{}
		for _, p := range round.Places() {
			places[p.Organization] = p
		}
		for _, i := range order {
			place, named := places[moves[i].Organization]
			p := drawing.At(float64(place.Done))
			if !named || slices.Contains(place.Steps, rollout.StepStateUnknown) {
				p = drawing.Point{State: govmaturity.StateUnanswered, Label: w.Say("rollout.unknown")}
			}
			s.Points = append(s.Points, p)
		}
		if k > 0 && s.Title == d.Series[0].Title {
			s.Title += " 2" // the same name again: the chart tells series apart by theirs
		}
		d.Series = append(d.Series, s)
	}
	return drawing.New(d)
}
