package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Analysis is a compiled AnalysisSpec. It does not change. [CompileAnalysis] makes
// one.
type Analysis struct {
	spec        *AnalysisSpec
	hash, rules string
	parties     map[string]int
	results     map[string]int
	impacts     map[[2]string]int
	doubts      govmaturity.Problems
}

// CompileAnalysis checks a stakeholder analysis and makes it ready to use. The
// error is a [govmaturity.Problems].
func CompileAnalysis(spec *AnalysisSpec) (*Analysis, error) {
	return compileAnalysis(analysisFormat.Check(spec))
}

// ReadAnalysis reads and compiles a stakeholder analysis, from YAML or JSON. The
// error is a [govmaturity.Problems].
func ReadAnalysis(name string, data []byte) (*Analysis, error) {
	return compileAnalysis(analysisFormat.Read(name, data))
}

func compileAnalysis(d *document.Draft[AnalysisSpec]) (*Analysis, error) {
	if !d.Readable() {
		return nil, contact.RedactProblems(d.Err())
	}
	h := newHead(&d.Report, d.Doc.Sources, d.Doc.Standing, d.Doc.Cites)
	a := &Analysis{spec: d.Doc, parties: map[string]int{}, results: map[string]int{}, impacts: map[[2]string]int{}}
	top := govmaturity.Path{}
	for i, p := range d.Doc.Customers {
		h.unique(a.parties, top.Key("customers").Index(i), "a party", p.ID, i)
		h.provenance(top.Key("customers").Index(i), "", p.Cites)
	}
	for i, p := range d.Doc.Suppliers {
		h.unique(a.parties, top.Key("suppliers").Index(i), "a party", p.ID, len(d.Doc.Customers)+i)
		h.provenance(top.Key("suppliers").Index(i), "", p.Cites)
	}
	for i, r := range d.Doc.Results {
		h.unique(a.results, top.Key("results").Index(i), "a result", r.ID, i)
		h.provenance(top.Key("results").Index(i), "", r.Cites)
	}
	tools := map[string]int{}
	for i, t := range d.Doc.Tools {
		at := top.Key("tools").Index(i)
		h.unique(tools, at, "a tool", t.ID, i)
		for k, id := range t.Results {
			h.find(a.results, at.Key("results").Index(k), "result", id)
		}
		h.provenance(at, "", t.Cites)
	}
	a.compileImpacts(h, d.Doc.Impacts)
	if err := d.Err(); err != nil {
		return nil, contact.RedactProblems(err)
	}
	a.hash, a.rules = analysisFormat.Hash(d.Doc), analysisFormat.RulesHash(d.Doc)
	var doubts document.Report
	a.doubt(&doubts)
	if err := contact.RedactProblems(d.Place(doubts.Problems()).Err()); err != nil {
		a.doubts = err.(govmaturity.Problems)
	}
	return a, nil
}

func (a *Analysis) compileImpacts(h *head, impacts []AnalysisImpactSpec) {
	for i, p := range impacts {
		at := govmaturity.Path{}.Key("impacts").Index(i)
		h.find(a.parties, at.Key("party"), "party", p.Party)
		h.find(a.results, at.Key("result"), "result", p.Result)
		key := [2]string{p.Party, p.Result}
		if k, twice := a.impacts[key]; twice {
			h.Add(at, govmaturity.CodeDuplicateID, "impacts[%d] is about the same party and result: say both in one", k)
		}
		a.impacts[key] = i
		if p.Amount != nil && p.Unit == "" {
			h.Add(at.Key("unit"), govmaturity.CodeRequired, "an amount has a unit")
		}
		if p.Amount == nil && p.Unit != "" {
			h.Add(at.Key("unit"), govmaturity.CodeNotUsed, "there is no amount in this unit")
		}
		h.provenance(at, "", p.Cites)
	}
}

