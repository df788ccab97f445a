package document

import "regexp"

// Pattern is a form that a text must have.
type Pattern struct {
	// Name is what tags call it: pattern=id.
	Name string
	// Regexp is the form, anchored, in the part of the syntax that RE2 and
	// ECMA-262 share, so that Go and JSON Schema read it alike. It never
	// matches the empty text.
	Regexp string
	// Words say the form in a message, after "expected".
	Words string

	compiled *regexp.Regexp
}

// Matches reports whether a text has the form.
func (p *Pattern) Matches(s string) bool { return p.compiled.MatchString(s) }

// patterns are the forms that tags can name.
var patterns = []*Pattern{
	newPattern("id", `^[a-z0-9][a-z0-9._-]{0,99}$`,
		"an id: small letters a to z, digits, dots, hyphens and underscores, with a letter or digit first, at most 100 characters"),
	newPattern("name", `^[a-z0-9][a-z0-9._-]{0,99}$`,
		"a name: small letters a to z, digits, dots, hyphens and underscores, with a letter or digit first, at most 100 characters"),
	newPattern("edition", `^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$`,
		"an edition, such as 2020 or 2.1: letters a to z, digits, dots, hyphens and underscores, with a letter or digit first, at most 50 characters"),
	newPattern("language", `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`,
		"a language tag, such as en, si or pt-BR"),
	newPattern("date", `^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})`+ // there was no year 0
		`(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?$`,
		"a date: a year, a year and month, or a day, such as 2020, 2020-07 or 2020-07-10"),
	newPattern("goal", `^(1[0-7]|[1-9])(\.(1[0-9]|[1-9]|[a-d]))?$`,
		"a goal or a target of the 2030 Agenda, such as 8, 16.6 or 9.c"),
	newPattern("hash", `^sha256:[0-9a-f]{64}$`,
		"a content hash: sha256: and 64 hexadecimal digits"),
}

// notBlank is the form of a text that has a character that is not a space. It
// spells out the spaces of ECMA-262, because the \s of RE2 knows fewer: a cell
// copied from a spreadsheet often holds a single no-break space.
var notBlank = newPattern("", "[^\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]",
	"a text that is not blank")

// NotBlank returns the regular expression of a text that is not empty or
// blank, in the same syntax as the patterns.
func NotBlank() string { return notBlank.Regexp }

func newPattern(name, expr, words string) *Pattern {
	return &Pattern{Name: name, Regexp: expr, Words: words, compiled: regexp.MustCompile(expr)}
}

// PatternNamed returns the form that a tag calls by this name, or nil.
func PatternNamed(name string) *Pattern {
	for _, p := range patterns {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// Blank reports whether a text is empty or has nothing but spaces.
func Blank(s string) bool { return !notBlank.Matches(s) }
