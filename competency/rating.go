package competency

import (
	"errors"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// RatingFormat is the value of the format field of a rating.
const RatingFormat = "govmaturity/competency-rating/1"

// Rating is what one rater says about one person on one day, as a document: what
// a form of self-assessment or of an assessor's rating fills in. It becomes
// evidence by [Framework.Rate].
type Rating struct {
	Format string `json:"format" doc:"required,enum=govmaturity/competency-rating/1"`
	// Framework and Edition name the framework that it is about.
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	// Person is who is rated.
	Person string `json:"person" doc:"required,nonempty"`
	// Kind is self or assessor.
	Kind EvidenceKind `json:"kind" doc:"required"`
	// Rater is who rates. Of a self-assessment it may be left out.
	Rater string `json:"rater,omitempty"`
	// Source, Purpose and Date are those of the evidence: see [Attestation].
	Source  string `json:"source,omitempty"`
	Purpose string `json:"purpose,omitempty"`
	Date    string `json:"date" doc:"required,pattern=date"`
	// Has is what the person is able to do now, by the competency's id. The value
	// is a level's id, or none for below the first level; of a competency without
	// levels it is yes or no. The state not-applicable says that the competency
	// makes no sense for this person, and unanswered that the rater does not
	// know. A comment becomes the note of the evidence, and its evidence the links.
	Has map[string]govmaturity.Answer `json:"has,omitempty"`
	// Wants is what the person wants to be able to do, by the competency's id: a
	// level's id, or yes for a competency without levels; none, or no, takes a wish
	// back. Only people themselves say it.
	Wants map[string]string `json:"wants,omitempty" doc:"pattern=id"`
}

// What a rating says instead of a level. A scale may have a level that is called
// none: it is then meant.
const (
	ratedNone = "none"
	ratedYes  = "yes"
	ratedNo   = "no"
)

// ReadRating reads a rating from YAML or JSON and checks it against the
// framework. The name is used in messages, and its ending says which of the two
// it is. The error is a [govmaturity.Problems].
func (f *Framework) ReadRating(name string, data []byte) (*Rating, error) {
	d := ratingFormat.Read(name, data)
	if d.Readable() {
		f.checkRating(d)
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// RatingFrom returns the rating that was entered in a form of the framework. The
// error is that of the input: its problems, when it has some. The rating is the
// caller's own.
func (f *Framework) RatingFrom(input *govmaturity.FormInput) (*Rating, error) {
	if input == nil {
		return nil, errors.New("there is no input")
	}
	if err := input.Err(); err != nil {
		return nil, err
	}
	if kept, ok := form.Kept(input).(*enteredRating); ok && kept.fw == f {
		return ratingFormat.Clone(kept.rating), nil
	}
	return f.ReadRating("", input.Document)
}

// enteredRating is what a form keeps of a rating without problems.
type enteredRating struct {
	fw     *Framework
	rating *Rating
}

// ratingMeaning reads a document that a form has checked already.
func (f *Framework) ratingMeaning(root *document.Node) (any, govmaturity.Problems) {
	d := ratingFormat.From(root)
	f.checkRating(d)
	return &enteredRating{f, d.Doc}, d.Problems()
}

func (f *Framework) checkRating(d *document.Draft[Rating]) {
	r, top := d.Doc, govmaturity.Path{}
	if r.Framework != f.about().ID && r.Framework != "" {
		d.Add(top.Key("framework"), govmaturity.CodeOtherFramework, "the rating is about the framework %q; this is %q", r.Framework, f.about().ID)
	}
	if r.Edition != f.about().Edition && r.Edition != "" {
		d.Add(top.Key("edition"), govmaturity.CodeOtherEdition, "the rating is about the edition %q of %s; this is %q", r.Edition, f.about().ID, f.about().Edition)
	}
	if r.Kind != EvidenceSelf && r.Kind != EvidenceAssessor && r.Kind != "" {
		d.Add(top.Key("kind"), govmaturity.CodeNotAllowed, "a rating is of the kind self or assessor, not %s", r.Kind)
	}
	for _, id := range sortedKeys(r.Has) {
		f.checkRated(d, top.Key("has").Key(id), id, r.Has[id])
	}
	for _, id := range sortedKeys(r.Wants) {
		at := top.Key("wants").Key(id)
		n := f.ratedCompetency(d, at, id)
		switch want := r.Wants[id]; {
		case n == nil:
		case r.Kind == EvidenceAssessor:
			d.Add(at, govmaturity.CodeNotAllowed, "an assessor does not say what somebody wants")
		case slices.Contains(n.ratings(), want):
		case n.scale == nil:
			d.Add(at, govmaturity.CodeNotAllowed, "%s has no levels: a wish is yes, or no to take it back, not %q", id, want)
		default:
			d.Add(at, govmaturity.CodeUnknownReference, "%s has no level %q%s", id, want, d.Suggest(want, n.ratings))
		}
	}
}

// ratedCompetency returns a competency that can be rated, or nil, and reports
// why.
func (f *Framework) ratedCompetency(d *document.Draft[Rating], at govmaturity.Path, id string) *competency {
	k, ok := f.byID[id]
	switch {
	case !ok:
		d.Add(at, govmaturity.CodeUnknownReference, "there is no competency %q%s", id, d.Suggest(id, keysOf(f.byID)))
		return nil
	case f.rollsUp(k):
		d.Add(at, govmaturity.CodeNotUsed, "the level of %s comes from its parts: rate those", id)
		return nil
	}
	return &f.competencies[k]
}

// rollsUp reports whether the level of a competency comes from others.
func (f *Framework) rollsUp(competency int) bool {
	kind := f.policy(competency).Kind
	return kind == PolicyAll || kind == PolicyPoints
}

func (f *Framework) checkRated(d *document.Draft[Rating], at govmaturity.Path, id string, a govmaturity.Answer) {
	n := f.ratedCompetency(d, at, id)
	if n == nil {
		return
	}
	switch a.State() {
	case govmaturity.StateAnswered, govmaturity.StateUnanswered, govmaturity.StateNotApplicable:
	default:
		d.Add(at, govmaturity.CodeNotAllowed, "a rating is a level, or {state: not-applicable} or {state: unanswered}; there is no %s here", a.State())
		return
	}
	choices := a.Choices()
	switch _, isNumber := a.Number(); {
	case a.State() == govmaturity.StateAnswered && !a.HasValue():
		d.Add(at, govmaturity.CodeNoValue, "the state answered says that there is a level, and there is none: expected one of %s", strings.Join(n.ratings(), ", "))
	case a.HasValue() && a.State() != govmaturity.StateAnswered:
		d.Add(at, govmaturity.CodeOneOf, "a rating has a level or says why there is none: this has both")
	case isNumber || len(choices) > 1 || a.HasValue() && len(choices) == 0:
		d.Add(at, govmaturity.CodeNotAllowed, "expected one of %s", strings.Join(n.ratings(), ", "))
	case len(choices) == 1 && !slices.Contains(n.ratings(), choices[0]):
		d.Add(at, govmaturity.CodeNotAllowed, "%s cannot be rated %q%s; expected one of %s, or {state: not-applicable}", id, choices[0], d.Suggest(choices[0], n.ratings), strings.Join(n.ratings(), ", "))
	}
}

// ratings are what a rating may say of a competency.
func (n *competency) ratings() []string {
	if n.scale == nil {
		return []string{ratedYes, ratedNo}
	}
	ids := n.levelIDs()
	if !slices.Contains(ids, ratedNone) {
		ids = append(ids, ratedNone)
	}
	return ids
}
