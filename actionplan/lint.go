package actionplan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// Remark says where a document does not do what a good one does. A remark is no error:
// the document can be used as it is.
type Remark struct {
	Rule     LintRule
	Severity Severity
	// Step is the id of the step of a plan, or "".
	Step string
	// Problem says what it is, for authors, and where.
	Problem govmaturity.Problem

	about govmaturity.Reference
}

// FindingRemark is the kind of the findings of [Remark.Explain].
const FindingRemark = "plan-remark"

// Explain says which rule is not kept, where, how grave that is, and who asks for the
// rule. It is in the given words, or in English.
func (r Remark) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		said := func(s string) govmaturity.Text { return govmaturity.Text{w.Language(): s} }
		about := r.about
		about.Kind, about.Item, about.ID = FindingRemark, r.Problem.Path.Pointer(), string(r.Rule)
		return govmaturity.Finding{
			About:   about,
			Title:   said(w.LeftToRight(r.Problem.Path.String())),
			State:   govmaturity.StateAnswered,
			Outcome: said(r.Severity.Say(w)),
			Rule:    said(r.Rule.Say(w)),
			// The works that the rules are from do not grade them.
			Standing: govmaturity.StandingDerived,
			Cites:    r.Rule.Cites(), Sources: LintSources(),
		}
	})
}

// remarks collects what is to be said of one document.
type remarks struct {
	about govmaturity.Reference
	out   []Remark
}

func (l *remarks) add(rule LintRule, step string, at govmaturity.Path, format string, args ...any) {
	l.put(rule, step, govmaturity.Problem{Code: govmaturity.CodeNotAnswered, Path: at, Format: format, Args: args})
}

func (l *remarks) put(rule LintRule, step string, p govmaturity.Problem) {
	l.out = append(l.out, Remark{rule, rule.Severity(), step, p, l.about})
}

// sorted returns the remarks in the order of the document's parts: for each place, the
// gravest first.
func (l *remarks) sorted() []Remark {
	slices.SortStableFunc(l.out, func(a, b Remark) int {
		return cmp.Or(a.Problem.Path.Compare(b.Problem.Path), cmp.Compare(slices.Index(Severities(), a.Severity), slices.Index(Severities(), b.Severity)))
	})
	return l.out
}

// linter looks for remarks on a plan.
type linter struct {
	remarks
	p *Plan
}

// Lint returns all remarks on the plan, in the order of its parts: for each place, the
// gravest first. See also [LintIndicators].
func (p *Plan) Lint() []Remark {
	p = p.some()
	l := &linter{remarks{about: govmaturity.Reference{Document: p.ID(), Edition: p.Edition(), Hash: p.RulesHash(), Subject: p.spec.Subject}}, p}
	if p.spec.NextReview == "" {
		l.add(LintRuleReview, "", govmaturity.Path{}.Key("next-review"), "nothing says when the plan is looked at again")
	}
	l.parties()
	l.commitments()
	for s := range p.Steps() {
		l.step(s, govmaturity.Path{}.Key("steps").Index(s.at-1))
	}
	l.levels()
	l.results()
	return l.sorted()
}

// parties looks for those who are named and do nothing.
func (l *linter) parties() {
	used := map[string]bool{l.p.spec.Owner: true}
	for _, c := range l.p.spec.Commitments {
		used[c.Owner] = true
	}
	for i := range l.p.spec.Steps {
		x := &l.p.spec.Steps[i]
		used[x.Owner] = true
		for _, id := range slices.Concat(x.Responsible, x.Support) {
			used[id] = true
		}
		for _, r := range x.Resources {
			used[r.From] = true
		}
		for _, b := range x.Barriers {
			used[b.By], used[b.Owner] = true, true
		}
		for _, m := range x.Communications {
			used[m.Audience], used[m.By] = true, true
		}
	}
	for i, party := range l.p.spec.Parties {
		if !used[party.ID] {
			l.add(LintRuleParty, "", govmaturity.Path{}.Key("parties").Index(i), "%s does nothing, owns nothing and is told nothing", party.ID)
		}
	}
}

