package competency

import (
	"fmt"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Rate adds what a rating says to a profile, as evidence of its day, and returns
// a new profile; p stays as it is. Without a profile it begins one.
//
// What the same rater said before stays, and the framework's policy says what of
// it counts. Only of one day the later word stands in for the earlier one: of the
// same rater, kind, source and purpose it supersedes it, saying that one does not
// know revokes it, and saying the same again changes nothing. Of each competency
// that a self-assessment names, the wish is what it says, or gone; of those that
// it does not name, wishes stay.
//
// The error is a [govmaturity.Problems]: a rating of another person, what does
// not fit the framework, a comment without anything that it could stand beside.
func (f *Framework) Rate(p *Profile, r *Rating) (*Profile, error) {
	d := ratingFormat.Check(r)
	if d.Readable() {
		f.checkRating(d)
		f.checkRateable(d, p)
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	r = d.Doc
	out := &Profile{Format: ProfileFormat, Framework: f.about().ID, Edition: f.about().Edition, Person: r.Person}
	if p != nil {
		person, err := f.Person(p)
		if err != nil {
			return nil, err
		}
		out = person.Profile()
	}
	for k := range f.competencies { // in the framework's order
		id := f.competencies[k].spec.ID
		if a, said := r.Has[id]; said {
			out.attest(r, &f.competencies[k], a)
		}
	}
	out.wish(f, r)
	return f.sound(out)
}

// sound returns a profile as the framework reads it.
func (f *Framework) sound(p *Profile) (*Profile, error) {
	person, err := f.Person(p)
	if err != nil {
		return nil, err
	}
	return person.Profile(), nil
}

// checkRateable reports what a rating may say, and a profile cannot hold.
func (f *Framework) checkRateable(d *document.Draft[Rating], p *Profile) {
	r, top := d.Doc, govmaturity.Path{}
	if p != nil && p.Person != r.Person {
		d.Add(top.Key("person"), govmaturity.CodeNotAllowed, "the rating is about %q, and the profile is that of %q", r.Person, p.Person)
	}
	for _, id := range sortedKeys(r.Has) {
		a := r.Has[id]
		if a.State() == govmaturity.StateUnanswered && (a.Comment != "" || len(a.Evidence) > 0) {
			d.Add(top.Key("has").Key(id), govmaturity.CodeRequired, "a comment or evidence stands beside a level: rate %s, or take it out", id)
		}
	}
}

// attest adds one answer.
func (p *Profile) attest(r *Rating, n *competency, a govmaturity.Answer) {
	id := n.spec.ID
	one := Attestation{
		Competency: id, Kind: r.Kind, Source: r.Source, Rater: r.Rater, Purpose: r.Purpose, Date: r.Date,
		Note: a.Comment, Links: slices.Clone(a.Evidence),
	}
	before := slices.IndexFunc(p.Evidence, func(e Attestation) bool { return e.sameWord(&one) && !p.superseded(e.ID) })
	switch a.State() {
	case govmaturity.StateNotApplicable:
		one.Outcome = OutcomeNotApplicable
	case govmaturity.StateAnswered:
		one.Level, one.Outcome = n.attested(a.Choices()[0])
	default:
		if a.Stated() == govmaturity.StateUnanswered {
			p.revokeDay(&one) // those that were superseded, too: or they would stand again
		}
		return
	}
	if before >= 0 {
		was := &p.Evidence[before]
		if was.Level == one.Level && was.Outcome == one.Outcome && was.Note == one.Note && slices.Equal(was.Links, one.Links) {
			return
		}
		if was.ID == "" {
			was.ID = p.newID(r, id)
		}
		one.Supersedes = was.ID
	}
	one.ID = p.newID(r, id)
	p.Evidence = append(p.Evidence, one)
}

// sameWord reports whether a piece in force is what the same rater said of the same
// on one day, for the same purpose.
func (e *Attestation) sameWord(as *Attestation) bool {
	return e.Competency == as.Competency && e.Kind == as.Kind && e.Rater == as.Rater && e.Source == as.Source &&
		e.Purpose == as.Purpose && e.Date == as.Date && !e.Archived && e.Revoked == ""
}

func (p *Profile) revokeDay(as *Attestation) {
	for i := range p.Evidence {
		if p.Evidence[i].sameWord(as) {
			p.Evidence[i].Revoked = as.Date
		}
	}
}

// attested turns the value of a rating into that of a piece of evidence.
func (n *competency) attested(value string) (level string, outcome Outcome) {
	switch {
	case n.level(value).Valid():
		return value, ""
	case value == ratedYes:
		return "", ""
	}
	return "", OutcomeNone
}

func (p *Profile) superseded(id string) bool {
	return id != "" && slices.ContainsFunc(p.Evidence, func(e Attestation) bool { return e.Supersedes == id })
}

// newID makes a name for a piece of evidence that no other has.
func (p *Profile) newID(r *Rating, competency string) string {
	id := fmt.Sprintf("%s-%s-%s", r.Kind, r.Date, competency)
	for n := 1; ; n++ {
		name := id
		if n > 1 {
			name = fmt.Sprintf("%s-%d", id, n)
		}
		if !slices.ContainsFunc(p.Evidence, func(e Attestation) bool { return e.ID == name }) {
			return name
		}
	}
}

// wish takes over what the person wants.
func (p *Profile) wish(f *Framework, r *Rating) {
	if r.Kind != EvidenceSelf {
		return
	}
	for id := range r.Has {
		delete(p.Wants, id)
	}
	for id, want := range r.Wants {
		if level, outcome := f.competencies[f.byID[id]].attested(want); level == "" && outcome == OutcomeNone {
			delete(p.Wants, id)
			continue
		}
		if p.Wants == nil {
			p.Wants = map[string]string{}
		}
		p.Wants[id] = want
	}
	if len(p.Wants) == 0 {
		p.Wants = nil
	}
}

// wishes are what the person wants, of what can be rated.
func (p *Person) wishes() map[string]string {
	out := maps.Clone(p.profile.Wants)
	maps.DeleteFunc(out, func(id, _ string) bool { return p.fw.rollsUp(p.fw.byID[id]) })
	if len(out) == 0 {
		return nil
	}
	return out
}

// Rating returns what a rater said last, as a rating of another day: what a form
// begins with. About has the kind, the rater, the date and so on of the new
// rating. Of each competency it takes the newest piece of exactly that kind, rater
// and purpose that is in force on the day: it has come, and is not expired, revoked,
// superseded or archived, whether the policy counts its kind or not. What others say
// is not in it.
func (p *Person) Rating(about Rating) *Rating {
	r := *ratingFormat.Clone(&about)
	r.Format, r.Framework, r.Edition, r.Person = RatingFormat, p.fw.ID(), p.fw.Edition(), p.ID()
	r.Has, r.Wants = nil, nil
	day, ok := date.Parse(r.Date)
	if !ok || p.fw == nil {
		return &r
	}
	when := dayOf{r.Purpose, day.Last()}
	for k := range p.fw.competencies {
		n := &p.fw.competencies[k]
		if p.fw.rollsUp(k) {
			continue
		}
		for _, i := range p.about(k) {
			one := &p.pieces[i]
			s := p.status(one, when, &latest)
			if one.spec.Kind != r.Kind || one.spec.Rater != r.Rater || one.spec.Purpose != r.Purpose || s != StatusCounts && s != StatusSelf {
				continue
			}
			if r.Has == nil {
				r.Has = map[string]govmaturity.Answer{}
			}
			r.Has[n.spec.ID] = n.rating(one.spec)
			break
		}
	}
	if r.Kind == EvidenceSelf {
		r.Wants = p.wishes()
	}
	return &r
}

// rating says in a rating what a piece of evidence says.
func (n *competency) rating(a *Attestation) govmaturity.Answer {
	var out govmaturity.Answer
	switch {
	case a.Outcome == OutcomeNotApplicable:
		out = govmaturity.AnswerState(govmaturity.StateNotApplicable)
	case a.Outcome == OutcomeNone && n.scale == nil:
		out = govmaturity.AnswerYesNo(false)
	case a.Outcome == OutcomeNone && n.level(ratedNone).Valid():
		return out // in this scale the word is taken
	case a.Outcome == OutcomeNone:
		out = govmaturity.AnswerChoice(ratedNone)
	case n.scale == nil:
		out = govmaturity.AnswerYesNo(true)
	default:
		out = govmaturity.AnswerChoice(a.Level)
	}
	out.Comment, out.Evidence = a.Note, slices.Clone(a.Links)
	return out
}
