package competency

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// AsOf says at which date evidence is looked at, and what for.
type AsOf struct {
	// Date is the day: 2026-11-25. A year or a month stands for its last day.
	Date string
	// Purpose leaves out evidence that was made for another purpose. Evidence that
	// names none counts for all.
	Purpose string
}

// Status says whether a piece of evidence counts, and if not, why not.
type Status string

const (
	// StatusCounts: it is among the pieces that the policy looks at.
	StatusCounts Status = "counts"
	// StatusSelf: the person says so. It stands beside, and never counts.
	StatusSelf Status = "self"
	// StatusFuture: its date has not come.
	StatusFuture Status = "future"
	// StatusExpired: it counted until a day that has passed.
	StatusExpired Status = "expired"
	// StatusRevoked: it was taken back.
	StatusRevoked Status = "revoked"
	// StatusSuperseded: another piece stands in for it, which has come, is not revoked
	// or archived, and is of a purpose and a kind that count.
	StatusSuperseded Status = "superseded"
	// StatusArchived: it is kept out.
	StatusArchived Status = "archived"
	// StatusOtherPurpose: it was made for another purpose.
	StatusOtherPurpose Status = "other-purpose"
	// StatusNotPreferred: the policy does not count evidence of its kind.
	StatusNotPreferred Status = "not-preferred"
)

// Piece is a piece of evidence, and whether it counts.
type Piece struct {
	Attestation
	Status Status
	// Decides reports whether the level rests on it.
	Decides bool
}

// Knowledge says what is known of somebody's level.
type Knowledge string

const (
	// KnowledgeUnknown: there is no evidence that counts, or not enough.
	KnowledgeUnknown Knowledge = "unknown"
	// KnowledgeKnown: the level is known.
	KnowledgeKnown Knowledge = "known"
	// KnowledgeNone: the person was looked at, and is below the first level, or has it not.
	KnowledgeNone Knowledge = "none"
	// KnowledgeNotApplicable: the competency makes no sense for this person.
	KnowledgeNotApplicable Knowledge = "not-applicable"
)

// Attained is the level of one person in one competency at a date, and why. The
// zero Attained is of no competency.
type Attained struct {
	Person     *Person
	Competency Competency
	AsOf       AsOf
	// Knowledge says whether there is a level, and if not, why not.
	Knowledge Knowledge
	// Level is the level that is known. It is the zero Level when none is, and for
	// a competency without a scale, which is KnowledgeKnown when the person has it.
	Level govmaturity.Level
	// Self is what the newest piece of evidence says that the person gives of
	// themselves; SelfKnowledge is KnowledgeUnknown without one.
	Self          govmaturity.Level
	SelfKnowledge Knowledge
	// Policy is how the evidence made the level.
	Policy PolicySpec
	// Value is the mean that the level comes from, for decaying-mean and for
	// n-times with a mastery.
	Value *float64
	// Pieces is all evidence, that which does not count included, the newest
	// first.
	Pieces []Piece
	// Parts are the competencies below, for the policies all and points.
	Parts []Attained
}

// At returns what is known of a person's level in a competency at a date. The
// error is about the date, or a competency of another framework.
func (p *Person) At(c Competency, when AsOf) (Attained, error) {
	day, err := when.day()
	if err != nil {
		return Attained{}, err
	}
	if !c.Valid() || !p.fw.same(c.fw) {
		return Attained{}, govmaturity.Problems{{Code: govmaturity.CodeOtherFramework, Format: "the competency %q is not one of %s", Args: []any{c.ID(), p.fw.ID()}}}
	}
	return p.at(c, when, day), nil
}

func (a AsOf) day() (date.Date, error) {
	d, ok := date.Parse(a.Date)
	if !ok {
		return date.Date{}, govmaturity.Problems{{
			Code: govmaturity.CodePattern, Path: govmaturity.Path{}.Key("date"),
			Format: "evidence is looked at on a day, such as 2026-11-25; found %q", Args: []any{a.Date},
		}}
	}
	return d.Last(), nil
}

