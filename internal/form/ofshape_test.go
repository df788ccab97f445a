package form_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// outline says the fields of a form, a line each, so that people can read them.
func outline(f *form.Field, indent string, deep int, b *strings.Builder) {
	kinds := []string{"group", "answer", "list", "entries", "wording", "choice", "checklist", "number", "whole", "yes-no", "line", "paragraph", "fixed"}
	fmt.Fprintf(b, "%s%s %s", indent, f.Key, kinds[f.Kind])
	for _, more := range []struct {
		is   bool
		text string
	}{
		{f.Title != "", fmt.Sprintf("%q", f.Title)}, {f.Help != "", fmt.Sprintf("help %q", f.Help)}, {f.Required, "required"}, {f.OneOf != nil, fmt.Sprint("one of ", f.OneOf)},
		{f.AtLeastOne, "at least one"}, {f.MostItems > 0, fmt.Sprint("at most ", f.MostItems)}, {f.Fixed != "", f.Fixed}, {f.Languages != nil, fmt.Sprint(f.Languages)},
		{f.Pattern != nil, "pattern"}, {f.Keys != nil, "keys"}, {f.Blank, "blank"},
	} {
		if more.is {
			b.WriteString(" " + more.text)
		}
	}
	for _, o := range f.Options {
		fmt.Fprintf(b, " <%s: %s>", o.ID, o.Title)
	}
	for key, is := range f.Elsewhere {
		if is {
			fmt.Fprintf(b, " without %s", key)
		}
	}
	b.WriteString("\n")
	if deep == 0 {
		return
	}
	for _, part := range f.Fields {
		outline(part, indent+"  ", deep-1, b)
	}
	if f.Item != nil && f.Kind != form.Wording {
		outline(f.Item, indent+"  -", deep-1, b)
	}
}

// A declared document gets its fields from its Go type, and what they are called
// from the words: those for the type, for any type, or else from the key.
func TestOfShape(t *testing.T) {
	shape := planFormat.Shape()
	var b strings.Builder
	outline(form.OfShape(shape, planOptions), "", 3, &b)
	want := ` group required without answers
  format fixed "Format" test/plan/1 blank
  language line "Language" pattern blank
  id line "Short name" required pattern blank
  title wording "Title" required [en ar]
  standing choice "How official the content is" blank <official: Official: as the publisher gives them> <paraphrased: Paraphrased: the publisher’s, in other words> <derived: Derived: worked out from what was published> <illustrative: Illustrative: made up, to show how it works>
  kind choice "Kind" blank <short: Short> <long-term: Long term>
  share number "Share" help "A number of at most 1."
  count whole "Count" help "A number of at least 0."
  open yes-no "Open"
  tags list "Tags" at least one at most 3
    - line "Tags" pattern blank
  ratings entries "Ratings" at least one
    - whole "Ratings" help "A whole number from 1 to 5."
  steps list "Steps"
    - group "Steps" one of [cost steps]
    -  id line "Short name" required pattern blank
    -  title wording "Title" [en ar]
    -  cost number "Cost" help "A number of at least 0."
    -  steps list "Steps" at least one
  named entries "Named"
    - group "Named" one of [cost steps]
    -  id line "Short name" required pattern blank
    -  title wording "Title" [en ar]
    -  cost number "Cost" help "A number of at least 0."
    -  steps list "Steps" at least one
  range group "Range"
    min number "Least" required
    max number "Most" required
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

// What people read comes in the language of the words.
func TestOfFormatSpeaks(t *testing.T) {
	o := planOptions
	o.Words = govmaturity.WordsFor("fr")
	f := form.OfFormat(planFormat, form.FormatOptions[plan]{ShapeOptions: o})
	in := f.ReadPost(url.Values{"/steps/0/id": {"A b"}})
	p := writePage(t, f, in, govmaturity.FormPage{})
	for _, want := range []string{`lang="fr"`, ">Nom court", ">Titre", "Remplissez ce champ", "Caractère officiel"} {
		if !strings.Contains(p.html, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if f.Language() != "fr" || f.Title() != "Plan" {
		t.Errorf("%s, in %s", f.Title(), f.Language())
	}
}

// The way back of a declared document: from a post to its own reader.
func TestOfShapeThereAndBack(t *testing.T) {
	f := formOfPlan()
	in := f.ReadPost(url.Values{
		"/id": {"p"}, "/title/en": {"Plan"}, "/open": {"true"}, "/share": {"0.5"}, "/tags": {"a\nb"}, "/ratings//0/~key": {"ann"}, "/ratings//0": {"5"},
		"/steps/0/id": {"s"}, "/steps/0/steps/0/id": {"t"}, "/steps/0/steps/0/cost": {"2.5"}, "/named//0/~key": {"n"}, "/named//0/id": {"u"}, "/named//0/cost": {"0"},
	})
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	p, ok := form.Kept(in).(*plan)
	if !ok {
		t.Fatal("nothing is kept")
	}
	if p.ID != "p" || p.Title.String() != "Plan" || !*p.Open || *p.Share != 0.5 || len(p.Tags) != 2 || p.Ratings["ann"] != 5 || *p.Steps[0].Steps[0].Cost != 2.5 || p.Named["n"].ID != "u" {
		t.Errorf("%s", in.Document)
	}
	again := f.Fill([]byte("format: test/plan/1\nid: p\nlanguage: si\ntitle: T\nanswers: [yes]\n"))
	if want := `{"format":"test/plan/1","language":"si","id":"p","title":{"si":"T"}}`; string(again.Document) != want || again.Err() != nil {
		t.Errorf("filled in: %v\n%s", again.Err(), again.Document)
	}
}
