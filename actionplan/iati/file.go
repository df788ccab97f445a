package iati

import "github.com/govmaturity/govmaturity"

// Namespace is that of the attribute id, which carries the ids of this library's
// documents.
const Namespace = "https://github.com/govmaturity/govmaturity"

// File is a file of activities, as far as their results go.
type File struct {
	Version    string
	Activities []Activity
	// Notes list what was in the results of the file and is not here, each kind once
	// with its first place.
	Notes govmaturity.Problems
}

// Activity is an activity with its results.
type Activity struct {
	// ID is its identifier.
	ID string
	// Language is the language of texts that name none.
	Language string
	Title    govmaturity.Text
	Results  []Result
	name     string // of the file
}

// Result is something that an activity is to bring about.
type Result struct {
	place
	// ID is the step that it is of, in the namespace of this library.
	ID string
	// Type is a code: 1 output, 2 outcome, 3 impact, 9 other.
	Type string
	// Aggregation is whether it may be added to those of other activities, or nothing.
	Aggregation string
	Title       govmaturity.Text
	Description govmaturity.Text
	References  []Reference
	Links       []Link
	Indicators  []Indicator
}

// Indicator says how a result is measured.
type Indicator struct {
	place
	ID string
	// Measure is a code: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative.
	Measure string
	// Ascending is whether more is better: true or 1, false or 0, and true when nothing
	// is said.
	Ascending   string
	Aggregation string
	Title       govmaturity.Text
	Description govmaturity.Text
	References  []Reference
	Links       []Link
	Baselines   []Value
	Periods     []Period
}

// Codes of measures.
const (
	measureUnit        = "1"
	measurePercentage  = "2"
	measureQualitative = "5"
)

// Period is a time for which there is something to reach, or something was reached.
type Period struct {
	place
	Start, End string
	Targets    []Value
	Actuals    []Value
}

// Value is a baseline, a target or an actual.
type Value struct {
	place
	// Year and Date are for baselines.
	Year, Date string
	// Value is as written. It is nil when there is none.
	Value      *string
	Locations  []string
	Dimensions []Dimension
	Comment    govmaturity.Text
	Links      []Link
}

// Dimension says of whom a value is.
type Dimension struct{ Name, Value string }

// Reference is a code of a vocabulary.
type Reference struct{ Vocabulary, Code, URI, VocabularyURI string }

// Link is a document.
type Link struct {
	URL, Format string
	Title       govmaturity.Text
}

// place is where something stands in a file: nowhere, when it was not read from one.
type place struct {
	path         govmaturity.Path
	line, column int
}
