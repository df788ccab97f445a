package maturity

import "github.com/govmaturity/govmaturity/internal/schema"

// FrameworkSchema returns the JSON Schema (2020-12) of framework documents. It
// accepts what [ReadSpec] accepts, and refuses what ReadSpec refuses; what
// takes more than the form to see, such as an unknown scale, only [Compile]
// refuses.
func FrameworkSchema() []byte { return frameworkSchema() }

// AssessmentSchema returns the JSON Schema (2020-12) of assessment documents,
// whatever their framework. Whether an answer fits its indicator is for
// [Framework.Check] to say.
func AssessmentSchema() []byte { return assessmentSchema() }

// CrosswalkSchema returns the JSON Schema (2020-12) of crosswalk documents.
func CrosswalkSchema() []byte { return crosswalkSchema() }

var (
	frameworkSchema  = schema.Of(frameworkFormat)
	assessmentSchema = schema.Of(assessmentFormat)
	crosswalkSchema  = schema.Of(crosswalkFormat)
)
