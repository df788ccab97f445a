package catalog_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/catalog"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/internal/spelling"
	frameworks "github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// specs returns all step templates, by their names.
func specs(t *testing.T) map[string]*actionplan.TemplatesSpec {
	t.Helper()
	out := map[string]*actionplan.TemplatesSpec{}
	for _, e := range catalog.Entries() {
		all, err := catalog.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		if all.ID() != e.ID || all.Edition() != e.Edition {
			t.Errorf("%s holds %s@%s", e.File, all.ID(), all.Edition())
		}
		out[e.String()] = all.Spec()
	}
	if len(out) == 0 {
		t.Fatal("there are no templates")
	}
	return out
}

// missing are the cells of the grid that have no template, and why is in the note.
var missing = []string{
	"capacity-of-capacity-developers online-presence", "data-management online-presence", "ict-infrastructure-affordability-access online-presence",
	"organizational-setup-culture online-presence", "resources online-presence", "societal-capacities connected",
}

// Each pillar and stage that a template is for is in the framework, and each cell has a
// template, but for those that are said to have none.
func TestEveryCell(t *testing.T) {
	fw, err := frameworks.Load("un-nine-pillars")
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]bool{}
	for _, i := range fw.Indicators() {
		for _, l := range fw.Node(i.ID()).Levels() {
			cells[i.ID()+" "+l.ID()] = false
		}
	}
	for _, x := range specs(t)["un-nine-pillars-steps@2026"].Templates {
		if x.For.Document == "" {
			continue
		}
		cell := x.For.ID + " " + x.For.Level
		if _, there := cells[cell]; !there || x.For.Document != fw.ID() || x.For.Edition != fw.Edition() {
			t.Errorf("%s is for %+v, and the framework has no such cell", x.ID, x.For)
		}
		cells[cell] = true
	}
	var none []string
	for cell, has := range cells {
		if !has {
			none = append(none, cell)
		}
	}
	slices.Sort(none)
	if !slices.Equal(none, missing) || len(cells) != 36 {
		t.Errorf("of %d cells these have no template: %q", len(cells), none)
	}
}

// Aspects and levels of engagement are those that situations and maps have.
func TestOtherNeeds(t *testing.T) {
	known := map[string]bool{}
	for _, e := range stakeholder.Engagements() {
		known["stakeholder "+string(e)] = e != stakeholder.EngagementNone
	}
	for _, a := range situation.PartAcceleration.Aspects() {
		known["bottleneck "+string(a)] = strings.HasSuffix(string(a), "-bottleneck")
	}
	seen := 0
	for _, spec := range specs(t) {
		for _, x := range spec.Templates {
			if x.For.Document != "" || x.For.Kind == actionplan.AnswerKindCompetency {
				continue
			}
			seen++
			if !known[string(x.For.Kind)+" "+x.For.Level+x.For.Aspect] {
				t.Errorf("%s is for %+v", x.ID, x.For)
			}
		}
	}
	if seen != 9 {
		t.Errorf("%d templates", seen)
	}
}

// Each template says what will be there to be seen and what to ask, in two languages,
// and where it comes from.
func TestWhole(t *testing.T) {
	for name, spec := range specs(t) {
		if spec.Standing != govmaturity.StandingDerived {
			t.Errorf("%s is %s", name, spec.Standing)
		}
		for _, x := range spec.Templates {
			texts := []govmaturity.Text{x.Title, x.Deliverable}
			for _, q := range x.Questions {
				texts = append(texts, q.Text)
			}
			for _, text := range texts {
				if text["en"] == "" || text["fr"] == "" {
					t.Errorf("%s: %q", x.ID, text)
				}
			}
			if len(x.Cites) == 0 || len(x.Questions) == 0 || x.Standing != "" {
				t.Errorf("%s: %d citations, %d questions, %s", x.ID, len(x.Cites), len(x.Questions), x.Standing)
			}
			if strings.ContainsAny(x.Title["en"]+x.Deliverable["en"], "0123456789$€%") {
				t.Errorf("%s has a number in it, perhaps a date or a cost", x.ID)
			}
		}
	}
}

