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

// AssessmentSchema returns the JSON Schema (2020-12) of assessments of this
// framework: its questions, and the answers that each of them takes. It accepts
// what [Framework.ReadAssessment] accepts, in all ways that answers can be
// written, and so what encoding/json makes of an [Assessment]. It refuses what
// ReadAssessment refuses, but for two items of a list with one id, and what the
// author's own code refuses. Titles are in the language of the framework.
//
// The error is about a framework whose schema would be too large.
func (f *Framework) AssessmentSchema() ([]byte, error) {
	made, err := f.form(FormOptions{})
	if err != nil {
		return nil, err
	}
	return made.DocumentSchema("urn:"+AssessmentFormat+":"+f.ID()+":"+f.Edition(), made.Title())
}
