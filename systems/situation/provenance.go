package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// The works that the parts are taken from.
var works = []govmaturity.Source{
	{ID: "toolkit", Title: "Training Toolkit on \"Capacities for Digital Government Transformation\"", Publisher: "UN DESA",
		Note: govmaturity.Text{"en": "Read as scanned text, without a date. Its figures are missing in the scan: the structure of PESTLE and the steps of the accelerator and bottleneck assessment among them."}},
	{ID: "dawes-2004", Title: "Making Smart IT Choices: Understanding Value and Risk in Government IT Investments", Publisher: "Dawes, S. S. and others, Center for Technology in Government", Date: "2004",
		Note: govmaturity.Text{"en": "Not read itself. It is what the toolkit names as the source of its page on SWOT."}},
	{ID: "aba-2017", Title: "SDG Accelerator and Bottleneck Assessment", Publisher: "UNDP", Date: "2017",
		Note: govmaturity.Text{"en": "Its table of contents was read: the four steps."}},
	{ID: "maf-2011", Title: "MDG Acceleration Framework", Publisher: "UNDP", Date: "2011",
		Note: govmaturity.Text{"en": "Read in a summary of it: the four categories of bottlenecks, which the assessment of 2017 builds on."}},
	{ID: "wpsr-2018", Title: "World Public Sector Report 2018", Publisher: "UN DESA", Date: "2018",
		Note: govmaturity.Text{"en": "Not read itself. It is what the toolkit names as the source of its table."}},
	{ID: "survey-2022", Title: "United Nations E-Government Survey 2022", Publisher: "UN DESA", Date: "2022",
		Note: govmaturity.Text{"en": "Not read itself. It is what the toolkit names as the source of its two figures on barriers, which the scan does not have."}},
	{ID: "orange-book", Title: "The Orange Book: Management of Risk", Publisher: "HM Treasury",
		Note: govmaturity.Text{"en": "Not read itself. The four responses and the words of the register are those of a public template that names it. Its bands are the template's."}},
}

var citesOf = map[Part][]govmaturity.Citation{
	PartPestle:       {{Source: "toolkit", Locator: "Chapter 3, 3.2, PESTLE Analysis"}},
	PartSwot:         {{Source: "toolkit", Locator: "Chapter 3, 3.2, SWOT Analysis"}, {Source: "dawes-2004", Locator: "p. 136"}},
	PartAcceleration: {{Source: "toolkit", Locator: "Chapter 5, 5.1, Environmental analysis, SDG Accelerator and Bottleneck Assessment"}, {Source: "aba-2017", Locator: "Steps 1 to 4"}, {Source: "maf-2011", Locator: "categories of bottlenecks"}},
	PartIntegration:  {{Source: "toolkit", Locator: "Chapter 2, 2.2, Horizontal integration and Vertical integration"}, {Source: "wpsr-2018", Locator: "p. 10"}},
	PartInclusion:    {{Source: "toolkit", Locator: "Chapter 5, 5.5 Capacities at the societal level"}, {Source: "survey-2022", Locator: "p. 124 (barriers), p. 136 (data, design, delivery)"}},
	PartRisks:        {{Source: "toolkit", Locator: "Chapter 1, risks: digital divide and data literacy, privacy and ethics, data security, trust"}, {Source: "orange-book", Locator: "risk treatment"}},
	PartHolistic:     {{Source: "toolkit", Locator: "Chapter 2, 2.1: ecosystem, contextual, collaborative, people-centric"}},
	PartScan:         {{Source: "toolkit", Locator: "Chapter 5, 5.1, Environmental analysis"}},
}

// Provenance returns where the outline of a part comes from: citations, and the works
// that they point into. The checks, the tones of aspects and the rules for ratings are
// this library's (derived).
func (p Part) Provenance() ([]govmaturity.Citation, []govmaturity.Source) {
	var sources []govmaturity.Source
	for _, c := range citesOf[p] {
		i := slices.IndexFunc(works, func(s govmaturity.Source) bool { return s.ID == c.Source })
		s := works[i]
		s.Note = s.Note.Clone()
		sources = append(sources, s)
	}
	return slices.Clone(citesOf[p]), sources
}
