package catalog_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/catalog"
)

// TestCoverage reads the table of everything that the sources say about
// competency, and looks whether the catalogue has it, and as often as the source
// does. A row without an entry says why there is none.
func TestCoverage(t *testing.T) {
	rows := readCSV(t, "testdata/coverage.csv")
	covered := map[string]bool{}
	for i, r := range rows[1:] {
		row := coverage{item: r[0], source: r[1], lines: r[2], count: r[3], unit: r[4], entry: r[5], at: r[6], says: r[7], note: r[8]}
		where := "row " + strconv.Itoa(i+2) + ", " + row.item
		switch {
		case row.source == "" || row.lines == "":
			t.Errorf("%s: no place in the sources", where)
		case row.entry == "" && row.note == "":
			t.Errorf("%s: no entry, and no word why", where)
		case row.entry != "":
			covered[row.entry] = true
			row.check(t, where)
		}
	}
	for _, name := range everything() {
		if !covered[name] && !outside[name] {
			t.Errorf("%s is in the catalogue, and not in the table", name)
		}
		if covered[name] && outside[name] {
			t.Errorf("%s is in the table, and said to be from elsewhere", name)
		}
	}
	if len(rows) < 90 || len(covered) < 12 {
		t.Errorf("only %d rows and %d entries are in the table", len(rows), len(covered))
	}
}

// outside are the entries that are not from the five documents.
var outside = map[string]bool{"eu-digcomp@3.0": true, "gs-skills@2025": true}

// everything names all entries as the table does.
func everything() []string {
	var names []string
	for _, e := range catalog.Entries() {
		names = append(names, e.String())
	}
	for _, e := range catalog.TrainingEntries() {
		names = append(names, "training/"+e.String())
	}
	return names
}

// coverage is a row of the table. at says where in the entry the thing is: the
// places, as the count of document finds them.
type coverage struct {
	item, source, lines, count, unit, entry, at, says, note string
}

func (row coverage) check(t *testing.T, where string) {
	t.Helper()
	doc := open(t, row.entry)
	want, err := strconv.Atoi(row.count)
	if err != nil || row.unit == "" || row.at == "" {
		t.Errorf("%s: the count is %q %s, at %q", where, row.count, row.unit, row.at)
		return
	}
	missing := 0
	phrases := strings.Split(row.says, "|")
	for _, phrase := range phrases {
		if !doc.says(phrase) {
			t.Errorf("%s: %s does not say %q", where, row.entry, phrase)
			missing++
		}
	}
	switch row.at {
	case "entry": // the whole entry is about it
	case "says":
		if got := len(phrases) - missing; got != want {
			t.Errorf("%s: %d %s, and the source has %d", where, got, row.unit, want)
		}
	default:
		got := 0
		for _, place := range strings.Fields(row.at) {
			n := doc.count(place)
			if n == 0 {
				t.Errorf("%s: %s has no %s", where, row.entry, place)
			}
			got += n
		}
		if got != want {
			t.Errorf("%s: %d %s, and the source has %d", where, got, row.unit, want)
		}
	}
}

// entry is an entry of either kind, compiled; one of the two is nil.
type entry struct {
	fw       *competency.Framework
	training *competency.Training
	text     string
}

func open(t *testing.T, name string) entry {
	t.Helper()
	var doc entry
	var spec any
	if id, ok := strings.CutPrefix(name, "training/"); ok {
		doc.training = loadTraining(t, id)
		spec = doc.training.Spec()
	} else {
		doc.fw = load(t, name)
		spec = doc.fw.Spec()
	}
	every(spec, func(text govmaturity.Text) { doc.text += text.In("en") + "\n" })
	return doc
}

// says reports whether a phrase stands in a text of the entry.
func (doc entry) says(phrase string) bool { return strings.Contains(doc.text, phrase) }

// count returns how many things there are at a place: mindset:inclusive,
// parts:plan, competencies.
func (doc entry) count(place string) int {
	kind, id, one := strings.Cut(place, ":")
	if doc.training != nil {
		return countTraining(doc.training.Spec(), kind, id)
	}
	if one {
		return countIn(doc.fw, kind, id)
	}
	switch kind {
	case "areas":
		return len(doc.fw.Areas())
	case "competencies":
		return doc.fw.Len()
	}
	return 0
}

