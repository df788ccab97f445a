// Package mutate changes documents at random, so that tests can ask two readers
// whether they say yes and no to the same ones. Documents are those of
// encoding/json, with json.Number for numbers.
package mutate

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// Mutator makes small changes to documents.
type Mutator struct {
	r *rand.Rand
	// parts are the values that each key has in the documents to begin with.
	parts map[string][]any
	// done says what was changed since the last Begin.
	done []string
}

// New returns a mutator that draws from r.
func New(r *rand.Rand) *Mutator { return &Mutator{r: r, parts: make(map[string][]any)} }

// Learn takes a document as one to begin with: its keys and their values are put
// into others.
func (m *Mutator) Learn(doc any) {
	switch v := doc.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			m.parts[k] = append(m.parts[k], v[k])
			m.Learn(v[k])
		}
	case []any:
		for _, inner := range v {
			m.Learn(inner)
		}
	}
}

// Change changes one or two values somewhere in a document. The document itself
// is changed as well: give it a Copy.
func (m *Mutator) Change(doc any) any {
	m.done = m.done[:0]
	for range 1 + m.r.IntN(2) {
		doc = m.change(doc)
	}
	return doc
}

// Done says what the last change was.
func (m *Mutator) Done() string { return strings.Join(m.done, ", ") }

// change changes one value. Each step down is as likely as every other, so that a
// large part does not draw all changes to itself.
func (m *Mutator) change(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 && m.r.IntN(3) > 0 {
			k := m.key(v)
			v[k] = m.change(v[k])
			return v
		}
		return m.changeMap(v)
	case []any:
		if len(v) > 0 && m.r.IntN(4) > 0 {
			i := m.r.IntN(len(v))
			v[i] = m.change(v[i])
			return v
		}
		switch m.r.IntN(4) {
		case 0:
			return m.say("an empty list", []any{})
		case 1:
			return m.say("a longer list", append(v, m.value()))
		case 2:
			return m.say("a list twice", slices.Concat(v, Copy(v).([]any)))
		}
		return m.say("a shorter list", v[:len(v)/2])
	case string:
		switch m.r.IntN(3) {
		case 0:
			return m.say("another text", m.text())
		case 1:
			return m.say("a text in capitals", strings.ToUpper(v))
		}
		return m.say("a longer text", v+"x")
	case bool:
		if m.r.IntN(3) > 0 {
			return m.say("the other truth", !v)
		}
	case json.Number:
		if m.r.IntN(3) > 0 {
			return m.say("another number", m.number())
		}
	}
	return m.say("another value", m.value())
}

func (m *Mutator) changeMap(v map[string]any) any {
	switch m.r.IntN(8) {
	case 0, 1:
		if len(v) > 0 {
			k := m.key(v)
			delete(v, k)
			m.done = append(m.done, "without "+k)
		}
		return v
	case 2, 3:
		if k := m.pick(slices.Sorted(maps.Keys(m.parts))); k != "" {
			v[k] = Copy(m.parts[k][m.r.IntN(len(m.parts[k]))])
			m.done = append(m.done, "with a "+k)
		}
		return v
	case 4:
		v[m.pick([]string{"unknown", "", " ", "\u00a0", "Title", "ID", "x y", "en", "EN", "pt-BR", "e", "1", "\n"})] = m.value()
		m.done = append(m.done, "with an odd key")
		return v
	case 5:
		if len(v) > 0 {
			k := m.key(v)
			v[strings.ToUpper(k[:min(1, len(k))])+k[min(1, len(k)):]] = v[k]
			delete(v, k)
			m.done = append(m.done, "with a capital in "+k)
		}
		return v
	case 6:
		if len(v) > 0 {
			k := m.key(v)
			v[k] = Copy(v[m.key(v)])
			m.done = append(m.done, "with the value of another key at "+k)
		}
		return v
	}
	return m.say("an empty map", map[string]any{})
}

