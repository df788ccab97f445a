package form_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// A declared document gets its fields from its Go type.
func TestOfShape(t *testing.T) {
	shape, err := planShape()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	outline(form.OfShape(shape, form.WordsFor("en"), planWords, "en", "xx-!!", "ar", "EN"), "", 3, &b)
	want := ` group required without answers
  format fixed "The plan.format" test/plan/1 blank
  language line "The plan.language" pattern blank
  id line "The plan.id" required pattern blank
  title wording "The plan.title" required [en ar]
  standing choice "The plan.standing" blank <official: official of plan.standing> <paraphrased: paraphrased of plan.standing> <derived: derived of plan.standing> <illustrative: illustrative of plan.standing>
  kind choice "The plan.kind" blank <short: short of plan.kind> <long: long of plan.kind>
  share number "The plan.share" help "A number of at most 1."
  count whole "The plan.count" help "A number of at least 0."
  open yes-no "The plan.open"
  tags list "The plan.tags" at least one at most 3
    - line "The plan.tags" pattern blank
  ratings entries "The plan.ratings" at least one
    - whole "The plan.ratings" help "A whole number from 1 to 5."
  steps list "The plan.steps"
    - group "The plan.steps" one of [cost steps]
    -  id line "The planStep.id" required pattern blank
    -  title wording "The planStep.title" [en ar]
    -  cost number "The planStep.cost" help "A number of at least 0."
    -  steps list "The planStep.steps" at least one
  named entries "The plan.named"
    - group "The plan.named" one of [cost steps]
    -  id line "The planStep.id" required pattern blank
    -  title wording "The planStep.title" [en ar]
    -  cost number "The planStep.cost" help "A number of at least 0."
    -  steps list "The planStep.steps" at least one
  range group "The plan.range"
    min number "The Range.min" required
    max number "The Range.max" required
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

// The way back of a declared document: from a post to its own reader.
func TestOfShapeThereAndBack(t *testing.T) {
	f := formOfPlan(t)
	in := f.ReadPost(url.Values{
		"/id": {"p"}, "/title/en": {"Plan"}, "/open": {"true"}, "/share": {"0.5"}, "/tags": {"a\nb"}, "/ratings//0/~key": {"ann"}, "/ratings//0": {"5"},
		"/steps/0/id": {"s"}, "/steps/0/steps/0/id": {"t"}, "/steps/0/steps/0/cost": {"2.5"}, "/named//0/~key": {"n"}, "/named//0/id": {"u"}, "/named//0/cost": {"0"},
	})
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	shape, err := planShape()
	if err != nil {
		t.Fatal(err)
	}
	var p plan
	if _, problems := shape.Read("p.json", in.Document, &p); len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.ID != "p" || p.Title.String() != "Plan" || !*p.Open || *p.Share != 0.5 || len(p.Tags) != 2 || p.Ratings["ann"] != 5 || *p.Steps[0].Steps[0].Cost != 2.5 || p.Named["n"].ID != "u" {
		t.Errorf("%s", in.Document)
	}
	again := f.Fill([]byte("format: test/plan/1\nid: p\nlanguage: si\ntitle: T\nanswers: [yes]\n"))
	if want := `{"format":"test/plan/1","language":"si","id":"p","title":{"si":"T"}}`; string(again.Document) != want || again.Err() != nil {
		t.Errorf("filled in: %v\n%s", again.Err(), again.Document)
	}
}