func (l *linter) commitments() {
	used := map[string]bool{}
	for s := range l.p.Steps() {
		used[s.Commitment()] = true
	}
	for i, c := range l.p.spec.Commitments {
		if !used[c.ID] {
			l.add(LintRuleCommitment, "", govmaturity.Path{}.Key("commitments").Index(i), "no step is for %s", c.ID)
		}
	}
}

func (l *linter) step(s Step, at govmaturity.Path) {
	x := s.get().spec
	missing := func(rule LintRule, key, format string, args ...any) {
		l.add(rule, x.ID, at.Key(key), format, args...)
	}
	whole := len(s.Parts()) > 0
	if len(x.Answers) == 0 && !l.answered(s) {
		missing(LintRuleAnswer, "answers", "%s answers no gap, need or goal that somebody found", x.ID)
	}
	if x.Deliverable == nil && !whole {
		missing(LintRuleVerifiable, "deliverable", "%s does not say what will be there to be seen", x.ID)
	}
	if verb := vague(x.Title); verb != "" {
		l.add(LintRuleChange, x.ID, at.Key("title"), "%q states no change: what will be different when it is done?", verb)
	}
	if len(x.Responsible) == 0 && !whole {
		missing(LintRuleResponsible, "responsible", "nobody is said to do %s", x.ID)
	}
	if s.Owner() == "" {
		missing(LintRuleOwner, "owner", "nobody is accountable for %s", x.ID)
	}
	if s.Commitment() == "" && len(l.p.spec.Commitments) > 0 {
		l.add(LintRuleOrphan, x.ID, at.Key("commitment"), "%s is for none of the commitments", x.ID)
	}
	if len(x.Indicators) == 0 && !whole {
		missing(LintRuleIndicator, "indicators", "nothing says how the success of %s is measured", x.ID)
	}
	if len(x.Communications) == 0 && !whole {
		missing(LintRuleCommunication, "communications", "nobody is told of %s", x.ID)
	}
	l.dates(s, at)
	l.details(x, at)
}

// answered reports whether what the step is a part of answers something.
func (l *linter) answered(s Step) bool {
	for p := s.Parent(); p.Valid(); p = p.Parent() {
		if len(p.get().spec.Answers) > 0 {
			return true
		}
	}
	return false
}

func (l *linter) dates(s Step, at govmaturity.Path) {
	x, d := s.get().spec, s.Deadline()
	switch {
	case !d.Valid():
		l.add(LintRuleDeadline, x.ID, at.Key("deadline"), "nothing says by when %s is done", x.ID)
	case d.To == "" && len(x.Milestones) == 0:
		l.add(LintRuleMilestones, x.ID, at.Key("milestones"), "%s goes on (%s): say in milestones what is to be there, and when", x.ID, d.Text)
	}
	if h := l.p.spec.Horizon; h != nil && d.To != "" {
		from, to := horizon(h)
		if d.From > to || d.To < from {
			l.add(LintRuleHorizon, x.ID, at.Key("deadline"), "%s is due %s, outside of the plan's horizon, %s to %s", x.ID, d.meaning(), from, to)
		}
	}
	for _, before := range s.After() {
		if b := before.Deadline(); d.To != "" && b.From != "" && d.To < b.From {
			l.add(LintRuleOrder, x.ID, at.Key("deadline"), "%s is due by %s, and waits for %s, which is due not before %s", x.ID, d.To, before.ID(), b.From)
		}
	}
	if p := s.Parent(); p.Valid() && p.Deadline().To != "" && d.From > p.Deadline().To {
		l.add(LintRuleParts, x.ID, at.Key("deadline"), "%s is due not before %s, and the whole, %s, by %s", x.ID, d.From, p.ID(), p.Deadline().To)
	}
}

