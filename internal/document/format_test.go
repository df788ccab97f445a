package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// A commitment is a small document: all that a package writes of one is the
// struct, the declaration and the meaning.
type commitment struct {
	Format string           `json:"format" doc:"required,enum=test/commitment/1"`
	ID     string           `json:"id" doc:"required,pattern=id"`
	Title  govmaturity.Text `json:"title" doc:"required"`
	Owner  string           `json:"owner,omitempty" doc:"words"`
	Steps  []commitmentStep `json:"steps" doc:"required,nonempty"`
}

type commitmentStep struct {
	ID     string           `json:"id" doc:"required,pattern=id"`
	Title  govmaturity.Text `json:"title,omitempty"`
	Months int              `json:"months" doc:"required,min=1,max=60"`
	After  string           `json:"after,omitempty" doc:"pattern=id"`
}

var commitmentFormat = document.Declare[commitment]("test/commitment/1", "Commitment", "Something promised, in steps.", nil)

// duration is what a commitment means here: how long it takes.
func duration(d *document.Draft[commitment]) (months int, err error) {
	if !d.Readable() {
		return 0, d.Err()
	}
	var known []string
	ends := map[string]int{}
	for i, s := range d.Doc.Steps {
		at := govmaturity.Path{}.Key("steps").Index(i)
		if _, taken := ends[s.ID]; taken {
			d.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a step %q", s.ID)
		}
		if _, ok := ends[s.After]; s.After != "" && !ok {
			d.Add(at.Key("after"), govmaturity.CodeUnknownReference, "there is no step %q before this one%s",
				s.After, d.Suggest(s.After, func() []string { return known }))
		}
		known = append(known, s.ID)
		ends[s.ID] = ends[s.After] + s.Months
		months = max(months, ends[s.ID])
	}
	return months, d.Err()
}

const commitmentText = `format: test/commitment/1
id: once-only
title: {en: Once only, fr: Une seule fois}
owner: Registry office
steps:
  - {id: law, months: 12}
  - {id: register, title: A register, months: 6, after: law}
`

