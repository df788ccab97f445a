package schedule

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var (
	calendarsFormat = document.Declare[CalendarsSpec](CalendarsFormat, "Calendars",
		"When people work: weeks, holidays, half days and fiscal years.", codecs)
	scheduleFormat = document.Declare[ScheduleSpec](ScheduleFormat, "Schedule",
		"What is to be done, how long it takes, what waits for what, and who is needed.", codecs)
)

var (
	calendarsSchema = schema.Of(calendarsFormat)
	scheduleSchema  = schema.Of(scheduleFormat)
)

// CalendarsSchema returns the JSON Schema (2020-12) of calendars.
func CalendarsSchema() []byte { return calendarsSchema() }

// Schema returns the JSON Schema (2020-12) of schedules.
func Schema() []byte { return scheduleSchema() }

// CalendarsForm returns the form of calendars. What comes back from it is for
// [ReadCalendars]. The form is in the language of the words. Texts are asked for in the
// given languages, the first of them first: in that of the words, when there are none.
func CalendarsForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(calendarsFormat, form.FormatOptions[CalendarsSpec]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"calendars"},
		Meaning: func(d *document.Draft[CalendarsSpec]) any {
			_, _ = compileCalendars(d) // what is wrong is in the draft
			return nil
		},
	})
}

// Form returns the form of schedules that use these calendars, which may be nil. What
// comes back from it is for [Read]. Words and languages are as in [CalendarsForm].
func Form(calendars *Calendars, words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(scheduleFormat, form.FormatOptions[ScheduleSpec]{
		ShapeOptions: shapeOptions(words, languages),
		Parts:        []string{"calendars", "resources", "tasks"},
		Meaning: func(d *document.Draft[ScheduleSpec]) any {
			_, _ = compile(d, calendars)
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

// codecs says what the types of this package look like in documents, where their Go
// type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(Weekdays()...),
		document.Enum(WorkNone, WorkFirst, WorkSecond, WorkFull),
		document.Enum(Recurrences()...),
		document.Enum(FiscalNamesBoth, FiscalNamesStart, FiscalNamesEnd),
		document.Enum(Units()...),
		document.Enum(DistributionBetaPERT, DistributionTriangular),
		document.Enum(LinkTypeFinishStart, LinkTypeStartStart, LinkTypeFinishFinish, LinkTypeStartFinish),
		document.Enum(ConstraintKindStartNotEarlier, ConstraintKindStartNotLater, ConstraintKindFinishNotEarlier,
			ConstraintKindFinishNotLater, ConstraintKindMustStart, ConstraintKindMustFinish, ConstraintKindDeadline),
	}
}

// Units returns all units.
func Units() []Unit {
	return []Unit{UnitMinutes, UnitHours, UnitDays, UnitWeeks, UnitMonths, UnitElapsedHours, UnitElapsedDays, UnitElapsedWeeks}
}
