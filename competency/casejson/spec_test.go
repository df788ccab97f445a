package casejson_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/casejson"
)

var changed = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func compile(t testing.TB, spec *competency.Spec) *competency.Framework {
	t.Helper()
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func TestSpec(t *testing.T) {
	p := read(t, "traps.json", packages(t)["traps.json"])
	spec, losses := p.Spec(casejson.SpecOptions{})
	fw := compile(t, spec)
	if fw.ID() != "skills-of-a-team-d" || fw.Edition() != "2.0" || fw.Standing() != govmaturity.StandingDerived {
		t.Errorf("%s %s %s", fw.ID(), fw.Edition(), fw.Standing())
	}
	if got := spec.Sources[0]; got.Publisher != "Ministry of Examples" || got.Title != "Skills of a team 𝑑" || got.URL == "" {
		t.Errorf("source %v", got)
	}
	if len(spec.Areas) != 1 || spec.Areas[0].Title.String() != "Working with data" {
		t.Errorf("areas %v", spec.Areas)
	}
	// The sequence numbers, one of them a text, put the second before the first.
	var order []string
	for c := range fw.Competencies() {
		order = append(order, c.Code())
	}
	if strings.Join(order, " ") != "1.2 1.1" {
		t.Errorf("order %v", order)
	}
	c := fw.Competency("0f0e0d0c-0000-4000-8000-0000000000b1")
	if c.Title().String() != "Reading data" || c.Description().String() != "Reads tables and says what they show." || c.Kind() != competency.KindSkill ||
		c.Note().String() != "A remark." || c.Area().ID() != "0f0e0d0c-0000-4000-8000-0000000000a1" || len(c.Related()) != 1 {
		t.Errorf("%v", spec.Competencies[1])
	}
	levels := c.Levels()
	if len(levels) != 2 || levels[0].ID() != "with-help" || levels[0].Rank() != 1 || levels[1].ID() != "alone" || levels[1].Value() != 2 {
		t.Errorf("levels %v", levels)
	}
	if text, _ := c.Descriptor(levels[1]); text.String() != "Does it alone." {
		t.Errorf("descriptor %v", text)
	}
	// What cannot be carried is told at its place, and nothing else is.
	got := map[string]bool{}
	for _, l := range losses {
		if l.Code != govmaturity.CodeLost || l.Line == 0 {
			t.Errorf("%v", l)
		}
		got[l.Path.String()] = true
	}
	for _, path := range []string{
		"CFDocument.adoptionStatus", "CFDocument.CFPackageURI", "CFItems[0].CFItemType", "CFItems[1].educationLevel", "CFItems[1].educationalLevel",
		"CFItems[1].x-own", "CFAssociations[4]", "CFDefinitions.CFItemTypes[0]", "extensions",
		"CFRubrics[0].CFRubricCriteria[0].weight", "CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[1].feedback",
	} {
		if !got[path] {
			t.Errorf("%s is lost in silence: %v", path, losses)
		}
	}
	for _, path := range []string{"CFItems[1].humanCodingScheme", "CFItems[1].identifier", "CFItems[1].conceptKeywords", "CFDocument.title", "CFItems[2].educationLevel"} {
		if got[path] {
			t.Errorf("%s is carried, or empty", path)
		}
	}
}

// Whatever is broken in a package, what can be carried compiles.
func TestSpecOfBroken(t *testing.T) {
	p := read(t, "broken.json", packages(t)["broken.json"])
	spec, losses := p.Spec(casejson.SpecOptions{})
	fw := compile(t, spec)
	if fw.Len() != 3 || len(spec.Areas) != 1 { // one of the circle is above the other
		t.Errorf("%d competencies, %d areas", fw.Len(), len(spec.Areas))
	}
	if len(losses) == 0 {
		t.Error("nothing is lost")
	}
}

func TestAreaTypes(t *testing.T) {
	p := read(t, "traps.json", packages(t)["traps.json"])
	spec, _ := p.Spec(casejson.SpecOptions{AreaTypes: []string{}, ID: "mine", Edition: "7", Standing: govmaturity.StandingIllustrative})
	fw := compile(t, spec)
	if fw.ID() != "mine" || fw.Edition() != "7" || fw.Standing() != govmaturity.StandingIllustrative {
		t.Error("the options do not count")
	}
	if len(spec.Areas) != 0 || fw.Len() != 3 || len(fw.Competency("0f0e0d0c-0000-4000-8000-0000000000a1").Narrower()) != 2 {
		t.Errorf("%d areas, %d competencies", len(spec.Areas), fw.Len())
	}
}

// A framework that goes into a package of 1.1 comes back as it was, to the last word.
func TestThereAndBack(t *testing.T) {
	schema := officialSchemaOrNil(t)
	for seed := range uint64(100) {
		spec := randomSpec(rand.New(rand.NewPCG(seed, 9)))
		fw, err := competency.Compile(spec)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		o := casejson.Options{Changed: changed, Creator: "Ministry"}
		if seed%2 == 0 {
			o.Base = "https://case.example/v1p1/"
		}
		p, losses, err := casejson.From(fw, o)
		if err != nil {
			t.Fatal(err)
		}
		if losses != nil {
			t.Errorf("seed %d: 1.1 loses %v", seed, losses)
		}
		strict, err := casejson.ReadStrict("x.json", p.JSON())
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, p.JSON())
		}
		if schema != nil {
			if err := schema.Validate(decode(t, p.JSON())); err != nil {
				t.Fatalf("seed %d: the schema of 1EdTech says %v", seed, err)
			}
		}
		back, _ := strict.Spec(casejson.SpecOptions{})
		if diff := cmp.Diff(fw.Spec(), back); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		again, _, err := casejson.From(compile(t, back), o)
		if err != nil || string(again.JSON()) != string(p.JSON()) {
			t.Fatalf("seed %d: the same framework makes another package", seed)
		}
	}
}

