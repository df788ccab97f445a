package catalog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/places"
	"github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// sourceLines returns the lines of the source documents by what the documents around
// the stories call them, where they lie beside the repository.
func sourceLines(t *testing.T) map[string][]string {
	t.Helper()
	lines := places.Lines(t, "../..")
	return map[string][]string{"toolkit": lines["001"], "workshop": lines["004"]}
}

// place is where a source says what a locator claims: the lines, and what stands
// there, in this order. Within says which heading stands above.
type place struct {
	from, to int
	says     []string
	within   heading
}

// heading is a line that begins a part of a source, and the one that begins the next.
type heading struct {
	line, end   int
	says, after string
}

var (
	chapter1 = heading{184, 605, "Chapter 1", "Online Training Workshop - Chapter 1 Thank you"}
	section2 = heading{764, 796, "2.2 Significance of adopting a holistic approach", "2.3 Process of digital government transformation"}
	chapter2 = heading{648, 735, "2.1 Introduction to the holistic approach", "2.2 Significance of adopting a holistic approach"}
	section3 = heading{913, 1257, "3.2 Tools that could be used in situation analysis", "3.3 Case studies"}
	section5 = heading{1743, 1914, "5.1 Introduction to strategy and roadmap", "5.2 Capacities at the institutional level"}
	society  = heading{2366, 2553, "5.5 Capacities at the societal level", "5.6 Capacities of capacity developers"}
	module24 = heading{319, 840, "Systems Thinking and Situational Awareness", "Introduction to Action Planning Part 1"}
)

// lookedUp are all places that the documents around the stories cite, by source and
// locator. The lines were read.
var lookedUp = map[string]place{
	"toolkit: Chapter 1, 1.4 Risks of using digital technologies in government": {534, 559, []string{
		"Digital divide and data literacy", "individuals with access to digital devices", "Individual privacy and digital ethics", "Data security", "unauthorized disclosure", "Trust of people", "trust in government institutions",
	}, chapter1},
	"toolkit: Chapter 3, 3.2, PESTLE Analysis": {1119, 1134, []string{
		"PESTLE Analysis", "Political, Economic, Social, Technological, Legal and Environmental factors", "external factors that can impact",
	}, section3},
	"toolkit: Chapter 3, 3.2, SWOT Analysis": {1148, 1171, []string{
		"SWOT Analysis", "Strength, Weaknesses, Opportunities, Threats", "internal factors (strengths and weaknesses)", "external factors (opportunities and threats)",
	}, section3},
	"toolkit: Chapter 5, 5.5, Bridging digital divides and empowering vulnerable groups": {2492, 2495, []string{
		"Bridging digital divides and empowering vulnerable groups", "The digital divide is a measure",
	}, society},
	"toolkit: Chapter 5, 5.5 Capacities at the societal level, list Identifying those being left behind in digital government": {2398, 2406, []string{
		"Identifying those being left behind in digital government", "near or below the poverty line", "Women and girls", "Older persons", "Persons with disabilities", "Youth", "Migrants and refugees", "Other vulnerable populations",
	}, society},
	"toolkit: Chapter 5, 5.5, Barriers relating to access, affordability and ability (3As)": {2501, 2515, []string{
		"Barriers relating to access, affordability and ability (3As)", "Access: a fundamental requirement", "Affordability:", "Ability:",
	}, society},
	"workshop: Module 2.4, slide Stakeholder Analysis: What is it?": {637, 646, []string{
		"Stakeholder Analysis: What is it?", "Customers", "Resource suppliers", "Expected results", "Possible tools",
	}, module24},
	"workshop: Module 2.4, slide Strategic Framework: What is it?": {705, 708, []string{
		"Strategic Framework: What is it?", "internal and external factors that a public organization must consider",
	}, module24},
	// What package situation says of its parts.
	"toolkit: Chapter 5, 5.1, Environmental analysis, SDG Accelerator and Bottleneck Assessment": {1846, 1860, []string{
		"Environmental analysis", "SDG Accelerator and Bottleneck Assessment (ABA)", "ABA tool steps (UNDP 2017)",
	}, section5},
	"toolkit: Chapter 5, 5.1, Environmental analysis": {1846, 1850, []string{"Environmental analysis", "PESTEL analysis", "SWOT analysis"}, section5},
	"toolkit: Chapter 2, 2.2, Horizontal integration and Vertical integration": {768, 771, []string{
		"Horizontal integration Vertical integration", "umbrella", "Cross-sector coordination", "Public procurement rules", "science-policy interface", "localizing", "decentralization", "Political context", "Local and national government capacity", "World Public Sector Report 2018",
	}, section2},
	"toolkit: Chapter 5, 5.5 Capacities at the societal level": {2366, 2373, []string{
		"Capacities at the societal level", "Barriers relating to access, affordability and ability", "data, design and delivery",
	}, society},
	"toolkit: Chapter 1, risks: digital divide and data literacy, privacy and ethics, data security, trust": {534, 559, []string{
		"Digital divide", "Data literacy", "privacy", "Data security", "Trust of people",
	}, chapter1},
	"toolkit: Chapter 2, 2.1: ecosystem, contextual, collaborative, people-centric": {660, 726, []string{"Ecosystem", "Contextual", "Collaborative", "People-centric"}, chapter2},
}

