package maturitytest

import "github.com/govmaturity/govmaturity/maturity"

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
		readAssessment: (*maturity.Framework).ReadAssessment,
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