// In 1.0, what differs on the way back is what was said to be lost.
func TestThereAndBack10(t *testing.T) {
	lossy := 0
	for seed := range uint64(100) {
		fw := compile(t, randomSpec(rand.New(rand.NewPCG(seed, 9))))
		p, losses, err := casejson.From(fw, casejson.Options{Version: casejson.Version10, Changed: changed, Creator: "Ministry"})
		if err != nil {
			t.Fatal(err)
		}
		strict, err := casejson.ReadStrict("x.json", p.JSON())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if strict.Version() != casejson.Version10 {
			t.Fatalf("seed %d: version %s", seed, strict.Version())
		}
		spec, _ := strict.Spec(casejson.SpecOptions{Standing: fw.Standing()})
		back := compile(t, spec)
		said := map[string]bool{}
		for _, l := range losses {
			said[l.Path.String()] = true
			lossy++
		}
		compareLossy(t, seed, fw, back, said)
	}
	if lossy == 0 {
		t.Error("1.0 loses nothing")
	}
}

func compareLossy(t *testing.T, seed uint64, before, after *competency.Framework, said map[string]bool) {
	t.Helper()
	if before.Len() != after.Len() {
		t.Fatalf("seed %d: %d competencies of %d", seed, after.Len(), before.Len())
	}
	for key, lost := range map[string]bool{"mindsets": len(before.Mindsets()) > 0, "roles": len(before.Roles()) > 0} {
		if said[key] != lost {
			t.Errorf("seed %d: %s: lost %v, said %v", seed, key, lost, said[key])
		}
	}
	var rest []competency.Competency
	for c := range after.Competencies() {
		rest = append(rest, c)
	}
	i := 0
	for c := range before.Competencies() {
		d := rest[i]
		at := fmt.Sprintf("competencies[%d].", i)
		check := func(member string, a, b any) {
			t.Helper()
			if diff := cmp.Diff(a, b); diff != "" && !said[at+member] {
				t.Errorf("seed %d: %s differs and nothing was said: %s", seed, at+member, diff)
			}
		}
		check("id", c.ID(), d.ID())
		check("title", c.Title(), d.Title())
		check("description", c.Description(), d.Description())
		check("note", c.Note(), d.Note())
		check("code", c.Code(), d.Code())
		check("kind", c.Kind(), d.Kind())
		check("retired", c.Retired(), d.Retired())
		check("area", c.Area().Valid(), d.Area().Valid() && !said[at+"broader"])
		check("broader", c.Broader().Index(), d.Broader().Index())
		check("related", len(c.Related()), len(d.Related()))
		check("levels", len(c.Levels()), len(d.Levels()))
		for k, l := range c.Levels() {
			before, _ := c.Descriptor(l)
			after, _ := d.Descriptor(d.Levels()[k])
			if before["en"] != after["en"] {
				t.Errorf("seed %d: descriptor %v is %v", seed, before, after)
			}
			if l.Value() != d.Levels()[k].Value() || l.Rank() != d.Levels()[k].Rank() {
				t.Errorf("seed %d: the level %v counts %v", seed, l, d.Levels()[k].Value())
			}
		}
		i++
	}
}

