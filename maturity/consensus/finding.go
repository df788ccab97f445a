package consensus

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
	"github.com/govmaturity/govmaturity/maturity"
)

// The kinds of findings of this package.
const (
	FindingConsensus = "consensus"
	FindingAnswer    = "consensus-answer"
	FindingAgreement = "consensus-agreement"
	FindingMovement  = "consensus-movement"
)

// teller says a finding in one language.
type teller struct {
	w   govmaturity.Words
	c   *Consensus
	out govmaturity.Finding
}

// tell tells a finding in each of the words.
func (c *Consensus) tell(words []govmaturity.Words, kind, item, id string, about func(t *teller)) govmaturity.Finding {
	r := c.round
	if r == nil {
		return govmaturity.Finding{}
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, c: c}
		t.out.About = govmaturity.Reference{Kind: kind, Document: r.ID(), Hash: r.RulesHash(), Subject: r.Subject(), Date: r.spec.Date, Item: item, ID: id}
		t.out.Standing, t.out.State = govmaturity.StandingDerived, govmaturity.StateAnswered
		about(t)
		return t.out
	})
}

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

func (t *teller) add(kind govmaturity.ReasonKind, s string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(s)})
}

func (t *teller) label(label, text string) string {
	return t.w.Say("text.label", "label", label, "text", text)
}

func (t *teller) number(x float64) string { return finding.Number(t.w, x) }

func (t *teller) rater(id string) string { return t.c.round.RaterTitle(id, t.w) }

func (t *teller) raters(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.rater(id)
	}
	return t.w.List(names...)
}

func (t *teller) node(n maturity.Node) string {
	if s := t.w.Wording(n.Title()); s != "" {
		return s
	}
	return t.w.LeftToRight(n.ID())
}

// question names a question, with the item of its roster.
func (t *teller) question(c *Cell) string {
	name := t.node(c.Indicator.Node())
	if c.Item != "" {
		name = t.w.Say("text.brackets", "text", name, "more", t.w.LeftToRight(c.Item))
	}
	return name
}

// how says by which rule an answer came out, and of how many.
func (t *teller) how(c *Cell) string {
	if c.Rule == RuleFacilitated {
		return t.w.Say("consensus.rule.facilitated")
	}
	said := 0
	for _, v := range c.Votes {
		if s := v.Answer.State(); s != govmaturity.StateUnanswered && s != govmaturity.StateExcluded {
			said++
		}
	}
	return t.w.Say("consensus.rule."+string(c.Rule), "count", said)
}

// tally says who gave each answer, in the order of the answers, a text for each.
func (t *teller) tally(c *Cell, votes []Vote) []string {
	type line struct {
		vote Vote
		by   []string
	}
	var lines []*line
	for _, v := range votes {
		if v.Answer.IsSilent() {
			continue
		}
		k := slices.IndexFunc(lines, func(l *line) bool { return c.compare(l.vote.Answer, v.Answer) == 0 })
		if k < 0 {
			lines, k = append(lines, &line{vote: v}), len(lines)
		}
		lines[k].by = append(lines[k].by, v.Rater)
	}
	slices.SortStableFunc(lines, func(a, b *line) int { return c.compare(a.vote.Answer, b.vote.Answer) })
	var out []string
	for _, l := range lines {
		out = append(out, t.label(c.Indicator.AnswerIn(t.w, l.vote.Answer), t.raters(l.by)))
	}
	return out
}

// compare puts answers in order: values first, then reasons why there is none.
func (c *Cell) compare(a, b govmaturity.Answer) int {
	x, y := a.State().HasValue(), b.State().HasValue()
	switch {
	case x && y:
		return compare(c.asked.value(a), c.asked.value(b))
	case x != y:
		return count(y) - count(x)
	}
	return strings.Compare(string(a.State()), string(b.State()))
}

// why says why a question is on the agenda.
func (t *teller) why(c *Cell) string {
	if c.Open != "" {
		return t.w.Say("consensus.open." + string(c.Open))
	}
	return t.w.Say("consensus.distance", "distance", t.number(c.Disagreement))
}

