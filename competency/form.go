package competency

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// SpecForm returns the form of competency frameworks, for people who define one.
// What comes back from it is for [ReadFramework]. The form is in the language of
// the words. The framework's texts are asked for in the given languages, the first
// of them first: in that of the words, when there are none. What is not a language
// tag is left out.
func SpecForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(frameworkFormat, form.FormatOptions[Spec]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"scales", "areas", "competencies", "mindsets", "roles", "terms", "strategies"},
		Meaning: func(d *document.Draft[Spec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// TrainingForm returns the form of catalogues of training about the framework.
// What comes back from it is for [ReadTraining]. Words and languages are as in
// [SpecForm].
func (f *Framework) TrainingForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(trainingFormat, form.FormatOptions[TrainingSpec]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"modules", "paths"},
		Known:        map[string]string{"framework": f.ID(), "framework-edition": f.Edition()},
		Meaning: func(d *document.Draft[TrainingSpec]) any {
			_, _ = compileTraining(d, f)
			return nil
		},
	})
}

// TeamForm returns the form of teams of these people. What comes back from it is
// for [Framework.ReadTeam]. Words and languages are as in [SpecForm].
func (f *Framework) TeamForm(people []*Person, words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(teamFormat, form.FormatOptions[TeamSpec]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"posts"},
		Known:        map[string]string{"framework": f.ID(), "edition": f.Edition()},
		Meaning: func(d *document.Draft[TeamSpec]) any {
			f.team(d, people)
			return nil
		},
	})
}

// ProfileForm returns the form of profiles about the framework, for those who keep
// them: certificates, tests, what was revoked. What comes back from it is for
// [Framework.ReadProfile]. What people or assessors rate is asked by
// [Framework.RatingForm]. The form is in the language of the words.
func (f *Framework) ProfileForm(words govmaturity.Words) govmaturity.Form {
	return form.OfFormat(profileFormat, form.FormatOptions[Profile]{
		ShapeOptions: shapeOptions(words, nil),
		Parts:        []string{"evidence", "wants"},
		Known:        map[string]string{"framework": f.ID(), "edition": f.Edition()},
		Meaning: func(d *document.Draft[Profile]) any {
			f.person(d)
			return nil
		},
	})
}

// CrosswalkForm returns the form of crosswalks between two frameworks, or two
// editions of one. What comes back from it is for [ReadCrosswalk]. Words and
// languages are as in [SpecForm].
func CrosswalkForm(from, to *Framework, words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(crosswalkFormat, form.FormatOptions[Crosswalk]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"links", "scales"},
		Meaning: func(d *document.Draft[Crosswalk]) any {
			bind(d, from, to)
			return nil
		},
	})
}

func shapeOptions(words govmaturity.Words, languages []string) form.ShapeOptions {
	if words == (govmaturity.Words{}) {
		words = govmaturity.WordsFor("en")
	}
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.ShapeOptions{Words: words, Languages: languages}
}