// doubt reports where the analysis is not whole.
func (a *Analysis) doubt(r *document.Report) {
	top, s := govmaturity.Path{}, a.spec
	for _, part := range []struct {
		key string
		n   int
	}{{"customers", len(s.Customers)}, {"suppliers", len(s.Suppliers)}, {"results", len(s.Results)}, {"tools", len(s.Tools)}} {
		if part.n == 0 {
			r.Add(top.Key(part.key), govmaturity.CodeNotAnswered, "an analysis looks at customers, resource suppliers, expected results and possible tools: there are no %s", part.key)
		}
	}
	a.doubtParties(r, top.Key("customers"), s.Customers)
	a.doubtParties(r, top.Key("suppliers"), s.Suppliers)
	for i, result := range s.Results {
		at := top.Key("results").Index(i)
		if !slices.ContainsFunc(s.Impacts, func(p AnalysisImpactSpec) bool { return p.Result == result.ID }) {
			r.Add(at, govmaturity.CodeOrphan, "no impact says to whom the result %s makes a difference", result.ID)
		}
		if len(s.Tools) > 0 && !slices.ContainsFunc(s.Tools, func(t AnalysisToolSpec) bool { return slices.Contains(t.Results, result.ID) }) {
			r.Add(at, govmaturity.CodeOrphan, "no tool brings the result %s about", result.ID)
		}
		if len(result.Assumption) == 0 && slices.ContainsFunc(s.Tools, func(t AnalysisToolSpec) bool { return slices.Contains(t.Results, result.ID) }) {
			r.Add(at.Key("assumption"), govmaturity.CodeNotAnswered, "that the tools bring %s about is an assumption: say what must be true", result.ID)
		}
		a.doubtMix(r, at, result.ID)
	}
	for i, t := range s.Tools {
		if len(t.Results) == 0 {
			r.Add(top.Key("tools").Index(i), govmaturity.CodeOrphan, "the tool %s brings no result about", t.ID)
		}
	}
}

func (a *Analysis) doubtParties(r *document.Report, top govmaturity.Path, parties []AnalysisPartySpec) {
	for i, p := range parties {
		if len(a.spec.Results) > 0 && !slices.ContainsFunc(a.spec.Impacts, func(x AnalysisImpactSpec) bool { return x.Party == p.ID }) {
			r.Add(top.Index(i), govmaturity.CodeOrphan, "no impact is about %s", p.ID)
		}
	}
}

// doubtMix reports a result whose impacts are numbers for some and words for
// others: they do not add up.
func (a *Analysis) doubtMix(r *document.Report, at govmaturity.Path, result string) {
	numbers, others := 0, 0
	units := map[string]bool{}
	for _, p := range a.spec.Impacts {
		switch {
		case p.Result != result:
		case p.Amount != nil:
			numbers++
			units[p.Unit] = true
		default:
			others++
		}
	}
	if numbers > 0 && others > 0 || len(units) > 1 {
		r.Add(at, govmaturity.CodeMixedForm, "impacts of %s are numbers (%d, in %d units) and words (%d): they do not add up", result, numbers, len(units), others)
	}
}

// Spec returns a copy of the document that the analysis was compiled from.
func (a *Analysis) Spec() *AnalysisSpec { return analysisFormat.Clone(a.spec) }

// ID returns the analysis's id.
func (a *Analysis) ID() string { return a.spec.ID }

// Hash returns the content hash: of all that the analysis says.
func (a *Analysis) Hash() string { return a.hash }

// RulesHash returns the hash of all but the words for people.
func (a *Analysis) RulesHash() string { return a.rules }

// Doubts returns where the analysis is not whole, or mixes what does not add up,
// with places. They stop nobody.
func (a *Analysis) Doubts() govmaturity.Problems { return slices.Clone(a.doubts) }

// Impact returns what a result does to a party, and whether somebody says so.
func (a *Analysis) Impact(party, result string) (AnalysisImpactSpec, bool) {
	if i, ok := a.impacts[[2]string{party, result}]; ok {
		one := &AnalysisSpec{Format: AnalysisFormat, ID: a.spec.ID, Impacts: a.spec.Impacts[i : i+1]}
		return analysisFormat.Clone(one).Impacts[0], true
	}
	return AnalysisImpactSpec{}, false
}

// NeedsData returns the impacts that rest on nothing measured, in the document's
// order: what a fuller evaluation would have to find out.
func (a *Analysis) NeedsData() []AnalysisImpactSpec {
	var out []AnalysisImpactSpec
	for _, p := range a.Spec().Impacts {
		if p.Evidence != EvidenceMeasured || p.Effect == EffectUnknown {
			out = append(out, p)
		}
	}
	return out
}

// AnalysisUses returns what a stakeholder analysis is good for: the questions to
// go through with it (the workshop, "Stakeholder Analysis: What is it good for?";
// the wording is the library's).
func AnalysisUses(w govmaturity.Words) []string {
	return []string{
		w.Say("stakeholder.analysis-use.environment"), w.Say("stakeholder.analysis-use.groups"), w.Say("stakeholder.analysis-use.results"),
		w.Say("stakeholder.analysis-use.matching"), w.Say("stakeholder.analysis-use.impacts"), w.Say("stakeholder.analysis-use.data"),
		w.Say("stakeholder.analysis-use.problem"),
	}
}

// AnalysisLimits returns what a stakeholder analysis cannot do (the workshop, "Are
// there Limitations?").
func AnalysisLimits(w govmaturity.Words) []string {
	return []string{w.Say("stakeholder.analysis-limit.causes"), w.Say("stakeholder.analysis-limit.mixture"), w.Say("stakeholder.analysis-limit.data")}
}
