package catalog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/internal/words"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/catalog"
)

// Each story says what it is worth and where it comes from, and leaves no text out.
func TestWording(t *testing.T) {
	for _, e := range catalog.Entries() {
		spec := load(t, e).Spec()
		there := func(what string, text govmaturity.Text) {
			if document.Blank(text.In("en")) || len(text) != 1 {
				t.Errorf("%s: %s: %q", e, what, text)
			}
		}
		if spec.Standing != govmaturity.StandingIllustrative || !strings.Contains(spec.Note.In("en"), "Made up") {
			t.Errorf("%s does not say that it is made up: %s, %q", e, spec.Standing, spec.Note.In("en"))
		}
		there("title", spec.Title)
		there("description", spec.Description)
		if spec.System == nil || spec.Iceberg == nil {
			t.Errorf("%s has no boundary, or no iceberg", e)
			continue
		}
		there("boundary", spec.System.Boundary)
		for _, v := range spec.Variables {
			there(v.ID, v.Name)
		}
		for _, l := range spec.Loops {
			there(l.ID, l.Title)
			if l.Label == "" || l.Polarity == "" || !strings.HasPrefix(l.Label, strings.ToUpper(string(l.Polarity)[:1])) {
				t.Errorf("%s: loop %s is labelled %q, and is said to be %s", e, l.ID, l.Label, l.Polarity)
			}
		}
		d := load(t, e)
		for _, level := range systems.IcebergLevels() {
			n := 0
			for _, entry := range d.Iceberg().Entries(level) {
				there(string(level), entry.Title())
				n++
			}
			if n == 0 {
				t.Errorf("%s says nothing of %s", e, level)
			}
		}
		sources := map[string]bool{}
		for _, s := range spec.Sources {
			sources[s.ID] = s.Title != "" && s.Publisher != ""
		}
		cited := map[string]bool{}
		for _, c := range spec.Cites {
			if !sources[c.Source] || document.Blank(c.Locator) {
				t.Errorf("%s cites %q at %q", e, c.Source, c.Locator)
			}
			cited[c.Source] = true
		}
		for id := range sources {
			if !cited[id] {
				t.Errorf("%s has the source %s, and cites it nowhere", e, id)
			}
		}
	}
}

// The roles that a story gives are those that it is recognised with.
func TestDeclaredRoles(t *testing.T) {
	for _, e := range catalog.Entries() {
		d := load(t, e)
		declared := d.Spec().Archetypes[0]
		m := d.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0]
		if m.Archetype != declared.Archetype || m.Declared != declared.ID || len(m.Loops) != len(declared.Loops) && declared.Archetype != systems.ArchetypeGrowthUnderinvestment {
			t.Errorf("%s is recognised as %s, %q, of %d loops", e, m.Archetype, m.Declared, len(m.Loops))
		}
		for _, r := range declared.Roles {
			if !slices.ContainsFunc(m.Role(r.Role), func(v systems.Variable) bool { return v.ID() == r.Variable }) {
				t.Errorf("%s: %s is not recognised as %s, but %v is", e, r.Variable, r.Role, m.Role(r.Role))
			}
		}
		for v := range d.Variables() {
			given := slices.Contains(declared.Roles, systems.RoleBindingSpec{Role: v.Role(), Variable: v.ID()})
			for _, r := range declared.Roles {
				if r.Variable == v.ID() && v.Role() != "" && !given {
					t.Errorf("%s: %s has the role %s, and another in the archetype", e, v.ID(), v.Role())
				}
			}
		}
	}
}

