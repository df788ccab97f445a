package catalog_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
)

// TestCoverage reads the table of everything that the sources name as an
// instrument, and looks whether the catalogue has it as the source counts it. A
// row without an entry says why there is none.
func TestCoverage(t *testing.T) {
	file, err := os.Open("testdata/instruments.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	covered := make(map[string]bool)
	for i, r := range rows[1:] {
		row := instrument{name: r[0], source: r[1], lines: r[2], count: r[3], unit: r[4], counted: r[5], entry: r[6], edition: r[7], note: r[8]}
		where := "row " + strconv.Itoa(i+2) + ", " + row.name
		switch {
		case row.source == "" || row.lines == "":
			t.Errorf("%s: no place in the sources", where)
		case row.entry == "":
			if row.note == "" {
				t.Errorf("%s: no entry, and no word why", where)
			}
		default:
			covered[row.entry+"@"+row.edition] = true
			row.check(t, where)
		}
	}
	for _, e := range catalog.Entries() {
		if !covered[e.String()] && !outside[e.String()] {
			t.Errorf("%s is in the catalogue, and not in the table", e)
		}
	}
	if len(covered) < 20 {
		t.Errorf("only %d entries are in the table", len(covered))
	}
}

// outside are the entries that are not from the five documents.
var outside = map[string]bool{
	"eu-desi@2022": true, "eu-egovernment-benchmark@2023": true, "eu-egovernment-benchmark-service@2023": true,
	"eu-egovernment-benchmark-cross-border-service@2023": true, "wb-gtmi@2020": true, "wb-gtmi@2022": true, "wb-gtmi@2025": true, "wb-dgra@2022": true,
	"un-egdi@2003": true, "un-egdi@2004": true, "un-egdi@2005": true, "un-egdi@2008": true, "un-egdi@2010": true,
	"un-egdi@2012": true, "un-egdi@2014": true, "un-egdi@2024": true, "un-egdi@2016": true, "un-egdi@2018": true, "un-egdi@2020": true,
}

// instrument is a row of the table.
type instrument struct {
	name, source, lines, count, unit, counted, entry, edition, note string
}

func (row instrument) check(t *testing.T, where string) {
	t.Helper()
	fw, err := catalog.Load(row.entry + "@" + row.edition)
	if err != nil {
		t.Errorf("%s: %v", where, err)
		return
	}
	want, err := strconv.Atoi(row.count)
	if err != nil || row.counted == "" {
		t.Errorf("%s: the count is %q, counted %q", where, row.count, row.counted)
		return
	}
	if got := counted(t, fw, row.counted); got != want {
		t.Errorf("%s: %d %s, and the source counts %d", where, got, row.unit, want)
	}
}

// counted counts what a row says: indicators; levels of a scale; nodes directly
// below some nodes; indicators below a node; how many of some nodes there are
// below the root, or of the others; or how many endings the ids have.
func counted(t *testing.T, fw *maturity.Framework, how string) int {
	t.Helper()
	words := strings.Fields(how)
	spec := fw.Spec()
	n := 0
	switch words[0] {
	case "indicators":
		return len(fw.Indicators())
	case "levels":
		return len(fw.Levels(words[1]))
	case "stated": // the source counts them and does not print them
		said := regexp.MustCompile(`([0-9]+) questions`).FindStringSubmatch(spec.Description.In("en") + " " + spec.Root.Note.In("en"))
		if said == nil {
			t.Fatalf("%s does not say how many there are", spec.ID)
		}
		n, _ = strconv.Atoi(said[1])
	case "nodes":
		for _, id := range words[1:] {
			n += len(find(t, &spec.Root, id).Nodes)
		}
	case "below":
		n = leaves(find(t, &spec.Root, words[1]))
	case "there", "rest":
		there := 0
		for _, id := range words[1:] {
			if find(t, &spec.Root, id).ID == id {
				there++
			}
		}
		if words[0] == "there" {
			return there
		}
		n = len(spec.Root.Nodes) - there
	case "ending":
		for _, ending := range words[1:] {
			groups := 0
			for _, group := range spec.Root.Nodes {
				for _, leaf := range group.Nodes {
					if leaf.ID == group.ID+"-"+ending {
						groups++
					}
				}
			}
			if groups == len(spec.Root.Nodes) {
				n++
			}
		}
	default:
		t.Fatalf("no way to count %q", how)
	}
	return n
}

func find(t *testing.T, n *maturity.NodeSpec, id string) *maturity.NodeSpec {
	t.Helper()
	var below func(n *maturity.NodeSpec) *maturity.NodeSpec
	below = func(n *maturity.NodeSpec) *maturity.NodeSpec {
		if n.ID == id {
			return n
		}
		for i := range n.Nodes {
			if found := below(&n.Nodes[i]); found != nil {
				return found
			}
		}
		return nil
	}
	found := below(n)
	if found == nil {
		t.Fatalf("there is no node %q", id)
	}
	return found
}

func leaves(n *maturity.NodeSpec) int {
	if n.Measure != nil {
		return 1
	}
	sum := 0
	for i := range n.Nodes {
		sum += leaves(&n.Nodes[i])
	}
	return sum
}

// Every entry says who it is for, has a place in a source, keeps the laws, and
// can be written as a form in every profile.
func TestEveryEntryIsWhole(t *testing.T) {
	for _, e := range catalog.Entries() {
		t.Run(e.String(), func(t *testing.T) {
			t.Parallel()
			fw, err := catalog.Load(e.String())
			if err != nil {
				t.Fatal(err)
			}
			spec := fw.Spec()
			if spec.Use == nil || spec.Use.Minutes == nil || spec.Use.Audience.In("en") == "" || spec.Use.Raters.In("en") == "" {
				t.Error("it does not say who it is for, who answers, and how long that takes")
			}
			if len(spec.Cites) == 0 || spec.Standing == "" || spec.ScoreStanding == "" || spec.ScoreNote.In("en") == "" {
				t.Error("no place in a source, no standing, or no word about the numbers")
			}
			if err := maturitytest.Check(fw, maturitytest.WithSamples(20)); err != nil {
				t.Error(err)
			}
			for _, o := range []maturity.FormOptions{{}, {Complete: true}} {
				form, err := fw.Form(o)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range govmaturity.FormProfiles() {
					if _, err := form.Profile(p); err != nil {
						t.Errorf("%s: %v", p, err)
					}
				}
			}
		})
	}
}

// The crosswalks of the catalogue are between entries of it, link nodes that
// there are, and say that they are derived and how each pair fits.
func TestCrosswalks(t *testing.T) {
	if len(catalog.Crosswalks()) == 0 {
		t.Fatal("there are none")
	}
	for _, c := range catalog.Crosswalks() {
		t.Run(c.String(), func(t *testing.T) {
			w, err := catalog.LoadCrosswalk(c.From.String(), c.To.String())
			if err != nil {
				t.Fatal(err)
			}
			if w.From.Framework != c.From.ID || w.From.Edition != c.From.Edition || w.To.Framework != c.To.ID || w.To.Edition != c.To.Edition {
				t.Errorf("%s is about other editions: %v to %v", c.File, w.From, w.To)
			}
			if w.Standing != govmaturity.StandingDerived || len(w.Cites) == 0 {
				t.Errorf("standing %s, %d cites", w.Standing, len(w.Cites))
			}
			for _, l := range w.Links {
				if l.Match == maturity.MatchSame || l.Note.In("en") == "" {
					t.Errorf("%s to %s: match %s, note %q", l.From, l.To, l.Match, l.Note)
				}
			}
			from, to := load(t, c.From.String()), load(t, c.To.String())
			full := &maturity.Assessment{
				Format: maturity.AssessmentFormat, Framework: from.ID(), Edition: from.Edition(), Subject: "Nobody",
				Answers: make(map[string]govmaturity.Answer),
			}
			for _, q := range from.Indicators() {
				full.Answers[q.ID()] = govmaturity.AnswerChoice(q.Options()[0])
			}
			begun, err := w.Prefill(full, from, to)
			if err != nil {
				t.Fatal(err)
			}
			if err := to.Check(begun); err != nil {
				t.Errorf("what is begun is refused: %v", err)
			}
			if len(begun.Answers) == 0 {
				t.Error("nothing is carried over, not even a word")
			}
			for id, a := range begun.Answers {
				if a.Comment == "" {
					t.Errorf("%s: an answer that does not say where it is from", id)
				}
			}
		})
	}
}