func (l *linter) details(x *StepSpec, at govmaturity.Path) {
	for k, r := range x.Resources {
		if r.Needed != nil && r.Available != nil && *r.Needed > *r.Available {
			l.add(LintRuleNeeds, x.ID, at.Key("resources").Index(k).Key("available"), "%s needs %v %s, and %v are available", x.ID, *r.Needed, r.Unit, *r.Available)
		}
	}
	for k, b := range x.Barriers {
		here := at.Key("barriers").Index(k)
		switch {
		case b.Mitigation == nil:
			l.add(LintRuleMitigation, x.ID, here.Key("mitigation"), "nothing is done about %q", b.What.String())
		case b.Owner == "":
			l.add(LintRuleMitigationBy, x.ID, here.Key("owner"), "nobody sees to what is done about %q", b.What.String())
		}
	}
	for k, m := range x.Communications {
		if m.Cadence == nil {
			l.add(LintRuleCadence, x.ID, at.Key("communications").Index(k).Key("cadence"), "nothing says how often %s is told", m.Audience)
		}
	}
}

// results looks for measures of which nobody says what kind of result they tell, in a
// plan that tells results apart.
func (l *linter) results() {
	each := func(do func(x *StepSpec, at govmaturity.Path, m IndicatorRefSpec)) {
		for i := range l.p.spec.Steps {
			for k, m := range l.p.spec.Steps[i].Indicators {
				do(&l.p.spec.Steps[i], govmaturity.Path{}.Key("steps").Index(i).Key("indicators").Index(k), m)
			}
		}
	}
	apart := false
	each(func(_ *StepSpec, _ govmaturity.Path, m IndicatorRefSpec) { apart = apart || m.Result != "" })
	each(func(x *StepSpec, at govmaturity.Path, m IndicatorRefSpec) {
		if apart && m.Result == "" {
			l.add(LintRuleResultType, x.ID, at.Key("result"), "other results of the plan are outputs, outcomes or impacts: say which this one of %s is", x.ID)
		}
	})
}

// vagueVerbs begin titles that promise no change. That such words alone state none is
// from the independent reviews of the Open Government Partnership; which words, beside
// continue, support and promote, is the library's.
var vagueVerbs = []string{"continue", "support", "promote", "strengthen", "explore", "poursuivre", "continuer", "soutenir", "promouvoir", "appuyer"}

// vague returns the verb of a title that states no change, or "".
func vague(title govmaturity.Text) string {
	for _, tag := range []string{"en", "fr"} {
		first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(title[tag])), " ")
		if slices.Contains(vagueVerbs, first) {
			return first
		}
	}
	return ""
}

// levels looks for steps that leave a level of a node before the step that reaches
// it, without waiting for it.
func (l *linter) levels() {
	type place struct{ document, id, level string }
	reaches := map[place][]Step{}
	for s := range l.p.Steps() {
		for _, a := range s.get().spec.Answers {
			if a.To != "" {
				at := place{a.Document, a.ID, a.To}
				reaches[at] = append(reaches[at], s)
			}
		}
	}
	for s := range l.p.Steps() {
		for k, a := range s.get().spec.Answers {
			for _, before := range reaches[place{a.Document, a.ID, a.From}] {
				if a.From != "" && before != s && !l.waits(s, before) {
					at := govmaturity.Path{}.Key("steps").Index(s.at - 1).Key("answers").Index(k)
					l.add(LintRuleLevels, s.ID(), at, "%s leaves the level %s of %s, which %s reaches: it must wait for that", s.ID(), a.From, a.ID, before.ID())
				}
			}
		}
	}
}

// waits reports whether a step waits for another, by way of others or not, or is due
// only after it.
func (l *linter) waits(s, other Step) bool {
	if d, o := s.Deadline(), other.Deadline(); s.Start().From != "" && o.To != "" && s.Start().From > o.To || d.From != "" && o.To != "" && d.From > o.To {
		return true
	}
	seen := map[int]bool{}
	for open := []Step{s}; len(open) > 0; {
		x := open[len(open)-1]
		open = open[:len(open)-1]
		if x == other {
			return true
		}
		if seen[x.at] {
			continue
		}
		seen[x.at] = true
		open = append(open, x.After()...)
		if p := x.Parent(); p.Valid() && p != other {
			open = append(open, p)
		}
	}
	return false
}