func TestFormatReads(t *testing.T) {
	months, err := duration(commitmentFormat.Read("c.yaml", []byte(commitmentText)))
	if err != nil || months != 18 {
		t.Errorf("got %d months, %v; want 18", months, err)
	}
	wrong := strings.NewReplacer("after: law", "after: lwa", "months: 12", "months: 99", "owner", "owners").Replace(commitmentText)
	_, err = duration(commitmentFormat.Read("c.yaml", []byte(wrong)))
	const want = `c.yaml:4:1: owners: the key "owners" is not known here; did you mean owner?
c.yaml:6:23: steps[0].months: must be at most 60, found 99
c.yaml:7:57: steps[1].after: there is no step "lwa" before this one; did you mean "law"?`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// A key that can have only one value is told with it.
func TestFormatThatIsMissing(t *testing.T) {
	_, text, _ := strings.Cut(commitmentText, "\n")
	_, err := duration(commitmentFormat.Read("c.yaml", []byte(text)))
	const want = "c.yaml:1:1: format: the key format is missing; write format: test/commitment/1"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestFormatCopies(t *testing.T) {
	original := commitmentFormat.Read("c.yaml", []byte(commitmentText)).Doc
	d := commitmentFormat.Check(original)
	if diff := cmp.Diff(original, d.Doc); diff != "" || !d.Sound() {
		t.Fatalf("the copy differs (-original +copy):\n%s%v", diff, d.Err())
	}
	d.Doc.Title["en"], d.Doc.Steps[0].ID = "changed", "changed"
	if original.Title["en"] != "Once only" || original.Steps[0].ID != "law" {
		t.Error("the copy shares with the original")
	}
	for reason, doc := range map[string]*commitment{
		"nothing":              nil,
		"an empty one":         {},
		"a wrong id":           {Format: "test/commitment/1", ID: "No", Title: govmaturity.English("T"), Steps: []commitmentStep{{ID: "a", Months: 1}}},
		"text that is no text": {Format: "test/commitment/1", ID: "a", Title: govmaturity.English("\xff"), Steps: []commitmentStep{{ID: "a", Months: 1}}},
	} {
		if _, err := duration(commitmentFormat.Check(doc)); err == nil {
			t.Errorf("%s is taken", reason)
		}
	}
}

// Words change one hash, rules both, and it can be said which words.
func TestFormatHashes(t *testing.T) {
	read := func(old, new string) *commitment {
		return commitmentFormat.Read("c.yaml", []byte(strings.Replace(commitmentText, old, new, 1))).Doc
	}
	before := read("", "")
	for _, tt := range []struct {
		reason, old, new string
		all, rules       bool // whether the hash stays
		words            []string
	}{
		{"nothing changed", "", "", true, true, nil},
		{"the order of languages", "{en: Once only, fr: Une seule fois}", "{fr: Une seule fois, en: Once only}", true, true, nil},
		{"a title", "Once only", "Only once", false, true, []string{"title.en"}},
		{"a title that goes", ", title: A register", "", false, true, []string{"steps[1].title.en"}},
		{"two words", "owner: Registry office\nsteps:\n  - {id: law", "owner: Ministry\nsteps:\n  - {id: law, title: A law", false, true, []string{"owner", "steps[0].title.en"}},
		{"a number", "months: 12", "months: 13", false, false, nil},
		{"a step that goes", "  - {id: register, title: A register, months: 6, after: law}\n", "", false, false, nil},
	} {
		after := read(tt.old, tt.new)
		if same := commitmentFormat.Hash(before) == commitmentFormat.Hash(after); same != tt.all {
			t.Errorf("%s: the hash of all stays: %v", tt.reason, same)
		}
		if same := commitmentFormat.RulesHash(before) == commitmentFormat.RulesHash(after); same != tt.rules {
			t.Errorf("%s: the hash of the rules stays: %v", tt.reason, same)
		}
		if !tt.rules {
			continue
		}
		var got []string
		for _, c := range commitmentFormat.WordChanges(before, after) {
			got = append(got, c.Path.String())
		}
		if diff := cmp.Diff(tt.words, got); diff != "" {
			t.Errorf("%s: words that changed (-want +got):\n%s", tt.reason, diff)
		}
	}
	const canonical = `{"format":"test/commitment/1","id":"once-only","title":{"en":"Once only","fr":"Une seule fois"},"owner":"Registry office",` +
		`"steps":[{"id":"law","months":12},{"id":"register","title":{"en":"A register"},"months":6,"after":"law"}]}`
	if got, err := commitmentFormat.Canonical(before); err != nil || string(got) != canonical {
		t.Errorf("canonical: got  %s, %v\nwant %s", got, err, canonical)
	}
}

func TestFormatSchema(t *testing.T) {
	text := string(schema.Of(commitmentFormat)())
	for _, want := range []string{`"title": "Commitment"`, `"$id": "urn:test/commitment/1"`, `"maximum": 60`} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema lacks %s:\n%s", want, text)
		}
	}
}

// A tree is written as its document is.
func TestAppendJSON(t *testing.T) {
	for _, text := range []string{`{"b":[1,2.50,{"a":null}],"a":"é<&>\u2028","c":true,"d":[],"e":{},"f":false}`, `[]`, `"x"`, `-0.5e+3`} {
		root, problems := document.Parse("x.json", []byte(text), document.Limits{})
		if problems != nil {
			t.Fatal(problems)
		}
		if got := string(root.AppendJSON(nil)); got != text {
			t.Errorf("got  %s\nwant %s", got, text)
		}
	}
}

// A form comes from the declaration, and brings the document back.
func TestFormatForm(t *testing.T) {
	f := form.OfFormat(commitmentFormat, form.FormatOptions[commitment]{
		Meaning: func(d *document.Draft[commitment]) any {
			months, _ := duration(d)
			return months
		},
	})
	in := f.Fill([]byte(commitmentText))
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	back := f.ReadPost(in.Values)
	if months, err := duration(commitmentFormat.Read("c.json", back.Document)); err != nil || months != 18 {
		t.Errorf("what was posted takes %d months, %v:\n%s", months, err, back.Document)
	}
	in.Values.Set("/steps/0/months", "99")
	if wrong := f.ReadPost(in.Values); len(wrong.Problems) != 1 || wrong.Problems[0].Path.Pointer() != "/steps/0/months" {
		t.Errorf("got %v, want one problem at the field", wrong.Problems)
	}
}
