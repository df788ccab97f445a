package maturitytest

import (
	"bytes"

	"github.com/govmaturity/govmaturity/maturity"
)

// engine is what the laws see of package maturity. The engine keeps some laws
// by itself, whatever the framework; tests then put a broken function in its
// place, to show that the law would notice.
type engine struct {
	compile        func(*maturity.Spec, ...maturity.CompileOption) (*maturity.Framework, error)
	look           func(*maturity.Scorecard) []reading
	scoreMarks     func(*maturity.Framework, []maturity.Mark) (*maturity.Scorecard, error)
	explain        func(maturity.Result) maturity.Explanation
	next           func(maturity.Result) maturity.ImprovementPath
	readSpec       func(name string, data []byte) (*maturity.Spec, error)
	readAssessment func(fw *maturity.Framework, name string, data []byte) (*maturity.Assessment, error)
}

func newEngine() engine {
	return engine{
		compile:        maturity.Compile,
		look:           look,
		scoreMarks:     scoreMarks,
		explain:        maturity.Result.Explain,
		next:           maturity.Result.Next,
		readSpec:       maturity.ReadSpec,
		readAssessment: readAssessment,
	}
}

func scoreMarks(fw *maturity.Framework, marks []maturity.Mark) (*maturity.Scorecard, error) {
	scorer, err := fw.NewScorer()
	if err != nil {
		return nil, err
	}
	row := fw.NewMarks()
	for i, m := range marks {
		row.Set(i, m)
	}
	return scorer.Score(row)
}

// named is a document in memory that has a name, for messages and to say
// whether it is YAML or JSON.
type named struct {
	*bytes.Reader
	name string
}

func (n named) Name() string { return n.name }

func readAssessment(fw *maturity.Framework, name string, data []byte) (*maturity.Assessment, error) {
	return fw.ReadAssessment(name, data)
}
