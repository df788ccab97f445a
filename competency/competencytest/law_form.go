package competencytest

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// formRoundTrip: what is entered in a form is what is known.
//
// A rating of everything, by people themselves and by an assessor, is filled into
// the form and comes back as it was posted, as it was sent, and as it stood there;
// and then out of the profile that it became evidence in.
func formRoundTrip() rule {
	return laws.New("form-round-trip",
		"What people, or an assessor, enter in the form comes back as it was entered: from the form, and later from the profile, to go on with.",
		func(s *subject, out *laws.Recorder) {
			parts := []competency.Area{{}} // all of it
			if len(s.all) > maxForm {
				eachArea(s.fw.Areas(), func(a competency.Area) { parts = append(parts, a) })
				parts = spread(parts[1:], maxForms)
			}
			for _, part := range parts {
				for _, kind := range []competency.EvidenceKind{competency.EvidenceSelf, competency.EvidenceAssessor} {
					s.checkForm(out, part, kind)
				}
			}
		})
}

// Limits of the forms that are tried: a large framework has one for each area.
const (
	maxForm  = 150
	maxForms = 4
)

func (s *subject) checkForm(out *laws.Recorder, part competency.Area, kind competency.EvidenceKind) {
	rated := s.rated(part)
	if len(rated) == 0 || len(rated) > 2*maxForm {
		return // there is nothing to rate, or too much for a page
	}
	about := competency.Rating{
		Format: competency.RatingFormat, Framework: s.fw.ID(), Edition: s.fw.Edition(), Person: "person", Kind: kind, Rater: "rater", Date: today.Date,
	}
	given := "a rating, " + string(kind)
	fail := func(way, got, expected string) {
		violated(out, finding{at: part.ID(), given: given + ", " + way, got: got, expected: expected})
	}
	form, err := s.fw.RatingForm(competency.RatingOptions{About: about, Area: part})
	if err != nil {
		fail("no form", "a refusal: "+err.Error(), "a form")
		return
	}
	rating := rateAll(about, rated)
	want, err := json.Marshal(rating)
	if err != nil {
		fail("as a document", "it cannot be written: "+err.Error(), "a document")
		return
	}
	filled := form.Fill(want)
	for _, way := range []struct {
		name  string
		input *govmaturity.FormInput
	}{{"filled in", filled}, {"posted", form.ReadPost(filled.Values)}, {"sent", form.ReadJSON(filled.Document)}} {
		got, err := s.engine.ratingFrom(s.fw, way.input)
		if err != nil {
			fail(way.name, "a refusal: "+err.Error(), string(want))
		} else if text := ratingText(got); text != string(want) {
			fail(way.name, text, string(want))
		}
	}
	if got := s.throughProfile(&rating); got != string(want) {
		fail("out of the profile", got, string(want))
	}
}

// throughProfile returns a rating after it became evidence, as the form would begin
// with it.
func (s *subject) throughProfile(rating *competency.Rating) string {
	profile, err := s.fw.Rate(nil, rating)
	if err != nil {
		return "a refusal: " + err.Error()
	}
	p, err := s.fw.Person(profile)
	if err != nil {
		return "a refusal: " + err.Error()
	}
	return ratingText(p.Rating(*rating))
}

func ratingText(r *competency.Rating) string {
	data, err := json.Marshal(r)
	if err != nil {
		return "a rating that cannot be written: " + err.Error()
	}
	return string(data)
}

// rated are the competencies that a form of a part asks for.
func (s *subject) rated(part competency.Area) []competency.Competency {
	inside := func(c competency.Competency) bool {
		for a := c.Area(); a.Valid(); a = a.Parent() {
			if a == part {
				return true
			}
		}
		return !part.Valid()
	}
	return slices.DeleteFunc(slices.Clone(s.all), func(c competency.Competency) bool { return c.Retired() || rollsUp(c) || !inside(c) })
}

// rateAll says something about each competency: all levels and all reasons why there
// is none, in turn.
func rateAll(about competency.Rating, rated []competency.Competency) competency.Rating {
	r := about
	r.Has, r.Wants = map[string]govmaturity.Answer{}, map[string]string{}
	for i, c := range rated {
		levels := c.Levels()
		var answers []govmaturity.Answer
		for _, l := range levels {
			answers = append(answers, govmaturity.AnswerChoice(l.ID()))
		}
		want := "yes"
		if len(levels) == 0 {
			answers = append(answers, govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false))
		} else {
			want = levels[i%len(levels)].ID()
			if !c.Level(none).Valid() {
				answers = append(answers, govmaturity.AnswerChoice(none))
			}
		}
		answers = append(answers, govmaturity.AnswerState(govmaturity.StateNotApplicable))
		a := answers[i%len(answers)]
		if i%2 == 0 {
			a.Comment = fmt.Sprintf("Comment %d: with # signs, <tags> and \"quotes\"", i+1)
		}
		r.Has[c.ID()] = a
		if about.Kind == competency.EvidenceSelf {
			r.Wants[c.ID()] = want
		}
	}
	if len(r.Wants) == 0 {
		r.Wants = nil
	}
	return r
}
