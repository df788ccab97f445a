package maturity

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// The fields that a framework makes do not change unseen: what is asked, what it
// takes, and when, as a form sees it and as people read it. What a form is written
// as, the golden files of internal/form show.
func TestFormOutline(t *testing.T) {
	data, err := os.ReadFile("testdata/forms/every-measure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fw, err := ReadFramework("every-measure.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	b := &formBuilder{fw: fw, tree: fw.tree, options: FormOptions{Language: "en", Complete: true}, words: govmaturity.WordsFor("en")}
	d := b.definition()
	var out strings.Builder
	for _, f := range d.Root.Fields {
		outlineOf(&out, f, "")
	}
	out.WriteString("\n")
	for _, s := range d.Sections {
		outlineOfSection(&out, s, "")
	}
	const file = "testdata/forms/every-measure.txt"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

func outlineOf(out *strings.Builder, f *form.Field, indent string) {
	fmt.Fprintf(out, "%s%s", indent, f.Key)
	for _, more := range []struct {
		is   bool
		said string
	}{
		{f.Title != "" && f.Key != "value", fmt.Sprintf("%q", f.Title)}, {f.Required, "required"}, {f.Asked, "asked"}, {f.Optional, "optional"}, {f.Unit != "", f.Unit},
		{f.Help != "", "– " + f.Help}, {f.Hint != "", "– " + f.Hint},
	} {
		if more.is {
			out.WriteString(" " + more.said)
		}
	}
	if f.When != nil {
		fmt.Fprintf(out, "\n%s  when %s", indent, outlineOfWhen(f.When))
	}
	for _, o := range f.Options {
		fmt.Fprintf(out, "\n%s  <%s> %s", indent, o.ID, o.Title)
		if o.Number != nil {
			fmt.Fprintf(out, " (%v)", *o.Number)
		}
		if o.Description != "" {
			fmt.Fprintf(out, ": %s", o.Description)
		}
	}
	out.WriteString("\n")
	for _, part := range f.Fields {
		// The state, the comment and the evidence are the same at each question.
		if f.Kind != form.Answer || part.Key == "value" {
			outlineOf(out, part, indent+"  ")
		}
	}
	if f.Item != nil {
		outlineOf(out, f.Item, indent+"  -")
	}
}

func outlineOfWhen(w *form.When) string {
	several := func(parts []*form.When, joint string) string {
		said := make([]string, len(parts))
		for i, p := range parts {
			said[i] = outlineOfWhen(p)
		}
		return "(" + strings.Join(said, joint) + ")"
	}
	switch {
	case w.All != nil:
		return several(w.All, " and ")
	case w.Any != nil:
		return several(w.Any, " or ")
	case w.Not != nil:
		return "not " + outlineOfWhen(w.Not)
	case w.States != nil:
		return fmt.Sprintf("%s in state %v", w.Key, w.States)
	case w.Options != nil:
		return fmt.Sprintf("%s is %v", w.Key, w.Options)
	case w.Sets != nil:
		return fmt.Sprintf("%s has all of %v", w.Key, w.Sets)
	case w.Least != nil:
		return fmt.Sprintf("%s has %d to %d", w.Key, *w.Least, *w.Most)
	}
	said := w.Key + " is a number"
	if w.From != nil {
		said += fmt.Sprintf(" from %v", *w.From)
	}
	if w.To != nil {
		said += fmt.Sprintf(" to %v", *w.To)
	}
	return said
}

func outlineOfSection(out *strings.Builder, s form.Section, indent string) {
	fmt.Fprintf(out, "%s[%s] %s", indent, s.ID, s.Title)
	for _, more := range []string{s.Description, s.Note} {
		if more != "" {
			out.WriteString(" – " + more)
		}
	}
	var keys []string
	for _, p := range s.Fields {
		keys = append(keys, p.Field.Key)
	}
	fmt.Fprintf(out, " %v\n", keys)
	for _, sub := range s.Sections {
		outlineOfSection(out, sub, indent+"  ")
	}
}