// lines are those of a source document, where it lies beside the repository.
func lines(t *testing.T, name string) []string {
	t.Helper()
	for _, up := range []string{"../../../shared/sources/", "../../../../shared/sources/"} {
		data, err := os.ReadFile(up + name)
		if err == nil {
			return append([]string{""}, strings.Split(string(data), "\n")...)
		}
		if !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	t.Skip("SKIPPED: the sources do not lie beside the repository")
	return nil
}

var (
	located = regexp.MustCompile(` \(scan, lines? ([0-9]+)(?:-([0-9]+))?\)$`)
	scans   = map[string]string{"toolkit": "001_e82e08e077c1af24.txt", "workshop": "004_27c46a422f9334ef.txt", "playbook": "000_3a8295e219b80bbd.txt"}
)

// Each place that a template cites is there, and not empty, and the line of a cell of
// the grid is that of its pillar.
func TestLocators(t *testing.T) {
	seen := 0
	for _, spec := range specs(t) {
		for _, x := range spec.Templates {
			for _, c := range x.Cites {
				seen++
				found := located.FindStringSubmatch(c.Locator)
				if found == nil || scans[c.Source] == "" {
					t.Errorf("%s: %q of %s names no line", x.ID, c.Locator, c.Source)
					continue
				}
				text := lines(t, scans[c.Source])
				first, _ := strconv.Atoi(found[1])
				last, err := strconv.Atoi(found[2])
				if err != nil {
					last = first
				}
				if first < 1 || last < first || last >= len(text) || strings.TrimSpace(text[first]) == "" || strings.TrimSpace(text[last]) == "" {
					t.Errorf("%s: %s has no lines %d to %d", x.ID, c.Source, first, last)
					continue
				}
				if _, row, ok := strings.Cut(c.Locator, ", row "); ok {
					row, _, _ = strings.Cut(row, ", column")
					if !strings.Contains(text[first], row) {
						t.Errorf("%s: line %d is not of %s", x.ID, first, row)
					}
				}
			}
		}
	}
	if seen < 80 {
		t.Errorf("only %d citations", seen)
	}
}

// textsOf returns all texts of templates.
func textsOf(spec *actionplan.TemplatesSpec) []govmaturity.Text {
	all := []govmaturity.Text{spec.Title, spec.Description, spec.Note}
	for _, x := range spec.Templates {
		all = append(all, x.Title, x.Description, x.Deliverable, x.Note)
		for _, q := range x.Questions {
			all = append(all, q.Text)
		}
	}
	return all
}

func TestSpelling(t *testing.T) {
	texts := map[string][]govmaturity.Text{}
	for name, spec := range specs(t) {
		texts[name] = textsOf(spec)
	}
	for _, language := range []string{"en", "fr"} {
		spelling.Check(t, language, "testdata/words.txt", texts)
	}
}

func plainWords(s string) []string {
	return regexp.MustCompile(`[a-z0-9]+`).FindAllString(strings.ToLower(s), -1)
}

// No six words in a row are taken from a source.
func TestOwnWords(t *testing.T) {
	const run = 6
	for id, file := range scans {
		source := " " + strings.Join(plainWords(strings.Join(lines(t, file), " ")), " ") + " "
		for _, spec := range specs(t) {
			for _, text := range textsOf(spec) {
				words := plainWords(text["en"])
				for i := 0; i+run <= len(words); i++ {
					if six := strings.Join(words[i:i+run], " "); strings.Contains(source, " "+six+" ") {
						t.Errorf("%q is in the %s", six, id)
					}
				}
			}
		}
	}
}

// The templates keep to the schema, and come back from their form as they were.
func TestFormAndSchema(t *testing.T) {
	schema := schematest.Compile(t, actionplan.TemplatesSchema())
	for _, e := range catalog.Entries() {
		data, err := os.ReadFile(e.File)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(schematest.Plain(t, e.File, data)); err != nil {
			t.Errorf("%s: %v", e, err)
		}
		all, err := catalog.Load(e.String())
		if err != nil {
			t.Fatal(err)
		}
		written, err := json.Marshal(all.Spec())
		if err != nil {
			t.Fatal(err)
		}
		in := actionplan.TemplatesForm(govmaturity.WordsFor("fr"), "en", "fr").Fill(written)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := actionplan.ReadTemplates("", in.Document)
		if err != nil || again.Hash() != all.Hash() {
			t.Errorf("%s changed on its way through the form: %v", e, err)
		}
	}
}

func TestUnknownTemplates(t *testing.T) {
	if _, err := catalog.Load("nine"); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "un-nine-pillars-steps") {
		t.Error(err)
	}
}

func ExampleLoad() {
	templates, err := catalog.Load("un-nine-pillars-steps")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range templates.Spec().Templates {
		if x.For.ID == "data-management" {
			fmt.Printf("%s: %s\n", x.For.Level, x.Title)
		}
	}
	// Output:
	// transactional: Keep the data of transactions, and work with them
	// connected: Join the data of agencies and keep them in step
	// transformative: Set up an office that governs data
	// transformative: Ask people for each piece of data once only
	// transformative: Open government data in a form that machines can read, and base decisions on data
}
