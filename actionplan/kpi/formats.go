package kpi

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var (
	indicatorsFormat = document.Declare[IndicatorsSpec](IndicatorsFormat, "Indicators",
		"What is measured, from where, to where, by when, and by which rule progress is told.", codecs)
	observationsFormat = document.Declare[ObservationsSpec](ObservationsFormat, "Observations",
		"Values of indicators by period, of one subject.", codecs)
)

// codecs says what the types of this package look like in documents, where their
// Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(DirectionUp, DirectionDown, DirectionKeep, DirectionRange),
		document.Enum(MeasureNumber, MeasureRatio),
		document.Enum(AccumulationLatest, AccumulationSum, AccumulationRunning),
		document.Enum(PathLinear, PathStep, PathSCurve, PathMilestones),
		document.Enum(TrendCAGR, TrendLinear, TrendOpenSDG),
		document.Enum(FrequencyMonth, FrequencyQuarter, FrequencyHalfYear, FrequencyYear),
		document.Enum(WholeApart, WholeSum, WholeRatio),
		document.Enum(QuantityValue, QuantityAttainment, QuantityPace, QuantityScore),
		document.Enum(Rules()...),
		document.Enum(MissingLeaveOut, MissingBlock, MissingZero),
		document.Enum(UnweightedRefuse, UnweightedSiblings),
		document.Enum(RoundingModeHalfUp, RoundingModeHalfEven, RoundingModeDown),
		document.Enum(govmaturity.StateUnanswered, govmaturity.StateImputed, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded),
	}
}

// IndicatorsSchema returns the JSON Schema (2020-12) of lists of indicators.
func IndicatorsSchema() []byte { return indicatorsSchema() }

// ObservationsSchema returns the JSON Schema (2020-12) of observations.
func ObservationsSchema() []byte { return observationsSchema() }

var (
	indicatorsSchema   = schema.Of(indicatorsFormat)
	observationsSchema = schema.Of(observationsFormat)
)

// IndicatorsForm returns the form of lists of indicators. What comes back from it
// is for [Read].
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out.
func IndicatorsForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(indicatorsFormat, form.FormatOptions[IndicatorsSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: or(languages, words.Language())},
		Parts:        []string{"indicators", "groups"},
		Meaning: func(d *document.Draft[IndicatorsSpec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// ObservationsForm returns the form of observations of these indicators. What
// comes back from it is for [Set.ReadObservations].
func (s *Set) ObservationsForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return form.OfFormat(observationsFormat, form.FormatOptions[ObservationsSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: or(languages, words.Language())},
		Meaning: func(d *document.Draft[ObservationsSpec]) any {
			_, _ = s.observe(d)
			return nil
		},
	})
}

func or(languages []string, language string) []string {
	if len(languages) == 0 {
		return []string{language}
	}
	return languages
}
