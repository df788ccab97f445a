package maturity

import (
	"bytes"
	"sync"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// FrameworkSchema returns the JSON Schema (2020-12) of framework documents. It
// accepts what [ReadSpec] accepts, and refuses what ReadSpec refuses; what
// takes more than the form to see, such as an unknown scale, only [Compile]
// refuses.
func FrameworkSchema() []byte { return bytes.Clone(frameworkSchema()) }

// AssessmentSchema returns the JSON Schema (2020-12) of assessment documents,
// whatever their framework. Whether an answer fits its indicator is for
// [Framework.Check] to say.
func AssessmentSchema() []byte { return bytes.Clone(assessmentSchema()) }

// CrosswalkSchema returns the JSON Schema (2020-12) of crosswalk documents.
func CrosswalkSchema() []byte { return bytes.Clone(crosswalkSchema()) }

// The schemas do not change, and writing one takes milliseconds.
var (
	frameworkSchema = sync.OnceValue(func() []byte {
		return mustSchema(specShape(), FrameworkFormat, "Framework",
			"An instrument: what it asks, and how answers become values and levels.")
	})
	assessmentSchema = sync.OnceValue(func() []byte {
		return mustSchema(assessmentShape(), AssessmentFormat, "Assessment",
			"One rater's answers about one subject at one time.")
	})
	crosswalkSchema = sync.OnceValue(func() []byte {
		return mustSchema(crosswalkShape(), CrosswalkFormat, "Crosswalk",
			"Which nodes of two frameworks, or of two editions of one, can be compared.")
	})
)

// mustSchema writes one of this package's own schemas. A test shows that each
// can be written.
func mustSchema(shape *document.Shape, format, title, description string) []byte {
	data, err := schema.For(shape, schema.Meta{ID: "urn:" + format, Title: title, Description: description})
	if err != nil {
		panic(err)
	}
	return data
}
