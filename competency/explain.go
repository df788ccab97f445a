package competency

import (
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of the findings of this package.
const (
	FindingAttained   = "attained"
	FindingGap        = "gap"
	FindingReadiness  = "readiness"
	FindingCoverage   = "coverage"
	FindingSuccession = "succession"
	FindingDeparture  = "departure"
	FindingTraining   = "training"      // what one person takes
	FindingPlan       = "training-plan" // of all together
	FindingAssignment = "assignment"
)

// mostTerms is how many terms a formula is written out for, and how many people are
// named.
const mostTerms = 12

// teller tells a finding in the words of one language.
type teller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

// explain tells a finding in each of the words.
func explain(fw *Framework, about govmaturity.Reference, words []govmaturity.Words, tell func(*teller)) govmaturity.Finding {
	if fw == nil {
		return govmaturity.Finding{About: about, State: govmaturity.StateUnanswered}
	}
	about.Document, about.Edition, about.Hash = fw.ID(), fw.Edition(), fw.Hash()
	standing := govmaturity.StandingDerived // no publisher states these numbers
	if fw.Standing() == govmaturity.StandingIllustrative {
		standing = govmaturity.StandingIllustrative
	}
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, out: govmaturity.Finding{About: about, State: govmaturity.StateAnswered, Standing: standing}}
		tell(t)
		return t.out
	})
}

// text is a text in the language of the words.
func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

// head says what the finding is about, what was found, and how.
func (t *teller) head(title, outcome, rule string) {
	t.out.Title, t.out.Outcome, t.out.Rule = t.text(title), t.text(outcome), t.text(rule)
}

// add adds a reason, and returns it.
func (t *teller) add(kind govmaturity.ReasonKind, words string) *govmaturity.Reason {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(words)})
	return &t.out.Reasons[len(t.out.Reasons)-1]
}

// also puts clauses after one another.
func (t *teller) also(clauses ...string) string {
	said := ""
	for _, c := range clauses {
		switch {
		case said == "":
			said = c
		case c != "":
			said = t.w.Say("text.clauses", "before", said, "item", c)
		}
	}
	return said
}

// asOf says on which day evidence was looked at, and what for.
func (t *teller) asOf(when AsOf) {
	if when.Date == "" {
		return
	}
	said := t.w.Say("competency.as-of", "date", t.w.Date(when.Date))
	if when.Purpose != "" {
		said = t.also(said, t.w.Say("competency.purpose", "purpose", t.w.Isolate(when.Purpose, "")))
	}
	t.add(govmaturity.ReasonCondition, said)
}

// cites takes over where a role comes from: from the role, or else from the framework.
func (t *teller) cites(fw *Framework, r Role) {
	cites := r.get().spec.Cites
	if len(cites) == 0 {
		cites = fw.spec.Cites
	}
	t.out.Cites = slices.Clone(cites)
	for _, s := range fw.spec.Sources {
		if slices.ContainsFunc(cites, func(c govmaturity.Citation) bool { return c.Source == s.ID }) {
			t.out.Sources = append(t.out.Sources, s)
		}
	}
}

func (t *teller) person(p *Person) string { return t.w.Isolate(p.Title(), "") }

func (t *teller) competency(c Competency) string { return t.w.Wording(c.get().spec.Title) }

// post names a role and its level.
func (t *teller) post(p Post) string {
	role := t.w.Wording(p.Role().get().spec.Title)
	if p.LevelID() == "" {
		return role
	}
	return t.w.Say("competency.at", "title", role, "level", t.w.Wording(p.get().level.Title))
}

// at names a competency at a level.
func (t *teller) at(c Competency, l govmaturity.Level) string {
	return t.w.Say("competency.at", "title", t.competency(c), "level", t.level(c, l))
}

// level names a level that is required: without one, to have it or to be proficient.
func (t *teller) level(c Competency, l govmaturity.Level) string {
	switch {
	case l.Valid():
		return t.w.Wording(l.Title())
	case c.get().scale == nil:
		return t.w.Say("competency.has")
	}
	return t.w.Say("competency.proficient")
}

// below names a step of a planned raise: the zero Level is none there.
func (t *teller) below(c Competency, l govmaturity.Level) string {
	switch {
	case l.Valid():
		return t.w.Wording(l.Title())
	case c.get().scale == nil:
		return t.w.Say("competency.has-not")
	}
	return t.w.Say("competency.none")
}

// known says what is known of a level.
func (t *teller) known(c Competency, k Knowledge, l govmaturity.Level) string {
	switch k {
	case KnowledgeKnown:
		return t.level(c, l)
	case KnowledgeNone:
		return t.below(c, govmaturity.Level{})
	}
	return t.w.Say("competency." + string(k))
}

func (t *teller) verdict(v Verdict) string { return t.w.Say("competency.verdict." + string(v)) }

// percent writes a part of 1 to a tenth of a per cent, but never all or nothing for what
// is not.
func (t *teller) percent(x float64) string {
	if round := math.Round(x*1000) / 1000; round == x || round > 0 && round < 1 {
		x = round
	}
	return t.w.Percent(x, -1)
}

// share writes readiness: one number, or an interval.
func (t *teller) share(low, high float64) string {
	if low == high {
		return t.percent(low)
	}
	return t.w.Say("competency.between", "low", t.percent(low), "high", t.percent(high))
}

func (t *teller) ready(low, high float64) string {
	return t.w.Say("competency.ready", "share", t.share(low, high))
}

func (t *teller) number(x float64) string { return t.w.Number(x, -1) }

// equals writes a formula and its value, from left to right in every language.
func (t *teller) equals(formula string, value float64) string {
	return t.w.LeftToRight(t.w.Say("explain.formula", "formula", formula, "value", value))
}

// sum writes terms that are added, or their sum where they are too many.
func (t *teller) sum(terms []string, value float64) string {
	if len(terms) > mostTerms {
		return t.number(value)
	}
	return strings.Join(terms, " + ")
}

// names puts the names of people or things after one another.
func (t *teller) names(all []string) string {
	if len(all) == 0 {
		return t.w.Say("competency.nobody")
	}
	if more := len(all) - mostTerms; more > 0 {
		all = append(slices.Clone(all[:mostTerms]), t.w.Say("competency.more", "count", more))
	}
	return t.w.List(all...)
}
