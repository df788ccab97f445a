package catalog_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/spelling"
	maturity "github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/systems/catalog"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// surroundings returns all documents that are no diagrams, by the kind and the name.
func surroundings(t *testing.T) map[string]any {
	t.Helper()
	all := map[string]any{}
	add := func(kind string, e catalog.Entry, spec any, err error) {
		if err != nil {
			t.Errorf("%s: %v", e, err)
			return
		}
		all[kind+" "+e.String()] = spec
	}
	for _, e := range catalog.MapEntries() {
		m, err := catalog.LoadMap(e.String())
		if err == nil {
			add("map", e, m.Spec(), nil)
			for _, p := range m.Doubts() {
				t.Errorf("%s: %v", e, p)
			}
		} else {
			add("map", e, nil, err)
		}
	}
	for _, e := range catalog.AnalysisEntries() {
		a, err := catalog.LoadAnalysis(e.String())
		if err == nil {
			add("analysis", e, a.Spec(), nil)
			for _, p := range a.Doubts() {
				t.Errorf("%s: %v", e, p)
			}
		} else {
			add("analysis", e, nil, err)
		}
	}
	for _, e := range catalog.StrategyEntries() {
		s, err := catalog.LoadStrategy(e.String())
		if err == nil {
			add("strategy", e, s.Spec(), nil)
			for _, r := range s.Remarks() {
				t.Errorf("%s: %v", e, r.Problem)
			}
		} else {
			add("strategy", e, nil, err)
		}
	}
	for _, e := range catalog.SituationEntries() {
		s, err := catalog.LoadSituation(e.String())
		if err == nil {
			add("situation", e, s.Spec(), nil)
			for _, d := range s.DoubtProblems() {
				if d.Code == govmaturity.CodeContradiction {
					t.Errorf("%s: %v", e, d)
				}
			}
		} else {
			add("situation", e, nil, err)
		}
	}
	if len(all) < 5 {
		t.Errorf("only %d documents", len(all))
	}
	return all
}

// Each says that it is made up, and cites what it names as its sources.
func TestSurroundings(t *testing.T) {
	for name, spec := range surroundings(t) {
		data, err := json.Marshal(spec)
		if err != nil {
			t.Fatal(err)
		}
		var head struct {
			Standing govmaturity.Standing
			Note     govmaturity.Text
			Sources  []govmaturity.Source
			Cites    []govmaturity.Citation
		}
		if err := json.Unmarshal(data, &head); err != nil {
			t.Fatal(err)
		}
		if head.Standing != govmaturity.StandingIllustrative || !strings.Contains(head.Note.In("en"), "Made up") || len(head.Cites) == 0 {
			t.Errorf("%s does not say what it is worth", name)
		}
	}
}