// AnswerFinding says what came out of a question, and of what. It is the zero Finding
// where there is no such question.
func (c *Consensus) AnswerFinding(item, indicator string, words ...govmaturity.Words) govmaturity.Finding {
	i, ok := c.at[place{item, indicator}]
	if !ok {
		return govmaturity.Finding{}
	}
	cell := &c.cells[i]
	return c.tell(words, FindingAnswer, item, indicator, func(t *teller) {
		t.out.Title = t.text(t.question(cell))
		t.out.State = cell.Answer.State()
		t.out.Outcome = t.text(cell.Indicator.AnswerIn(t.w, cell.Answer))
		t.out.Rule = t.text(t.how(cell))
		if cell.Open != "" {
			t.add(govmaturity.ReasonBlocked, t.w.Say("consensus.open."+string(cell.Open)))
		}
		for _, line := range t.tally(cell, cell.Votes) {
			t.add(govmaturity.ReasonCounted, line)
		}
		for _, line := range t.tally(cell, cell.Apart) {
			t.add(govmaturity.ReasonShown, line)
		}
		if cell.Rule == RuleFacilitated {
			t.add(govmaturity.ReasonAnswer, t.w.Wording(cell.Reason))
			t.add(govmaturity.ReasonNote, t.w.Say("consensus.computed", "answer", cell.Indicator.AnswerIn(t.w, cell.Computed)))
		}
		if cell.Compared {
			t.add(govmaturity.ReasonNote, t.w.Say("consensus.distance", "distance", t.number(cell.Disagreement)))
		}
	})
}

// mostAgenda is how many questions of the agenda a finding names.
const mostAgenda = 10

// Finding says how many questions have a common answer, who counts, and what is to be
// talked about.
func (c *Consensus) Finding(words ...govmaturity.Words) govmaturity.Finding {
	r := c.round
	agenda := c.Agenda()
	return c.tell(words, FindingConsensus, "", r.ID(), func(t *teller) {
		title := t.w.LeftToRight(r.ID())
		if r.spec.Title != nil {
			title = t.w.Wording(r.spec.Title)
		}
		t.out.Title = t.text(t.w.Say("text.brackets", "text", title, "more", t.w.Say("consensus.round", "round", r.Number())))
		common := 0
		for i := range c.cells {
			common += count(c.cells[i].Open == "")
		}
		t.out.Outcome = t.text(t.w.Say("consensus.outcome", "answered", common, "all", len(c.cells)))
		var counted, apart []string
		for _, id := range c.said {
			if r.spec.Raters[r.rater[id]].Kind == r.counts {
				counted = append(counted, id)
			} else {
				apart = append(apart, id)
			}
		}
		t.add(govmaturity.ReasonCounted, t.w.Say("consensus.raters", "count", len(counted), "names", t.raters(counted)))
		if len(apart) > 0 {
			t.add(govmaturity.ReasonLeftOut, t.w.Say("consensus.apart", "names", t.raters(apart)))
		}
		for i := range r.spec.Groups {
			g := &r.spec.Groups[i]
			name := t.w.LeftToRight(g.ID)
			if g.Title != nil {
				name = t.w.Wording(g.Title)
			}
			t.add(govmaturity.ReasonCondition, t.w.Say("consensus.group", "group", name, "node", t.node(r.fw.Node(g.Node)), "names", t.raters(g.Raters)))
		}
		for i := range agenda[:min(mostAgenda, len(agenda))] {
			t.add(govmaturity.ReasonNote, t.w.Say("consensus.agenda", "question", t.question(&agenda[i]), "why", t.why(&agenda[i])))
		}
		if more := len(agenda) - mostAgenda; more > 0 {
			t.add(govmaturity.ReasonNote, t.w.Say("consensus.agenda-more", "count", more))
		}
	})
}

// Explain returns the finding about the round, those about how far raters agree below
// the root, and those about each question, as text, in the given words.
func (c *Consensus) Explain(words govmaturity.Words) string {
	if c.round == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(c.Finding(words).In(words))
	root := c.round.fw.Root().ID()
	for _, a := range c.Agreement(root) {
		b.WriteString(c.AgreementFinding(a, words).In(words))
	}
	for i := range c.cells {
		b.WriteString(c.AnswerFinding(c.cells[i].Item, c.cells[i].Indicator.ID(), words).In(words))
	}
	return b.String()
}
