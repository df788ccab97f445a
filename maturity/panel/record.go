package panel

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// BenchmarkFormat is the value of the format field of the record of a benchmarking.
const BenchmarkFormat = "govmaturity/benchmark/1"

// BenchmarkSpec is the record of a benchmarking: what people found out who compared one
// organisation with others, in the four steps of UN DESA's capacity development material.
// Figures are in [Panel.Benchmark]; this is what they mean.
type BenchmarkSpec struct {
	Format   string           `json:"format" doc:"required,enum=govmaturity/benchmark/1"`
	Language string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title    govmaturity.Text `json:"title" doc:"required"`
	// Subject is who learns, and Peers who it is compared with, as the panel names them.
	Subject string   `json:"subject" doc:"required,nonempty"`
	Peers   []string `json:"peers" doc:"required,nonempty"`
	// Framework, Edition and Rules are what the panel was scored with, where there is
	// one.
	Framework string `json:"framework,omitempty" doc:"pattern=id"`
	Edition   string `json:"edition,omitempty" doc:"pattern=edition"`
	Rules     string `json:"rules,omitempty" doc:"pattern=hash"`

	// Situation and Vision are the first step: what must be known before.
	Situation govmaturity.Text `json:"situation,omitempty"`
	Vision    govmaturity.Text `json:"vision,omitempty"`
	// Structure and Comparisons are the second: the whole organisation is understood,
	// and compared with examples.
	Structure   govmaturity.Text `json:"structure,omitempty"`
	Comparisons []ComparisonSpec `json:"comparisons,omitempty" doc:"nonempty"`
	// Consensus, Support and Partners are the third.
	Consensus govmaturity.Text `json:"consensus,omitempty"`
	Support   govmaturity.Text `json:"support,omitempty"`
	Partners  govmaturity.Text `json:"partners,omitempty"`
	// Time and Place are the fourth: why what worked then, or there, may not work now, or
	// here.
	Time  govmaturity.Text `json:"time,omitempty"`
	Place govmaturity.Text `json:"place,omitempty"`
	// Conclusion is what can be taken over.
	Conclusion govmaturity.Text `json:"conclusion,omitempty"`
}

// ComparisonSpec is one thing in which the subject is compared with a peer.
type ComparisonSpec struct {
	// Peer is one of the peers, and Node what of the framework it is about, if it is.
	Peer string `json:"peer" doc:"required,nonempty"`
	Node string `json:"node,omitempty" doc:"pattern=id"`
	// Practice is what the peer does, and Lesson what the subject can learn from it.
	Practice govmaturity.Text `json:"practice" doc:"required"`
	Lesson   govmaturity.Text `json:"lesson,omitempty"`
}

// Step is a step of a benchmarking.
type Step string

const (
	StepPrerequisites Step = "prerequisites"
	StepComparison    Step = "comparison"
	StepConsensus     Step = "consensus"
	StepLimits        Step = "limits"
)

var benchmarkFormat = document.Declare[BenchmarkSpec](BenchmarkFormat, "Benchmark",
	"What an organisation found out by comparing itself with others, in four steps.", nil)

var benchmarkSchema = schema.Of(benchmarkFormat)

// BenchmarkSchema returns the JSON Schema (2020-12) of records of benchmarking.
func BenchmarkSchema() []byte { return benchmarkSchema() }

// ReadBenchmark reads a record of benchmarking from YAML, JSON or what a form posted as
// JSON. The error is a [govmaturity.Problems].
func ReadBenchmark(name string, data []byte) (*BenchmarkSpec, error) {
	d := benchmarkFormat.Read(name, data)
	checkBenchmark(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// checkBenchmark reports what contradicts itself.
func checkBenchmark(d *document.Draft[BenchmarkSpec]) {
	if !d.Readable() {
		return
	}
	at, b := govmaturity.Path{}, d.Doc
	for i, peer := range b.Peers {
		switch {
		case peer == "":
			d.Add(at.Key("peers").Index(i), govmaturity.CodeEmpty, "a peer has a name")
		case peer == b.Subject:
			d.Add(at.Key("peers").Index(i), govmaturity.CodeContradiction, "%q is compared with itself", peer)
		case slices.Contains(b.Peers[:i], peer):
			d.Add(at.Key("peers").Index(i), govmaturity.CodeDuplicateID, "the peer %q is there twice", peer)
		}
	}
	for i, c := range b.Comparisons {
		if c.Peer != "" && !slices.Contains(b.Peers, c.Peer) {
			d.Add(at.Key("comparisons").Index(i).Key("peer"), govmaturity.CodeUnknownReference, "%q is none of the peers%s", c.Peer, document.Suggestion(c.Peer, b.Peers))
		}
	}
}

// Open returns the steps of which the record does not say all yet. The last one is not to
// be left out: what worked at another time and place may not work here.
func (b *BenchmarkSpec) Open() []Step {
	var out []Step
	for _, s := range []struct {
		step  Step
		texts []govmaturity.Text
	}{
		{StepPrerequisites, []govmaturity.Text{b.Situation, b.Vision}},
		{StepComparison, []govmaturity.Text{b.Structure}},
		{StepConsensus, []govmaturity.Text{b.Consensus, b.Support, b.Partners}},
		{StepLimits, []govmaturity.Text{b.Time, b.Place}},
	} {
		blank := func(t govmaturity.Text) bool { return len(t) == 0 }
		if slices.ContainsFunc(s.texts, blank) || s.step == StepComparison && len(b.Comparisons) == 0 {
			out = append(out, s.step)
		}
	}
	return out
}

// BenchmarkForm returns the form of records of benchmarking. What comes back from it is
// for [ReadBenchmark].
//
// The form is in the language of the words. Texts are asked for in the given languages,
// the first of them first: in that of the words, when there are none. What is not a
// language tag is left out.
func BenchmarkForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(benchmarkFormat, form.FormatOptions[BenchmarkSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"comparisons"},
		Meaning: func(d *document.Draft[BenchmarkSpec]) any {
			checkBenchmark(d)
			return nil
		},
	})
}
