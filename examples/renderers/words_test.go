package renderers

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// units measures whether the unit of a number stands at its control.
func (tr *trial) units() error {
	var with []question
	var places []path
	for _, q := range tr.everything() {
		places = append(places, q.at.to("value"))
		if q.unit != "" {
			with = append(with, q)
		}
	}
	if with == nil {
		return errNothing
	}
	if err := tr.showFilled(); err != nil {
		return err
	}
	for _, q := range with {
		if !call[bool](tr.page, "nearest", q.at.to("value"), q.unit, places) {
			return fmt.Errorf("the unit of %s does not stand at its control", q.id)
		}
	}
	return nil
}

// asWritten measures whether every word of the framework stands on the page as
// its author wrote it. An option of a drop-down list counts as on the page.
func (tr *trial) asWritten() error {
	if err := tr.showFilled(); err != nil {
		return err
	}
	page := call[string](tr.page, "words")
	for _, text := range tr.wordings() {
		if words := strings.Join(strings.Fields(text.In("en")), " "); !strings.Contains(page, words) {
			return fmt.Errorf("the page does not say %s", words)
		}
	}
	for _, q := range tr.everything() {
		c := tr.control(q.at.to("value"))
		if c == nil {
			return fmt.Errorf("there is no control for %s", q.id)
		}
		for _, o := range q.options {
			if c.option(o.title) < 0 {
				return fmt.Errorf("%s has no option %s", q.id, o.title)
			}
		}
	}
	return nil
}

// wordings returns titles and descriptions of all groups and questions that a
// form shows.
func (s sample) wordings() []govmaturity.Text {
	var out []govmaturity.Text
	var visit func(n maturity.NodeSpec)
	visit = func(n maturity.NodeSpec) {
		for _, kid := range n.Nodes {
			if len(kid.Nodes) > 0 || kid.Measure != nil {
				out = append(out, kid.Title, kid.Description)
			}
			visit(kid)
		}
	}
	spec := s.fw.Spec()
	visit(spec.Root)
	for _, r := range spec.Rosters {
		visit(r.Root)
	}
	return slices.DeleteFunc(out, func(t govmaturity.Text) bool { return len(t) == 0 })
}

// mixedDirection measures whether a title of one direction in a form of the other
// has its full stop, its question mark and its brackets at their end of the line:
// in English with words in Arabic, and the other way round.
func (tr *trial) mixedDirection() error {
	english, arabic := 0, 0
	for _, q := range tr.questions {
		if last, _ := utf8.DecodeLastRuneInString(q.title); unicode.IsLetter(last) || q.asked != "" {
			continue
		}
		if isArabic(q.title) {
			arabic++
		} else {
			english++
		}
	}
	if english == 0 || arabic == 0 {
		return errNothing
	}
	for lang, dir := range map[string]string{"en": "ltr", "ar": "rtl"} {
		tr.use(maturity.FormOptions{Language: lang})
		if err := tr.show(""); err != nil {
			return err
		}
		call[any](tr.page, "direct", lang, dir)
		for _, q := range tr.questions {
			if q.asked != "" {
				continue
			}
			// What comes between two signs, so that a sign without width in the words
			// does no harm.
			words := q.title
			if i := strings.LastIndexAny(words, "<&{"); i >= 0 {
				words = words[i+1:]
			}
			want := "ltr"
			if isArabic(words) {
				want = "rtl"
			}
			if got := call[string](tr.page, "runs", words); got != want {
				return fmt.Errorf("in a form in the language %s, %q runs %s", lang, words, cmp.Or(got, "nowhere"))
			}
		}
	}
	return nil
}

func isArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// notes measures whether a comment and evidence that a person types are read as
// they were typed, about a question and about one of an item.
func (tr *trial) notes() error {
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	about := []question{tr.questions[0]}
	for _, r := range tr.rosters {
		if err := tr.click(call[string](tr.page, "adder", path{"rosters", r.id})); err != nil {
			return fmt.Errorf("%s: no item can be added: %w", r.id, err)
		}
		for _, field := range []string{"id", "title"} {
			if err := tr.enter(r.items[0].at.to(field), r.items[0].id); err != nil {
				return err
			}
		}
		about = append(about, r.items[0].questions[0])
	}
	const comment = "Because <b>two</b> & {three} say so."
	evidence := []string{"A law, article 5", "A <letter> & {more}"}
	for _, q := range about {
		if err := tr.give(q); err != nil {
			return err
		}
		if err := tr.enter(q.at.to("comment"), comment); err != nil {
			return err
		}
		if err := tr.enterLines(q.at.to("evidence"), evidence); err != nil {
			return err
		}
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("a form with a comment and evidence is not sent")
	}
	_, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	for _, q := range about {
		got := a.Answers[q.id]
		if q.at[0] == "rosters" {
			got = a.Rosters[q.at[1].(string)][0].Answers[q.id]
		}
		if want := q.answer(tr.t); !slices.Equal(got.Choices(), want.Choices()) || got.Comment != comment || !slices.Equal(got.Evidence, evidence) {
			return fmt.Errorf("the comment %q and the evidence %q come back as %q and %q", comment, evidence, got.Comment, got.Evidence)
		}
	}
	return nil
}

// enterLines types the lines of a list: each in a row that is added, or in one
// box for all.
func (tr *trial) enterLines(at path, lines []string) error {
	if c := tr.control(at); c != nil && c.Kind == "text" {
		return tr.enter(at, strings.Join(lines, "\n"))
	}
	for i, line := range lines {
		if err := tr.click(call[string](tr.page, "adder", at)); err != nil {
			return fmt.Errorf("no line of %s can be added: %w", at[len(at)-1], err)
		}
		if err := tr.enter(at.to(i), line); err != nil {
			return err
		}
	}
	return nil
}
