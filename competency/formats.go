package competency

import (
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var (
	frameworkFormat = document.Declare[Spec](FrameworkFormat, "Competency framework",
		"What people should know, be able to do and bring along, and what roles require.", codecs)
	profileFormat = document.Declare[Profile](ProfileFormat, "Competency profile",
		"The evidence for what one person knows and is able to do.", codecs)
	ratingFormat = document.Declare[Rating](RatingFormat, "Competency rating",
		"What one rater says about one person on one day.", codecs)
	teamFormat = document.Declare[TeamSpec](TeamFormat, "Team",
		"Who belongs to a team, and which posts it has.", codecs)
	trainingFormat = document.Declare[TrainingSpec](TrainingFormat, "Training catalogue",
		"Modules of training, what they raise and what they cost.", codecs)
	crosswalkFormat = document.Declare[Crosswalk](CrosswalkFormat, "Competency crosswalk",
		"Which competencies and levels of two frameworks go together, and what is lost.", codecs)
)

// FrameworkSchema returns the JSON Schema (2020-12) of competency frameworks.
// It accepts the documents that [ReadSpec] accepts.
func FrameworkSchema() []byte { return frameworkSchema() }

// ProfileSchema returns the JSON Schema (2020-12) of profiles, whatever their
// framework.
func ProfileSchema() []byte { return profileSchema() }

// RatingSchema returns the JSON Schema (2020-12) of ratings, whatever their
// framework. [Framework.RatingForm] makes those of one framework.
func RatingSchema() []byte { return ratingSchema() }

// TeamSchema returns the JSON Schema (2020-12) of teams.
func TeamSchema() []byte { return teamSchema() }

// TrainingSchema returns the JSON Schema (2020-12) of training catalogues.
func TrainingSchema() []byte { return trainingSchema() }

// CrosswalkSchema returns the JSON Schema (2020-12) of crosswalks.
func CrosswalkSchema() []byte { return crosswalkSchema() }

var (
	frameworkSchema = schema.Of(frameworkFormat)
	profileSchema   = schema.Of(profileFormat)
	ratingSchema    = schema.Of(ratingFormat)
	teamSchema      = schema.Of(teamFormat)
	trainingSchema  = schema.Of(trainingFormat)
	crosswalkSchema = schema.Of(crosswalkFormat)
)

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(ScaleProficiency, ScaleResponsibility, ScaleAcquisition, ScaleCognition, ScaleImportance),
		document.Enum(KindCompetency, KindKnowledge, KindSkill, KindAttitude, KindTask),
		document.Enum(NeedCritical, NeedRequired, NeedDesirable),
		document.Enum(PolicyLatest, PolicyHighest, PolicyPrioritised, PolicyDecayingMean, PolicyNTimes, PolicyAll, PolicyPoints),
		document.Enum(EvidenceSelf, EvidenceAssessor, EvidenceTest, EvidenceDocument, EvidenceBadge),
		document.Enum(OutcomeNone, OutcomeNotApplicable),
		document.Enum(MatchSame, MatchPartial, MatchLossy),
	}
}