func (p *Person) at(c Competency, when AsOf, day date.Date) Attained {
	a := Attained{Person: p, Competency: c, AsOf: when, Knowledge: KnowledgeUnknown, SelfKnowledge: KnowledgeUnknown, Policy: c.Attained()}
	d := dayOf{when.Purpose, day}
	var counting []*piece
	var places []int // of those that count, in a.Pieces
	for _, i := range p.about(c.Index()) {
		one := &p.pieces[i]
		s := p.status(one, d, &a.Policy)
		said := *one.spec
		said.Links = slices.Clone(said.Links)
		a.Pieces = append(a.Pieces, Piece{Attestation: said, Status: s})
		switch s {
		case StatusCounts:
			counting, places = append(counting, one), append(places, len(a.Pieces)-1)
		case StatusSelf:
			if a.SelfKnowledge == KnowledgeUnknown {
				a.SelfKnowledge, a.Self = one.says()
			}
		}
	}
	var v decision
	switch a.Policy.Kind {
	case PolicyAll, PolicyPoints:
		v = p.fw.rollUp(c.Index(), func(k int) Verdict {
			part := p.at(Competency{p.fw, k + 1}, when, day)
			a.Parts = append(a.Parts, part)
			return part.proficient()
		})
	default:
		by := make([]bool, len(counting))
		v = p.fw.decide(c.Index(), counting, by)
		for k, yes := range by {
			a.Pieces[places[k]].Decides = yes
		}
	}
	a.Knowledge, a.Level, a.Value = v.knowledge, v.level, v.value
	return a
}

// sort lists the pieces by competency, the newest first. Of pieces of one day the
// lower level comes first, and so decides: the order of the document does not
// matter.
func (p *Person) sort() {
	p.order = make([]int32, len(p.pieces))
	for i := range p.order {
		p.order[i] = int32(i)
	}
	slices.SortStableFunc(p.order, func(i, k int32) int {
		a, b := &p.pieces[i], &p.pieces[k]
		if c := cmp.Or(
			cmp.Compare(a.competency, b.competency),
			b.date.First().Compare(a.date.First()),
			cmp.Compare(a.place(), b.place()),
		); c != 0 {
			return c
		}
		return cmp.Or(
			cmp.Compare(a.spec.Kind, b.spec.Kind),
			cmp.Compare(a.spec.Source, b.spec.Source),
			cmp.Compare(a.spec.Rater, b.spec.Rater),
			cmp.Compare(a.spec.ID, b.spec.ID),
			cmp.Compare(a.spec.Note, b.spec.Note),
		)
	})
}

// about lists the pieces about a competency, the newest first.
func (p *Person) about(competency int) []int32 {
	from, _ := slices.BinarySearchFunc(p.order, competency, func(i int32, c int) int { return cmp.Compare(p.pieces[i].competency, c) })
	to := from
	for to < len(p.order) && p.pieces[p.order[to]].competency == competency {
		to++
	}
	return p.order[from:to]
}

// place orders what pieces say: not applicable, none, and then the levels.
func (p *piece) place() int {
	switch p.spec.Outcome {
	case OutcomeNotApplicable:
		return -2
	case OutcomeNone:
		return -1
	}
	if !p.level.Valid() {
		return 1 // has it
	}
	return p.level.Rank()
}

func (p *piece) says() (Knowledge, govmaturity.Level) {
	switch p.spec.Outcome {
	case OutcomeNotApplicable:
		return KnowledgeNotApplicable, govmaturity.Level{}
	case OutcomeNone:
		return KnowledgeNone, govmaturity.Level{}
	}
	return KnowledgeKnown, p.level
}

// status says whether a piece counts on a day.
func (p *Person) status(one *piece, when dayOf, policy *PolicySpec) Status {
	day := when.day
	switch {
	case one.spec.Archived:
		return StatusArchived
	case one.date.First().Compare(day) > 0:
		return StatusFuture
	case one.revoked.Valid() && one.revoked.First().Compare(day) <= 0:
		return StatusRevoked
	case one.supersededBy >= 0 && p.stands(&p.pieces[one.supersededBy], when, policy):
		return StatusSuperseded
	case one.expires.Valid() && one.expires.Last().Compare(day) < 0:
		return StatusExpired
	case otherPurpose(one, when):
		return StatusOtherPurpose
	case one.spec.Kind == EvidenceSelf:
		return StatusSelf
	case policy.Kind == PolicyPrioritised && !slices.Contains(policy.Prefer, one.spec.Kind):
		return StatusNotPreferred
	}
	return StatusCounts
}

// stands reports whether a piece can stand in for another on a day: it has come, was
// neither taken back nor kept out, and is of a purpose and a kind that count. That
// it has expired does not bring the older one back.
func (p *Person) stands(by *piece, when dayOf, policy *PolicySpec) bool {
	switch {
	case by.spec.Archived, by.date.First().Compare(when.day) > 0:
		return false
	case by.revoked.Valid() && by.revoked.First().Compare(when.day) <= 0:
		return false
	case otherPurpose(by, when):
		return false
	}
	return policy.Kind != PolicyPrioritised || by.spec.Kind == EvidenceSelf || slices.Contains(policy.Prefer, by.spec.Kind)
}

func otherPurpose(one *piece, when dayOf) bool {
	return when.purpose != "" && one.spec.Purpose != "" && one.spec.Purpose != when.purpose
}
