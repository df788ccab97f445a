package words

import (
	"strings"
	"testing"
)

func TestMessages(t *testing.T) {
	for _, test := range []struct {
		message string
		args    []any
		want    string
	}{
		{"plain", nil, "plain"},
		{"", nil, ""},
		{"{b} before {a}", []any{"a", "x", "b", "y"}, "y before x"},
		{"{a}{a}", []any{"a", "x"}, "xx"},
		{"{a}", []any{"a", 12345}, "12,345"},
		{"{a}", []any{"a", int64(2)}, "2"},
		{"{a, number}", []any{"a", 0.5}, "0.5"},
		{"{a}", []any{"a", true}, "true"},
		{"{a} and {b}", []any{"a", "x"}, "x and {b}"},
		{"{a}", []any{"a"}, "{a}"},
		{"{n, plural, one {# level} other {# levels}}", []any{"n", 1}, "1 level"},
		{"{n, plural, one {# level} other {# levels}}", []any{"n", 0}, "0 levels"},
		{"{n, plural, one {# level} other {# levels}}", []any{"n", 1.5}, "1.5 levels"},
		{"{n, plural, =0 {none} one {# level} other {# levels}}", []any{"n", 0}, "none"},
		{"{n, plural, =1 {the first} one {#} other {#}}", []any{"n", 1.0}, "the first"},
		{"{n,plural,one{# level}other{# levels}}", []any{"n", 3}, "3 levels"},
		{"{n, plural, one {one} other {many}}", []any{"n", "3"}, "many"},
		{"{how, select, up {rose by #} other {fell}}", []any{"how", "up"}, "rose by #"},
		{"{how, select, up {rose} other {fell}}", []any{"how", "down"}, "fell"},
		{"{how, select, up {{n, plural, one {# more} other {# more}}} other {no more}}", []any{"how", "up", "n", 2}, "2 more"},
		{"{n, plural, one {{how, select, up {# up} other {# down}}} other {}}", []any{"how", "up", "n", 1}, "1 up"},
		{"l'eau", nil, "l'eau"},
		{"two '' quotes", nil, "two ' quotes"},
		{"'{a}' is {a}", []any{"a", "x"}, "{a} is x"},
		{"'{it''s}'", nil, "{it's}"},
		{"{n, plural, one {'#' is #} other {x}}", []any{"n", 1}, "# is 1"},
		{"# is plain here", nil, "# is plain here"},
		{"a quote at the end'", nil, "a quote at the end'"},
	} {
		m, err := parse(test.message)
		if err != nil {
			t.Errorf("%q: %v", test.message, err)
			continue
		}
		if got := For("en").fill(m, test.args); got != test.want {
			t.Errorf("%q with %v is %q, not %q", test.message, test.args, got, test.want)
		}
	}
}

func TestBrokenMessages(t *testing.T) {
	for _, test := range []struct{ message, want string }{
		{"{", "the name of an argument is missing: letters, digits and - only, at character 2"},
		{"{}", "the name of an argument is missing: letters, digits and - only, at character 2"},
		{"é {ü}", "the name of an argument is missing: letters, digits and - only, at character 4"},
		{"{a", "after the argument a, a } or a comma is missing, at character 3"},
		{"{a b}", "after the argument a, a } or a comma is missing, at character 4"},
		{"a}", "a } too many, at character 2"},
		{"{a, date}", `a can be a number, a plural or a select, not "date", at character 9`},
		{"{a, }", `a can be a number, a plural or a select, not "", at character 5`},
		{"{a, number, integer}", "after number, a } is missing, at character 11"},
		{"{a, plural}", "after plural, a comma is missing, at character 11"},
		{"{a, plural, }", "the plural of a has no other, at character 14"},
		{"{a, plural, one {x}}", "the plural of a has no other, at character 21"},
		{"{a, plural, other {x}", "the end came too early: a } is missing, at character 22"},
		{"{a, plural, other {x", "the end came too early: a } is missing, at character 21"},
		{"{a, plural, other x}", "after other, a { is missing, at character 19"},
		{"{a, plural, {x}}", "the name of a case is missing, or a {, at character 13"},
		{"{a, plural, several {x} other {x}}", `"several" is no category of plurals: they are other, zero, one, two, few, many, or a number such as =1, at character 21`},
		{"{a, plural, =x {x} other {x}}", "after =, a whole number is missing, at character 16"},
		{"{a, plural, one {x} one {y} other {x}}", "the plural of a has one twice, at character 28"},
		{"{a, select, x {x}}", "the select of a has no other, at character 19"},
		{"l'{a}", "a quote before { or } begins plain text and is not closed; for an apostrophe write ’ or '', at character 2"},
		{strings.Repeat("{a, select, other {", 7) + strings.Repeat("}}", 7), "more than 6 choices inside each other, at character 115"},
		{strings.Repeat("x", maxMessage+1), "is longer than the 10000 bytes allowed"},
	} {
		_, err := parse(test.message)
		if err == nil || err.Error() != test.want {
			t.Errorf("%.40q: %v\nnot %s", test.message, err, test.want)
		}
	}
}

func TestArguments(t *testing.T) {
	for _, test := range []struct{ original, translation, want string }{
		{"{a} and {b}", "{b} und {a}", ""},
		{"{a} and {b}", "{b}", "{a} is missing"},
		{"{a}", "{a} {c}", "there is nothing called {c}"},
		{"{a}", "{a, plural, other {#}}", "{a} is a text, not a number"},
		{"{a, number}", "{a, plural, other {#}}", ""},
		{"{a, plural, one {#} other {#}}", "{a}", ""},
		{"{a, select, x {} other {}}", "{a, select, x {} other {}}", ""},
		{"{a, select, x {} other {}}", "{a, select, y {} other {}}", "the cases of {a} are other, x"},
		{"{a, select, x {} other {}}", "{a}", ""},
		{"{a}", "{a, select, x {} other {}}", "{a} is no select"},
		{"{a}", "{b}", "{a} is missing; there is nothing called {b}"},
	} {
		original, err := parse(test.original)
		if err != nil {
			t.Fatal(err)
		}
		translation, err := parse(test.translation)
		if err != nil {
			t.Fatal(err)
		}
		if got := original.arguments().differ(translation.arguments()); got != test.want {
			t.Errorf("%s as %s: %q, not %q", test.original, test.translation, got, test.want)
		}
	}
}

// Whatever is parsed can be filled in, with or without its arguments, and says
// the same each time.
func FuzzMessage(f *testing.F) {
	for _, seed := range []string{
		"{n, plural, =0 {none} one {# level} other {# levels}} of {title}", "'{a}' {a}", "{a, select, b {c} other {d}}", "{", "}", "''", "#",
	} {
		f.Add(seed, 1.0)
	}
	w := For("ar")
	f.Fuzz(func(t *testing.T, s string, x float64) {
		m, err := parse(s)
		if err != nil {
			if m != nil {
				t.Errorf("%q is broken and gives a message", s)
			}
			return
		}
		var args []any
		for name, use := range m.arguments() {
			args = append(args, name, "text")
			if use.number {
				args[len(args)-1] = x
			}
		}
		said := w.fill(m, args)
		if said != w.fill(m, args) {
			t.Errorf("%q is not always said in the same way", s)
		}
		w.fill(m, nil)
		if !strings.ContainsAny(s, "{}'#") && said != s {
			t.Errorf("the plain message %q is said %q", s, said)
		}
		if wrong := m.arguments().differ(m.arguments()); wrong != "" {
			t.Errorf("%q differs from itself: %s", s, wrong)
		}
	})
}