// A story keeps to the schema, and comes back from its form as it was.
func TestFormAndSchema(t *testing.T) {
	schema := schematest.Compile(t, systems.DiagramSchema())
	for _, e := range catalog.Entries() {
		data, err := os.ReadFile(e.File)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(schematest.Plain(t, e.File, data)); err != nil {
			t.Errorf("%s: %v", e, err)
		}
		d := load(t, e)
		written, err := json.Marshal(d.Spec())
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range words.Languages() {
			f := systems.DiagramForm(govmaturity.WordsFor(tag), "en")
			in := f.Fill(written)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			again, err := systems.ReadDiagram("", in.Document)
			if err != nil || again.Hash() != d.Hash() {
				t.Errorf("%s in %s: it changed on its way through the form: %v", e, tag, err)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || !strings.Contains(b.String(), d.Title().In("en")) {
				t.Errorf("%s in %s: %v", e, tag, err)
			}
		}
	}
}

// The README lists all stories, with their archetypes.
func TestREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|$").FindAllStringSubmatch(string(readme), -1)
	listed := map[string]string{}
	for _, r := range rows {
		listed[r[1]] = r[2]
	}
	for _, e := range catalog.Entries() {
		if want := load(t, e).Spec().Archetypes[0].Archetype.Say(govmaturity.Words{}); !strings.EqualFold(listed[e.ID], want) {
			t.Errorf("README.md lists %s as %q, not as %q", e.ID, listed[e.ID], want)
		}
	}
}

// sources returns the words of the source documents, where they lie beside the
// repository.
func sources(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for id, file := range map[string]string{"toolkit": "001_e82e08e077c1af24.txt", "workshop": "004_27c46a422f9334ef.txt"} {
		data, err := os.ReadFile("../../../shared/sources/" + file)
		if os.IsNotExist(err) {
			data, err = os.ReadFile("../../../../shared/sources/" + file)
		}
		if os.IsNotExist(err) {
			t.Skipf("SKIPPED: the sources do not lie beside the repository: %v", err)
		}
		if err != nil {
			t.Fatal(err)
		}
		out[id] = " " + strings.Join(plainWords(string(data)), " ") + " "
	}
	return out
}

func plainWords(s string) []string {
	return regexp.MustCompile(`[a-z0-9]+`).FindAllString(strings.ToLower(s), -1)
}

// Each place that a story cites is in the source.
func TestLocators(t *testing.T) {
	in := sources(t)
	for _, e := range catalog.Entries() {
		for _, c := range load(t, e).Spec().Cites {
			text, ok := in[c.Source]
			if !ok {
				continue
			}
			for _, part := range regexp.MustCompile(`, (?:row |column |slide |table )|, (?:[A-Z])`).Split(c.Locator, -1)[1:] {
				words := plainWords(part)
				if len(words) > 3 {
					words = words[:3]
				}
				if len(words) > 0 && !strings.Contains(text, strings.Join(words, " ")) {
					t.Errorf("%s cites %q, and %s has no %q", e, c.Locator, c.Source, words)
				}
			}
		}
	}
}

// No six words in a row are taken from a source: not in the stories, and not in the
// library's guidance on the archetypes.
func TestOwnWords(t *testing.T) {
	in := sources(t)
	texts := map[string][]string{}
	for _, e := range catalog.Entries() {
		for _, text := range storyTexts(load(t, e).Spec()) {
			texts[e.String()] = append(texts[e.String()], text.In("en"))
		}
	}
	w := govmaturity.WordsFor("en")
	for _, key := range words.Keys() {
		for _, part := range []string{"archetype.guidance.", "archetype.story.", "archetype.leverage.", "archetype.rule."} {
			if strings.HasPrefix(key, part) {
				texts[key] = append(texts[key], w.Say(key))
			}
		}
	}
	if len(texts) < 50 {
		t.Errorf("only %d texts", len(texts))
	}
	const run = 6
	for name, all := range texts {
		for _, text := range all {
			words := plainWords(text)
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

// storyTexts are the texts of a story that are not names of sources and places in them.
func storyTexts(spec *systems.DiagramSpec) (all []govmaturity.Text) {
	all = append(all, spec.Title, spec.Description, spec.Note, spec.System.Boundary)
	for _, v := range spec.Variables {
		all = append(all, v.Name)
	}
	for _, l := range spec.Loops {
		all = append(all, l.Title)
	}
	return all
}
