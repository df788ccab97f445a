package behaviour

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// ReferenceModeFormat is the value of the format field of a reference mode.
const ReferenceModeFormat = "govmaturity/reference-mode/1"

// ReferenceMode is how a thing moved, or is feared or hoped to move, as people
// draw it before there is a model: a few points on a sheet of paper, or figures.
type ReferenceMode struct {
	Format   string `json:"format" doc:"required,enum=govmaturity/reference-mode/1"`
	ID       string `json:"id" doc:"required,pattern=id"`
	Language string `json:"language,omitempty" doc:"pattern=language"`
	// Title says what moves.
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Kind says whether it was measured or drawn, and what it shows.
	Kind     ReferenceKind `json:"kind" doc:"required,words"`
	Unit     string        `json:"unit,omitempty" doc:"nonempty,words"`
	TimeUnit string        `json:"timeUnit,omitempty" doc:"nonempty,words"`
	// Points are in the order of time.
	Points   []Point                `json:"points" doc:"required,maxitems=100000"`
	Standing govmaturity.Standing   `json:"standing" doc:"required,words"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Point is a value at a time.
type Point struct {
	Time  float64 `json:"time" doc:"required"`
	Value float64 `json:"value" doc:"required"`
}

// ReferenceKind says where a reference mode comes from.
type ReferenceKind string

const (
	// ReferenceKindMeasured: figures.
	ReferenceKindMeasured ReferenceKind = "measured"
	// ReferenceKindDrawn: drawn by hand, as people remember it.
	ReferenceKindDrawn ReferenceKind = "drawn"
	// ReferenceKindHoped and ReferenceKindFeared: drawn by hand, of the future.
	ReferenceKindHoped  ReferenceKind = "hoped"
	ReferenceKindFeared ReferenceKind = "feared"
)

var referenceFormat = document.Declare[ReferenceMode](ReferenceModeFormat, "Reference mode",
	"How a thing moved over time, or is hoped or feared to move: drawn by hand, or measured.", func() []document.Codec {
		return []document.Codec{document.Enum(ReferenceKindMeasured, ReferenceKindDrawn, ReferenceKindHoped, ReferenceKindFeared)}
	})

var referenceSchema = schema.Of(referenceFormat)

// ReferenceModeSchema returns the JSON Schema (2020-12) of reference modes.
func ReferenceModeSchema() []byte { return referenceSchema() }

// ReadReferenceMode reads a reference mode, as YAML or JSON. The name is for
// messages. The error is a [govmaturity.Problems].
func ReadReferenceMode(name string, data []byte) (*ReferenceMode, error) {
	d := referenceFormat.Read(name, data)
	checkReference(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// Check reports all that is wrong with a reference mode that was made in Go.
func (m *ReferenceMode) Check() error {
	d := referenceFormat.Check(m)
	checkReference(d)
	return d.Err()
}

func checkReference(d *document.Draft[ReferenceMode]) {
	if !d.Readable() {
		return
	}
	root := govmaturity.Path{}
	for i, p := range d.Doc.Points {
		if i > 0 && p.Time <= d.Doc.Points[i-1].Time {
			d.Add(root.Key("points").Index(i).Key("time"), govmaturity.CodeOutOfOrder, "must be after %v, the time before it, found %v", d.Doc.Points[i-1].Time, p.Time)
		}
	}
	d.Provenance(d.Doc.Sources, d.Doc.Standing, d.Doc.Cites)
}

// Series returns the points as a series, to classify them or to draw them.
func (m *ReferenceMode) Series() Series {
	s := Series{ID: m.ID, Title: m.Title.Clone(), Unit: m.Unit, TimeUnit: m.TimeUnit}
	for _, p := range m.Points {
		s.Times, s.Values = append(s.Times, p.Time), append(s.Values, p.Value)
	}
	return s
}
