package words

import "strings"

// And puts items after one another, the last one after "and".
func (w *Words) And(items ...string) string { return w.list("list.and", items) }

// Or puts items after one another, the last one after "or".
func (w *Words) Or(items ...string) string { return w.list("list.or", items) }

// List puts items after one another, as in a table or in brackets, with nothing
// before the last one.
func (w *Words) List(items ...string) string { return w.list("", items) }

func (w *Words) list(last string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	out := items[0]
	for i, item := range items[1:] {
		key := "list.more"
		switch {
		case last != "" && i == len(items)-2:
			key = last
		case last != "":
			key = last + "-more"
		}
		joined := w.Say(key, "before", out, "item", item)
		if w.Language() == "es" {
			joined = spanish(w, key, out, item, joined)
		}
		out = joined
	}
	return out
}

// spanish changes y to e before the sound of i, and o to u before that of o.
func spanish(w *Words, key, before, item, joined string) string {
	word := strings.ToLower(strings.TrimLeft(item, "«“\"(¿¡\u2066\u2067\u2068"))
	word = strings.TrimPrefix(word, "h")
	begins := func(sounds ...string) bool {
		for _, s := range sounds {
			if strings.HasPrefix(word, s) {
				return true
			}
		}
		return false
	}
	switch {
	case key == "list.and" && begins("i", "í") && !begins("ia", "ie", "io", "iá", "ié", "ió"):
		return before + " e " + item
	case key == "list.or" && begins("o", "ó"):
		return before + " u " + item
	}
	return joined
}
