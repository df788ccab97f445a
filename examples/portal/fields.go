package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// field is a field of one of the portal's own forms.
type field struct {
	name     string
	most     int  // characters
	lines    bool // more than one line
	named    bool // the name of somebody or something
	optional bool // may be blank
	hidden   bool // people do not see it
	is       func(string) bool
	isNot    string                         // the words for what is not so
	says     func(*language, string) string // what else is wrong with it, or ""
}

// problem is one thing wrong with what was posted.
type problem struct {
	Field string // "" for the form as a whole
	Text  string
}

// tokenField is in each form. What it holds is looked at by [visit.forged].
var tokenField = field{name: "token", most: maxName, hidden: true}

// The years that a date can have: the field is refused, and not the number that
// somebody types a digit too few or too many of.
const firstYear, lastYear = 1900, 2100

// dateError says what is wrong with a year, a month or a day, or nothing.
func dateError(l *language, s string) string {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		day, err := time.Parse(layout, s)
		switch {
		case err != nil:
		case day.Year() < firstYear || day.Year() > lastYear:
			return l.T("p-year", s[:4], strconv.Itoa(firstYear), strconv.Itoa(lastYear))
		default:
			return ""
		}
	}
	return l.T("p-date")
}

// readFields reads the portal's own fields. Each is there once, or there is a
// problem; names that begin with / are the library's.
func (v *visit) readFields(fields ...field) (values map[string]string, problems []problem) {
	values = map[string]string{}
	known := map[string]bool{}
	for _, f := range append(fields, tokenField) {
		known[f.name] = true
		sent := v.form[f.name]
		if len(sent) > 0 {
			values[f.name] = sent[0]
		}
		var wrong string
		switch {
		case len(sent) == 0:
			wrong = v.T("p-missing")
		case len(sent) > 1:
			wrong = v.T("p-doubled", len(sent))
		default:
			values[f.name] = clean(f, sent[0])
			wrong = fieldError(v.language, f, values[f.name])
			if values[f.name] == "" && !f.optional && strings.TrimSpace(sent[0]) != "" {
				wrong = v.T("p-unseen") // what was sent shows nothing
			}
		}
		if wrong == "" {
			continue
		}
		at := f.name
		if f.hidden {
			at, wrong = "", f.name+": "+wrong
		}
		problems = append(problems, problem{at, wrong})
	}
	for _, name := range slices.Sorted(maps.Keys(v.form)) {
		if !known[name] && !strings.HasPrefix(name, "/") {
			problems = append(problems, problem{"", v.T("p-unknown", short(name))})
		}
	}
	return values, problems
}

func clean(f field, s string) string {
	if f.lines {
		s = strings.ReplaceAll(s, "\r\n", "\n") // as browsers send it
	}
	if f.named && utf8.ValidString(s) {
		return tidy(s)
	}
	return strings.TrimSpace(s)
}

// fieldError says what is wrong with a value, or nothing.
func fieldError(l *language, f field, s string) string {
	n := utf8.RuneCountInString(s)
	switch {
	case !utf8.ValidString(s), strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && !(f.lines && (r == '\n' || r == '\t')) || r == utf8.RuneError || hides(r)
	}):
		return l.T("p-text")
	case s == "" && !f.optional:
		return l.T("p-required")
	case s != "" && f.named && !visible(s):
		return l.T("p-unseen")
	case n > f.most:
		return l.T("p-long", n, f.most)
	case s != "" && f.is != nil && !f.is(s):
		if says := l.T(f.isNot); !strings.Contains(says, "%s") {
			return says
		}
		return l.T(f.isNot, short(s))
	case s != "" && f.says != nil:
		return f.says(l, s)
	}
	return ""
}

// hides reports whether a character changes the direction of what comes after
// it: with it, a name can pose as another.
func hides(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// short cuts a text for a message.
func short(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// At returns what is wrong with a field, for the page.
func (p *page) At(field string) string {
	for _, wrong := range p.Problems {
		if wrong.Field == field {
			return wrong.Text
		}
	}
	return ""
}