func TestFromRefuses(t *testing.T) {
	fw := compile(t, &competency.Spec{
		Format: competency.FrameworkFormat, ID: "x", Edition: "1", Title: govmaturity.English("X"), Standing: govmaturity.StandingIllustrative,
		Competencies: []competency.CompetencySpec{{ID: "a", Title: govmaturity.English("A")}},
	})
	_, _, err := casejson.From(fw, casejson.Options{Version: "2.0"})
	problems, ok := err.(govmaturity.Problems)
	if !ok || problems.Counts()[govmaturity.CodeRequired] != 2 || problems.Counts()[govmaturity.CodeNotAllowed] != 1 {
		t.Errorf("got %v", err)
	}
}

// An edit in a tool of CASE comes in, beside what only the extension holds.
func TestEditedElsewhere(t *testing.T) {
	fw := compile(t, randomSpec(rand.New(rand.NewPCG(3, 9))))
	p, _, err := casejson.From(fw, casejson.Options{Changed: changed, Creator: "Ministry"})
	if err != nil {
		t.Fatal(err)
	}
	first := fw.Spec().Competencies[0]
	edited := strings.ReplaceAll(string(p.JSON()), `"`+first.Title["en"]+`"`, `"Mended"`)
	spec, _ := read(t, "x.json", []byte(edited)).Spec(casejson.SpecOptions{})
	got := compile(t, spec).Competency(first.ID)
	if got.Title()["en"] != "Mended" || got.ID() != first.ID {
		t.Errorf("%v", got.Title())
	}
	// An extension that cannot be read is a loss, and no end.
	broken := strings.Replace(string(p.JSON()), `{"competency":{"id":`, `{"competency":{"nonsense":1,"id":`, 1)
	spec, losses := read(t, "x.json", []byte(broken)).Spec(casejson.SpecOptions{})
	if len(spec.Competencies) != fw.Len() || !strings.Contains(fmt.Sprint(losses), "nonsense") {
		t.Errorf("losses %v", losses)
	}
}

// Published packages become frameworks, and nothing of them is lost in silence: what
// is carried and what is told are together all that they say.
func TestPublishedSpecs(t *testing.T) {
	files := packages(t)
	if len(files) <= 2 {
		t.Skip("the published packages are not here")
	}
	for name, want := range map[string]struct{ areas, competencies int }{
		"opensalt-opensalt-framework.json": {4, 12},
		"opensalt-Ordering.json":           {4, 24},
		"opensalt-MarkdownFramework.json":  {0, 2},
	} {
		spec, _ := read(t, name, files[name]).Spec(casejson.SpecOptions{})
		areas := 0
		var count func([]competency.AreaSpec)
		count = func(specs []competency.AreaSpec) {
			for _, a := range specs {
				areas++
				count(a.Areas)
			}
		}
		count(spec.Areas)
		if len(spec.Competencies) != want.competencies || areas != want.areas {
			t.Errorf("%s: %d areas and %d competencies", name, areas, len(spec.Competencies))
		}
		compile(t, spec)
	}
}

// There is nothing to write of no framework.
func TestFromNothing(t *testing.T) {
	for _, fw := range []*competency.Framework{nil, new(competency.Framework)} {
		if _, _, err := casejson.From(fw, casejson.Options{Creator: "c", Changed: time.Unix(0, 0)}); err == nil {
			t.Error("a package of nothing")
		}
	}
}