// What the documents point at is there: in the diagram, in the maps, and in the
// framework of the groups left behind.
func TestTheyPointAtEachOther(t *testing.T) {
	has := pointedAt(t)
	s, err := catalog.LoadSituation("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	if lost := s.Dangling(func(r stakeholder.ReferenceSpec) bool { return has[r.Document+" "+string(r.Kind)+" "+r.ID] }); len(lost) > 0 {
		t.Errorf("%v are not there", lost)
	}
	if len(s.Groups()) != len(stakeholder.VulnerableGroups()) || len(s.Risks()) != 5 {
		t.Errorf("%d groups and %d risks", len(s.Groups()), len(s.Risks()))
	}
	for _, e := range catalog.MapEntries() {
		m, err := catalog.LoadMap(e.String())
		if err != nil {
			t.Fatal(err)
		}
		for st := range m.Stakeholders() {
			for _, r := range st.Spec().Refers {
				if !has[r.Document+" "+string(r.Kind)+" "+r.ID] {
					t.Errorf("%s: %s points at %v", e, st.ID(), r)
				}
			}
		}
	}
	a, err := catalog.LoadAnalysis("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	f, err := catalog.LoadStrategy("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	var parties []string
	for _, p := range slices.Concat(a.Spec().Customers, a.Spec().Suppliers) {
		parties = append(parties, p.Stakeholder)
	}
	for _, c := range f.Spec().Customers {
		parties = append(parties, c.Stakeholder)
	}
	for _, p := range f.Spec().Partners {
		parties = append(parties, p.Stakeholder)
	}
	for _, id := range parties {
		if !has["digital-divide stakeholder "+id] {
			t.Errorf("there is no stakeholder %q", id)
		}
	}
}

// pointedAt returns what there is to point at.
func pointedAt(t *testing.T) map[string]bool {
	t.Helper()
	has := map[string]bool{}
	d, err := catalog.Load("digital-divide")
	if err != nil {
		t.Fatal(err)
	}
	for v := range d.Variables() {
		has[d.ID()+" variable "+v.ID()] = true
	}
	for _, l := range d.Spec().Loops {
		has[d.ID()+" loop "+l.ID] = true
	}
	for _, e := range catalog.MapEntries() {
		m, err := catalog.LoadMap(e.String())
		if err != nil {
			t.Fatal(err)
		}
		for s := range m.Stakeholders() {
			has[m.ID()+" stakeholder "+s.ID()] = true
		}
	}
	fw, err := maturity.Load("un-left-behind")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range fw.Indicators() {
		has[fw.ID()+" indicator "+i.ID()] = true
	}
	return has
}

// The seven groups are in the map to begin with, and none falls below involve.
func TestSevenGroups(t *testing.T) {
	m, err := catalog.LoadMap("left-behind")
	if err != nil {
		t.Fatal(err)
	}
	var found []stakeholder.Vulnerable
	for s := range m.Stakeholders() {
		found = append(found, s.Vulnerable()...)
		if a := s.Advice(); a.Least.Rank() < stakeholder.EngagementInvolve.Rank() {
			t.Errorf("%s: at least %s", s.ID(), a.Least)
		}
	}
	if slices.Sort(found); len(slices.Compact(found)) != len(stakeholder.VulnerableGroups()) {
		t.Errorf("%q", found)
	}
}

func TestSpectrum(t *testing.T) {
	levels, source := catalog.Spectrum(govmaturity.WordsFor("en"))
	var titles []string
	for _, l := range levels {
		titles = append(titles, l.Title)
		if l.Promise == "" || l.Level.Rank() != len(titles) {
			t.Errorf("%+v", l)
		}
	}
	if !slices.Equal(titles, []string{"Inform", "Consult", "Involve", "Collaborate", "Empower"}) || source.Publisher == "" {
		t.Errorf("%q of %+v", titles, source)
	}
}

func TestUnknownSurroundings(t *testing.T) {
	if _, err := catalog.LoadMap("divide"); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "digital-divide") {
		t.Error(err)
	}
}

// englishOf returns all English texts of a document.
func englishOf(t *testing.T, spec any) (all []govmaturity.Text) {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(node any)
	walk = func(node any) {
		switch n := node.(type) {
		case []any:
			for _, item := range n {
				walk(item)
			}
		case map[string]any:
			for key, item := range n {
				if s, ok := item.(string); ok && (key == "en" || slices.Contains([]string{"title", "name", "text", "note", "what", "who", "owner", "description"}, key)) {
					all = append(all, govmaturity.Text{"en": s})
				}
				if key != "sources" && key != "cites" {
					walk(item)
				}
			}
		}
	}
	walk(tree)
	return all
}

func TestSpellingOfSurroundings(t *testing.T) {
	texts := map[string][]govmaturity.Text{}
	for name, spec := range surroundings(t) {
		texts[name] = englishOf(t, spec)
	}
	spelling.Check(t, "en", "testdata/words.txt", texts)
}

// No six words in a row are taken from a source.
func TestOwnWordsOfSurroundings(t *testing.T) {
	in := sources(t)
	const run = 6
	for name, spec := range surroundings(t) {
		for _, text := range englishOf(t, spec) {
			words := plainWords(text.In("en"))
			for i := 0; i+run <= len(words); i++ {
				for id, source := range in {
					if six := strings.Join(words[i:i+run], " "); strings.Contains(source, " "+six+" ") {
						t.Errorf("%s: %q is in the %s", name, six, id)
					}
				}
			}
		}
	}
}

func ExampleLoadMap() {
	m, err := catalog.LoadMap("digital-divide")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range m.Equity().OnlyInformed() {
		fmt.Println(e.Stakeholder.Name(), "-", e.Advice.Current, "instead of", e.Advice.Suggested)
	}
	// Output:
	// Remote districts - inform instead of involve
	// Libraries of remote districts - inform instead of involve
	// Older people in remote districts - inform instead of involve
}
