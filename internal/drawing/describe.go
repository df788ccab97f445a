package drawing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// reading is one point as a description tells it.
type reading struct {
	title string
	text  string // the value as people read it, or why there is none
	share float64
	ok    bool
}

// extremes says what is highest, what is lowest, and what has no value, and
// why, of one series.
func extremes(w govmaturity.Words, readings []reading) string {
	var with []reading
	for _, r := range readings {
		if r.ok {
			with = append(with, r)
		}
	}
	var parts []string
	if len(with) > 0 {
		byShare := func(a, b reading) int { return cmp.Compare(a.share, b.share) }
		low, high := slices.MinFunc(with, byShare).share, slices.MaxFunc(with, byShare).share
		switch {
		case len(with) == 1:
			parts = append(parts, group(w, with, low))
		case low == high:
			parts = append(parts, Label(w, w.Say("chart.all"), group(w, with, low)))
		default:
			parts = append(parts, Label(w, w.Say("chart.highest"), group(w, with, high)), Label(w, w.Say("chart.lowest"), group(w, with, low)))
		}
	}
	return clauses(w, append(parts, missing(w, readings)...)...)
}

// group names those that have one value: Connected (A, B).
func group(w govmaturity.Words, readings []reading, share float64) string {
	var titles, texts []string
	for _, r := range readings {
		if r.share == share {
			titles = append(titles, r.title)
			if !slices.Contains(texts, r.text) {
				texts = append(texts, r.text)
			}
		}
	}
	return Brackets(w, w.List(texts...), some(w, titles))
}

// missing names those without a value, by the reason.
func missing(w govmaturity.Words, readings []reading) []string {
	var why, parts []string
	by := map[string][]string{}
	for _, r := range readings {
		if !r.ok {
			if by[r.text] == nil {
				why = append(why, r.text)
			}
			by[r.text] = append(by[r.text], r.title)
		}
	}
	for _, text := range why {
		parts = append(parts, Brackets(w, text, some(w, by[text])))
	}
	return parts
}

// mostTold is how many titles a description names: nobody listens to forty.
const mostTold = 12

// some joins a few titles, and counts the rest. Where a title has a comma of its
// own, semicolons stand between them.
func some(w govmaturity.Words, titles []string) string {
	if more := len(titles) - mostTold; more > 0 {
		titles = append(titles[:mostTold:mostTold], "+"+strconv.Itoa(more))
	}
	if slices.ContainsFunc(titles, func(s string) bool { return strings.ContainsAny(s, ",،") }) {
		return clauses(w, titles...)
	}
	return w.List(titles...)
}

// capital begins a text with a capital, where the script has them.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// Label says what something is: highest: Connected.
func Label(w govmaturity.Words, name, text string) string {
	return w.Say("text.label", "label", name, "text", text)
}

// Brackets says more about something: Connected (estimated).
func Brackets(w govmaturity.Words, text, more string) string {
	return w.Say("text.brackets", "text", text, "more", more)
}

// clauses joins what may be lists themselves.
func clauses(w govmaturity.Words, items ...string) string {
	return folded(w, "text.clauses", items)
}

// sentences joins what is not empty, and ends each with a full stop if it has
// no end of its own.
func sentences(w govmaturity.Words, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s == "" {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(s); !strings.ContainsRune(".!?…。！？؟۔", last) {
			s = w.Say("text.sentence", "text", s)
		}
		out = append(out, s)
	}
	return folded(w, "text.sentences", out)
}

func folded(w govmaturity.Words, key string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	text := items[0]
	for _, s := range items[1:] {
		text = w.Say(key, "before", text, "item", s)
	}
	return text
}
