package stakeholder

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var (
	mapFormat = document.Declare[MapSpec](MapFormat, "Stakeholder map",
		"Who matters to a decision, what they are promised, and who influences whom.", codecs)
	analysisFormat = document.Declare[AnalysisSpec](AnalysisFormat, "Stakeholder analysis",
		"Customers, resource suppliers, expected results and possible tools of a programme, and what each result does to whom.", codecs)
	strategyFormat = document.Declare[StrategySpec](StrategyFormat, "Strategic framework",
		"The customers, partners, resources and innovations of one service objective.", codecs)
)

var (
	mapSchema      = schema.Of(mapFormat)
	analysisSchema = schema.Of(analysisFormat)
	strategySchema = schema.Of(strategyFormat)
)

// MapSchema returns the JSON Schema (2020-12) of stakeholder maps. It accepts the
// documents that [ReadMapSpec] accepts.
func MapSchema() []byte { return mapSchema() }

// AnalysisSchema returns the JSON Schema (2020-12) of stakeholder analyses.
func AnalysisSchema() []byte { return analysisSchema() }

// StrategySchema returns the JSON Schema (2020-12) of strategic frameworks.
func StrategySchema() []byte { return strategySchema() }

// MapForm returns the form of stakeholder maps. What comes back from it is for
// [ReadMap].
//
// The form is in the language of the words. The map's texts are asked for in the
// given languages, the first of them first: in that of the words, when there are
// none. What is not a language tag is left out.
func MapForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(mapFormat, words, languages, func(d *document.Draft[MapSpec]) { _, _ = compile(d) },
		"attributes", "groups", "stakeholders", "influences", "needs")
}

// AnalysisForm returns the form of stakeholder analyses, as [MapForm] does that
// of maps. What comes back from it is for [ReadAnalysis].
func AnalysisForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(analysisFormat, words, languages, func(d *document.Draft[AnalysisSpec]) { _, _ = compileAnalysis(d) },
		"customers", "suppliers", "results", "tools", "impacts")
}

// StrategyForm returns the form of strategic frameworks, as [MapForm] does that of
// maps. What comes back from it is for [ReadStrategy].
func StrategyForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(strategyFormat, words, languages, func(d *document.Draft[StrategySpec]) { _, _ = compileStrategy(d) },
		"objectives", "customers", "partners", "resources", "innovations", "barriers")
}

func formOf[D any](f *document.Format[D], words govmaturity.Words, languages []string, compile func(*document.Draft[D]), parts ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(f, form.FormatOptions[D]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        parts,
		Meaning: func(d *document.Draft[D]) any {
			compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(Attributes()...),
		document.Enum(TieHigh, TieLow),
		document.Enum(RuleMean, RuleMedian),
		document.Enum(MissingLeaveOut, MissingBlock),
		document.Enum(Engagements()...),
		document.Enum(Kinds()...),
		document.Enum(VulnerableGroups()...),
		document.Enum(RatingStateUnanswered, RatingStateNotApplicable, RatingStateExcluded),
		document.Enum(ReferenceKinds()...),
		document.Enum(SignSupport, SignOppose),
		document.Enum(Cadences()...),
		document.Enum(EffectGain, EffectLoss, EffectMixed, EffectUnknown),
		document.Enum(EvidenceMeasured, EvidenceEstimated, EvidenceJudged),
		document.Enum(Investments()...),
		document.Enum(Shares()...),
		document.Enum(InnovationProduct, InnovationService),
		document.Enum(UseDesign, UseDevelop, UseDeliver, UseRenew),
	}
}
