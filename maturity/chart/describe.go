package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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
func (w *words) extremes(readings []reading) string {
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
			parts = append(parts, w.group("", with, low))
		case low == high:
			parts = append(parts, w.group(w.all, with, low))
		default:
			parts = append(parts, w.group(w.highest, with, high), w.group(w.lowest, with, low))
		}
	}
	return strings.Join(append(parts, w.missing(readings)...), w.semi)
}

// group names those that have one value: highest: Connected (A, B).
func (w *words) group(name string, readings []reading, share float64) string {
	if name != "" {
		name += w.colon
	}
	var titles, texts []string
	for _, r := range readings {
		if r.share == share {
			titles = append(titles, r.title)
			if !slices.Contains(texts, r.text) {
				texts = append(texts, r.text)
			}
		}
	}
	return name + strings.Join(texts, w.comma) + " (" + w.list(titles) + ")"
}

// missing names those without a value, by the reason.
func (w *words) missing(readings []reading) []string {
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
		parts = append(parts, text+" ("+w.list(by[text])+")")
	}
	return parts
}

// list joins a few titles, and counts the rest: nobody listens to forty. Where
// a title has a comma of its own, semicolons stand between them.
func (w *words) list(titles []string) string {
	const most = 12
	if more := len(titles) - most; more > 0 {
		titles = append(titles[:most:most], "+"+strconv.Itoa(more))
	}
	between := w.comma
	if slices.ContainsFunc(titles, func(s string) bool { return strings.ContainsAny(s, ",،") }) {
		between = w.semi
	}
	return strings.Join(titles, between)
}

// capital begins a text with a capital, where the script has them.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// sentence ends a text with a full stop, if it has no end of its own.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// sentences joins what is not empty.
func sentences(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, sentence(p))
		}
	}
	return strings.Join(out, " ")
}
