package catalogue

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"
)

// Document returns the document of an entry, whole.
//
// Editions that share a body stand in the folder editions and say only what differs:
//
//	based-on: un-egdi       # the body: bodies/un-egdi.yaml
//	edition: "2018"
//	let: {report: ...}      # words that stand in for {report} in the body
//	root: {decimals: 5}
//
// What they say is laid over the body: maps key by key; lists of things with ids by
// id, new ones at the end; anything else is replaced. A thing that says drop: true is
// taken out. A body can itself be based on another. In texts, {edition} and what let
// declares stand for their values.
//
// The result is JSON. It is the same document as if it had been written out, and has
// the same hashes.
func (s Shelf) Document(e Entry) ([]byte, error) {
	data, err := fs.ReadFile(s.Files, e.File)
	if err != nil || path.Dir(e.File) != folder {
		return data, err
	}
	doc, err := s.based(e.File, maxBodies)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", s.Package, e, err)
	}
	words, err := s.words(doc)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", s.Package, e, err)
	}
	delete(doc, "let")
	whole, err := words.fill(doc)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", s.Package, e, err)
	}
	return json.Marshal(whole)
}

// folder has the editions that share a body, and bodies what they share.
const (
	folder    = "editions"
	bodies    = "bodies/"
	maxBodies = 4 // how many may be based on one another
)

// based reads a file and lays it over what it is based on.
func (s Shelf) based(file string, deep int) (map[string]any, error) {
	if deep == 0 {
		return nil, fmt.Errorf("more than %d bodies are based on one another", maxBodies)
	}
	data, err := fs.ReadFile(s.Files, file)
	if err != nil {
		return nil, err
	}
	var over map[string]any
	if err := yaml.Unmarshal(data, &over); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	on, isBased := over["based-on"].(string)
	delete(over, "based-on")
	if !isBased {
		return over, nil
	}
	body, err := s.based(bodies+on+".yaml", deep-1)
	if err != nil {
		return nil, err
	}
	return layMap(body, over), nil
}

// lay returns what one value makes of another.
func lay(below, over any) any {
	switch o := over.(type) {
	case map[string]any:
		if b, ok := below.(map[string]any); ok {
			return layMap(b, o)
		}
	case []any:
		if b, ok := below.([]any); ok && named(b) && named(o) {
			return layList(b, o)
		}
	}
	return over
}

func layMap(below, over map[string]any) map[string]any {
	out := maps.Clone(below)
	for key, value := range over {
		out[key] = lay(out[key], value)
	}
	return out
}

// layList lays things over those with the same id. Where the list on top names all
// that are below, the order is that of the one on top.
func layList(below, over []any) (out []any) {
	at := map[any]int{}
	for i, item := range over {
		at[id(item)] = i
	}
	all, done := true, map[any]bool{}
	for _, item := range below {
		_, there := at[id(item)]
		all = all && there
	}
	first, second := below, over
	if all {
		first, second = over, nil
	}
	from := map[any]any{}
	for _, item := range below {
		from[id(item)] = item
	}
	for _, list := range [][]any{first, second} {
		for _, item := range list {
			if done[id(item)] {
				continue
			}
			done[id(item)] = true
			if i, there := at[id(item)]; there {
				item = over[i]
				if b, ok := from[id(item)]; ok {
					item = lay(b, item)
				}
			}
			if dropped, _ := item.(map[string]any)["drop"].(bool); !dropped {
				out = append(out, item)
			}
		}
	}
	return out
}

func id(item any) any { return item.(map[string]any)["id"] }

// named reports whether all things of a list have an id.
func named(list []any) bool {
	for _, item := range list {
		m, ok := item.(map[string]any)
		if _, there := m["id"].(string); !ok || !there {
			return false
		}
	}
	return true
}

// standIns are what words in curly brackets stand for.
type standIns map[string]string

func (s Shelf) words(doc map[string]any) (standIns, error) {
	w := standIns{}
	if edition, ok := doc["edition"].(string); ok {
		w["edition"] = edition
	}
	let, _ := doc["let"].(map[string]any)
	for key, value := range let {
		text, ok := value.(string)
		if !ok {
			return nil, fmt.Errorf("let: %s is no text", key)
		}
		w[key] = text
	}
	return w, nil
}

var standIn = regexp.MustCompile(`\{([a-z-]+)\}`)

// fill puts the values into all texts. Between sentences, nothing leaves one space.
func (w standIns) fill(value any) (out any, err error) {
	switch v := value.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if m[key], err = w.fill(v[key]); err != nil {
				return nil, err
			}
		}
		return m, nil
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			if list[i], err = w.fill(item); err != nil {
				return nil, err
			}
		}
		return list, nil
	case string:
		return w.text(v)
	}
	return value, nil
}

// text fills one text. What let declares may hold words in brackets itself.
func (w standIns) text(text string) (string, error) {
	var missing error
	for range maxFills {
		text = standIn.ReplaceAllStringFunc(text, func(found string) string {
			word, ok := w[found[1:len(found)-1]]
			if !ok {
				missing = fmt.Errorf("let does not say what %s stands for", found)
			}
			return word
		})
	}
	if found := standIn.FindString(text); found != "" && missing == nil {
		missing = fmt.Errorf("%s stands for itself, or for too much", found)
	}
	return spaces.ReplaceAllString(text, " "), missing
}

// maxFills is how deep words in brackets may stand for one another.
const maxFills = 5

var spaces = regexp.MustCompile(` {2,}`)
