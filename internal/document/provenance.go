package document

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Provenance knows which sources a document has, and whether it cites one as a
// whole. [Report.Provenance] makes one.
type Provenance struct {
	report  *Report
	sources map[string]bool
	cited   bool
}

// Provenance reports a source that is there twice, and what [Provenance.Check]
// reports for the document as a whole.
func (r *Report) Provenance(sources []govmaturity.Source, says govmaturity.Standing, cites []govmaturity.Citation) *Provenance {
	p := &Provenance{report: r, sources: map[string]bool{}, cited: len(cites) > 0}
	for i, s := range sources {
		if p.sources[s.ID] && s.ID != "" {
			r.Add(govmaturity.Path{}.Key("sources").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a source %q", s.ID)
		}
		p.sources[s.ID] = true
	}
	p.Check(govmaturity.Path{}, says, cites)
	return p
}

// Check reports citations of unknown sources, and a claim to what a publisher says
// without a place where it says so, there or in the document as a whole. It is for
// where the claim is made, not for each thing that inherits it.
func (p *Provenance) Check(path govmaturity.Path, says govmaturity.Standing, own []govmaturity.Citation) {
	p.Cites(path, own)
	if (says == govmaturity.StandingOfficial || says == govmaturity.StandingParaphrased) && len(own) == 0 && !p.cited {
		p.Unfounded(path, says)
	}
}

// Cites reports citations of unknown sources.
func (p *Provenance) Cites(path govmaturity.Path, own []govmaturity.Citation) {
	for i, cite := range own {
		if !p.sources[cite.Source] && cite.Source != "" {
			p.report.Add(path.Key("cites").Index(i).Key("source"), govmaturity.CodeUnknownReference, "there is no source %q in this document%s",
				cite.Source, p.report.Suggest(cite.Source, func() []string { return slices.Sorted(maps.Keys(p.sources)) }))
		}
	}
}

// Unfounded reports a claim to what a publisher says without a place where it says
// so.
func (p *Provenance) Unfounded(path govmaturity.Path, says govmaturity.Standing) {
	p.report.Add(path.Key("cites"), govmaturity.CodeRequired, "%s is a claim about a publisher: cite the source, and the place in it, that says so", says)
}