// citations returns all citations of the documents around the stories that point into
// the sources, by the document; and what package situation cites for its parts.
func citations(t *testing.T) map[string][]govmaturity.Citation {
	t.Helper()
	out := map[string][]govmaturity.Citation{}
	for name, spec := range surroundings(t) {
		out[name] = places.Cites(t, spec)
	}
	for _, p := range situation.Parts() {
		cites, _ := p.Provenance()
		out["the part "+string(p)] = cites
	}
	return out
}

// Each place that the documents around the stories cite is in the source, in lines that
// say what is claimed, under the heading that is named; and none is cited that was not
// looked up.
func TestLocatorsOfSurroundings(t *testing.T) {
	in, used := sourceLines(t), map[string]bool{}
	for name, cites := range citations(t) {
		for _, c := range cites {
			if _, source := in[c.Source]; !source {
				continue
			}
			key := c.Source + ": " + c.Locator
			if used[key] = true; len(lookedUp[key].says) == 0 {
				t.Errorf("%s cites %s, and nobody looked that up", name, key)
			}
		}
	}
	for key, p := range lookedUp {
		source, locator, _ := strings.Cut(key, ": ")
		lines := in[source]
		if !used[key] {
			t.Errorf("nothing cites %s", key)
		}
		if p.from < 1 || p.to < p.from || p.to > len(lines) || p.from < p.within.line || p.to > p.within.end {
			t.Errorf("%s: lines %d to %d are not in lines %d to %d", key, p.from, p.to, p.within.line, p.within.end)
			continue
		}
		if missing := places.Missing(strings.Join(lines[p.from-1:p.to], "\n"), p.says); missing != "" {
			t.Errorf("%s: %q is not in lines %d to %d, or not there", key, missing, p.from, p.to)
		}
		if !strings.Contains(places.Flat(lines[p.within.line-1]), p.within.says) || !strings.Contains(places.Flat(lines[p.within.end-1]), p.within.after) {
			t.Errorf("%s: it is not between %q and %q, but between %q and %q", locator, p.within.says, p.within.after, lines[p.within.line-1], lines[p.within.end-1])
		}
	}
}

// What the diagram of the story is cited for, it has.
func TestLocatorsInTheStory(t *testing.T) {
	d, err := catalog.Load("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, l := range d.Declared() {
		has["Loop "+l.Label()+", "+l.Title().In("en")] = true
	}
	for _, e := range d.Spec().Iceberg.Events {
		has["Iceberg, "+e.Title.In("en")] = true
	}
	n := 0
	for name, cites := range citations(t) {
		for _, c := range cites {
			if c.Source != "story" {
				continue
			}
			if n++; !has[c.Locator] {
				t.Errorf("%s cites %q, which the diagram does not have", name, c.Locator)
			}
		}
	}
	if n == 0 {
		t.Error("nothing cites the story")
	}
}

// Each source of a document is cited in it.
func TestSourcesOfSurroundingsAreCited(t *testing.T) {
	for name, spec := range surroundings(t) {
		data, err := json.Marshal(spec)
		if err != nil {
			t.Fatal(err)
		}
		var head struct{ Sources []govmaturity.Source }
		if err := json.Unmarshal(data, &head); err != nil {
			t.Fatal(err)
		}
		cited := map[string]bool{}
		for _, c := range places.Cites(t, spec) {
			cited[c.Source] = true
		}
		for _, s := range head.Sources {
			if !cited[s.ID] {
				t.Errorf("%s has the source %s, and cites it nowhere", name, s.ID)
			}
		}
	}
}

// The lists of the library have what the lists of the sources have, each in its line.
func TestListsOfTheSources(t *testing.T) {
	in := sourceLines(t)
	groups := []string{"near or below the poverty line", "Women and girls", "Older persons", "Persons with disabilities", "Youth", "Migrants and refugees", "Other vulnerable populations"}
	for i, g := range stakeholder.VulnerableGroups() {
		if text := places.Flat(in["toolkit"][2400+i-1]); !strings.Contains(text, groups[i]) {
			t.Errorf("%s: line %d is %q", g, 2400+i, text)
		}
	}
	for _, test := range []struct {
		what, source string
		line         int
		says         string
	}{
		{"the figure of participation", "toolkit", 1866, "Mapping stakeholders"},
		{"its publisher", "toolkit", 1870, "SOURCE: IAP2AU: Engagement Essentials Module"},
		{"data", "toolkit", 2531, "Data informed by the specific needs of vulnerable groups"},
		{"design", "toolkit", 2532, "Design that places people at the centre"},
		{"delivery", "toolkit", 2534, "Delivery approaches that focus on inclusion"},
		{"customers", "workshop", 725, "makes use of the service"},
		{"what partners invest", "workshop", 742, "invests staff time, equipment, money, or credibility"},
		{"what partners share", "workshop", 742, "share costs, risks, and benefits"},
		{"uses of innovations", "workshop", 759, "design, develop, or deliver a new service"},
		{"resources", "workshop", 776, "Something of value that is necessary"},
		{"barriers", "workshop", 805, "identify barriers"},
	} {
		if text := places.Flat(in[test.source][test.line-1]); !strings.Contains(text, test.says) {
			t.Errorf("%s: line %d of the %s is %q", test.what, test.line, test.source, text)
		}
	}
}