// ChangeAnswer changes one answer of an assessment, in ways that blind changes
// seldom hit.
func (m *Mutator) ChangeAnswer(doc map[string]any) {
	m.done = m.done[:0]
	answers, _ := doc["answers"].(map[string]any)
	if rosters, ok := doc["rosters"].(map[string]any); ok && len(rosters) > 0 && (m.r.IntN(3) == 0 || len(answers) == 0) {
		if items, ok := rosters[m.key(rosters)].([]any); ok && len(items) > 0 {
			if item, ok := items[m.r.IntN(len(items))].(map[string]any); ok {
				m.ChangeAnswer(item)
				return
			}
		}
	}
	if len(answers) == 0 {
		return
	}
	id := m.key(answers)
	answer, ok := answers[id].(map[string]any)
	if !ok {
		return
	}
	m.done = append(m.done, "the answer "+id)
	value := answer["value"]
	switch m.r.IntN(12) {
	case 0:
		delete(answers, id)
	case 1:
		delete(answer, "value")
	case 2:
		delete(answer, "state")
	case 3, 4:
		answer["state"] = m.pick([]string{"unanswered", "answered", "imputed", "not-applicable", "not-deployed", "excluded", "not-asked", ""})
	case 5:
		answers[id] = value
	case 6:
		if values := m.parts["value"]; len(values) > 0 {
			answer["value"] = Copy(values[m.r.IntN(len(values))])
		}
	case 7:
		answer["value"] = m.number()
	case 8, 9:
		if list, ok := value.([]any); ok {
			answer["value"] = slices.Concat(list, list)
		}
	case 10:
		if list, ok := value.([]any); ok {
			answer["value"] = list[:0]
		}
	case 11:
		answer[m.pick([]string{"comment", "evidence", "zzz"})] = m.value()
	}
}

// Copy returns a document that shares nothing with another.
func Copy(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, inner := range v {
			out[k] = Copy(inner)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, inner := range v {
			out[i] = Copy(inner)
		}
		return out
	}
	return v
}

func (m *Mutator) say(what string, v any) any {
	m.done = append(m.done, what)
	return v
}

func (m *Mutator) key(v map[string]any) string { return m.pick(slices.Sorted(maps.Keys(v))) }

func (m *Mutator) pick(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[m.r.IntN(len(words))]
}

func (m *Mutator) value() any {
	switch m.r.IntN(7) {
	case 0:
		return nil
	case 1:
		return m.r.IntN(2) == 0
	case 2:
		return m.number()
	case 3:
		return []any{m.text()}
	case 4:
		return map[string]any{m.pick([]string{"en", "value", "state", "x"}): m.text()}
	case 5:
		return []any{}
	}
	return m.text()
}

func (m *Mutator) number() json.Number { return json.Number(m.pick(numbers)) }

func (m *Mutator) text() string { return m.pick(texts) }

// numbers are at, within and beyond the bounds that documents have, and in all
// forms that JSON has.
var numbers = []string{
	"0", "-0", "1", "1.0", "2", "5", "6", "10", "11", "12", "13", "64", "0.1", "0.5", "10.5", "-1", "-5", "-6", "1000", "1001", "1e0", "10e-1", "1e9",
	"1000000001", "1e300", "-1e300", "1e-300", "9007199254740991", "9007199254740993", "-9007199254740991", "-9007199254740993",
}

// texts are words that some field of some document has, and what is nearly one.
var texts = []string{
	"", " ", "\u00a0", "\t\n", "\u2003", "\ufeff", "\u200b", "a", "A", "a b", "-a", "a\n", "\na", "x.y", "é", "\U0001f600", "0",
	"2020", "2020-12", "2020-13", "2020-02-31", "2020-02-32", "2020-1-1", "en", "e", "en-", "pt-BR", "pt_BR", "up", "down", "Up", "red", "green",
	"official", "Official", "derived", "zero", "block", "published", "value", "higher", "lower", "clamp", "keep", "same", "partial",
	"answered", "not-asked", "imputed", "yes", "null", "test/tree/1", "govmaturity/framework/1",
	strings.Repeat("a", 50), strings.Repeat("a", 51), strings.Repeat("a", 100), strings.Repeat("a", 101),
	"sha256:" + strings.Repeat("0", 64), "sha256:" + strings.Repeat("0", 63),
}
