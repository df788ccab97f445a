package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// The documents of this package, each declared once.
var situationFormat = document.Declare[SituationSpec](SituationFormat, "Situation",
	"What surrounds a government that wants to change: factors, strengths, bottlenecks, risks, and who is left behind.", codecs)

// SituationSchema returns the JSON Schema (2020-12) of situations. It accepts the
// documents that [ReadSituationSpec] accepts.
func SituationSchema() []byte { return situationSchema() }

var situationSchema = schema.Of(situationFormat)

// SituationForm returns the form of situations. What comes back from it is for
// [ReadSituation].
//
// The form is in the language of the words. The texts of the situation are asked for in
// the given languages, the first of them first: in that of the words, when there are
// none. What is not a language tag is left out.
func SituationForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	var parts []string
	for _, p := range Parts() {
		parts = append(parts, string(p))
	}
	return form.OfFormat(situationFormat, form.FormatOptions[SituationSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        parts,
		Meaning: func(d *document.Draft[SituationSpec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// codecs says what the types of this package look like in documents, where their Go
// type does not.
func codecs() []document.Codec {
	topics := slices.Concat(riskTopics, horizontalTopics, verticalTopics)
	slices.Sort(topics)
	return []document.Codec{
		document.Enum(slices.Compact(topics)...),
		document.Enum(OriginInside, OriginOutside),
		document.Enum(TrendRising, TrendSteady, TrendFalling, TrendUnclear),
		document.Enum(HorizonNear, HorizonMiddle, HorizonFar),
		document.Enum(stakeholder.ReferenceKinds()...),
		document.Enum(StrategyKindSO, StrategyKindST, StrategyKindWO, StrategyKindWT),
		document.Enum(stakeholder.VulnerableGroups()...),
		document.Enum(Barriers()...),
		document.Enum(ResponseTreat, ResponseTolerate, ResponseTransfer, ResponseTerminate),
		document.Enum(RiskStatusOpen, RiskStatusInProgress, RiskStatusMonitoring, RiskStatusClosed),
	}
}