func countIn(fw *competency.Framework, kind, id string) int {
	spec := fw.Spec()
	n := 0
	switch kind {
	case "source":
		every(spec, func(s govmaturity.Source) { n += is(s.ID, id) })
	case "term":
		every(spec, func(s competency.TermSpec) { n += is(s.ID, id) })
	case "competencies":
		return len(fw.Area(id).Competencies())
	case "narrower":
		return len(fw.Competency(id).Narrower())
	case "mindset", "beliefs", "attitudes", "linked", "target":
		return countMindset(fw, kind, id)
	case "strategy", "parts":
		eachStrategy(spec.Strategies, func(s competency.StrategySpec) {
			switch {
			case s.ID != id:
			case kind == "parts":
				n = len(s.Parts)
			default:
				n = 1
			}
		})
	}
	return n
}

func countMindset(fw *competency.Framework, kind, id string) int {
	id, target, _ := strings.Cut(id, "/")
	n := 0
	for _, m := range fw.Spec().Mindsets {
		if m.ID != id {
			continue
		}
		switch kind {
		case "mindset":
			n++
		case "beliefs":
			n += len(m.Beliefs)
		case "attitudes":
			n += len(m.Attitudes)
		case "linked":
			n += len(m.Competencies)
		case "target":
			for _, one := range m.Targets {
				n += is(one, target)
			}
		}
	}
	return n
}

func countTraining(spec *competency.TrainingSpec, kind, id string) int {
	n := 0
	for _, m := range spec.Modules {
		switch kind {
		case "modules":
			n++
		case "module":
			n += is(m.ID, id)
		case "topics":
			n += is(m.ID, id) * len(m.Topics)
		case "group":
			n += is(m.Group.In("en"), strings.ReplaceAll(id, "_", " "))
		case "delivery":
			n = len(spec.Delivery)
		}
	}
	return n
}

func is(a, b string) int {
	if a == b {
		return 1
	}
	return 0
}

func eachStrategy(all []competency.StrategySpec, visit func(competency.StrategySpec)) {
	for _, s := range all {
		visit(s)
		eachStrategy(s.Parts, visit)
	}
}

// DigComp has 21 competences in five areas, at eight levels of four names.
func TestDigComp(t *testing.T) {
	fw := load(t, "eu-digcomp")
	var perArea []int
	for _, a := range fw.Areas() {
		perArea = append(perArea, len(a.Competencies()))
		for _, c := range a.Competencies() {
			if c.Code() != c.ID() || !strings.HasPrefix(c.ID(), a.ID()+".") || len(c.Levels()) != 8 {
				t.Errorf("%s: code %s, area %s, %d levels", c.ID(), c.Code(), a.ID(), len(c.Levels()))
			}
		}
	}
	if got, want := mustJSON(t, perArea), "[3,6,4,4,4]"; got != want || fw.Len() != 21 {
		t.Errorf("%s competences by area and %d in all, want %s and 21", got, fw.Len(), want)
	}
	names := map[string]int{}
	for _, l := range fw.Scales()[0].Levels() {
		_, name, _ := strings.Cut(l.Title().In("en"), ", ")
		names[name]++
	}
	if got, want := mustJSON(t, names), `{"Advanced":2,"Basic":2,"Highly advanced":2,"Intermediate":2}`; got != want {
		t.Errorf("levels by name %s, want %s", got, want)
	}
	if licence := fw.Spec().Sources[0].Licence; licence != "CC BY 4.0" {
		t.Errorf("the licence is %q", licence)
	}
}

// The titles of DigComp are the publisher's, letter by letter.
func TestDigCompTitles(t *testing.T) {
	rows := readCSV(t, beside(t, "data", "competency", "digcomp", "core-framework.csv"))
	rows = append(rows, readCSV(t, beside(t, "data", "competency", "digcomp", "levels.csv"))...)
	published := map[string]string{}
	for _, r := range rows {
		published[r[0]] = r[2]
	}
	fw := load(t, "eu-digcomp")
	labels := 0
	for place := range published {
		if strings.HasSuffix(place, ".label") {
			labels++
		}
	}
	if labels != 26 {
		t.Fatalf("%d labels of areas and competences, want 26", labels)
	}
	for _, a := range fw.Areas() {
		if got, want := a.Title().In("en"), published["digcomp.area."+a.ID()+".label"]; got != want {
			t.Errorf("area %s: %q, published %q", a.ID(), got, want)
		}
	}
	for c := range fw.Competencies() {
		if got, want := c.Title().In("en"), published["digcomp.competence."+c.ID()+".label"]; got != want {
			t.Errorf("competence %s: %q, published %q", c.ID(), got, want)
		}
	}
	for _, l := range fw.Scales()[0].Levels() {
		if got, want := l.Title().In("en"), "Level "+l.ID()+", "+published["digcomp.level."+l.ID()+".four_level_name"]; got != want {
			t.Errorf("level %s: %q, published %q", l.ID(), got, want)
		}
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
