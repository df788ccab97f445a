package actionplan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Change is one thing that differs between two plans.
type Change struct {
	// Path is where, with the ids of steps, parties, commitments and milestones in
	// place of their numbers: steps/portal/deadline.
	Path string
	Kind ChangeKind
	// Before and After are what stood there and what stands there, as JSON: empty
	// where there was nothing, or is nothing. Of an order, they are the ids in order.
	Before, After string
}

// ChangeKind says what happened to a part of a plan.
type ChangeKind string

const (
	ChangeKindAdded   ChangeKind = "added"
	ChangeKindRemoved ChangeKind = "removed"
	ChangeKindChanged ChangeKind = "changed"
	ChangeKindMoved   ChangeKind = "moved" // the same parts, in another order
)

// Diff returns what changed from one plan to another: nothing, if they say the same.
// [Plan.Apply] makes the second of the first.
func Diff(before, after *Plan) []Change {
	d := differ{}
	d.maps("", tree(before.some().spec), tree(after.some().spec))
	return d.out
}

// tree is a document as JSON has it.
func tree(spec *PlanSpec) map[string]any {
	var out map[string]any
	data, _ := json.Marshal(spec) // what was compiled can be written
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	_ = d.Decode(&out)
	return out
}

type differ struct{ out []Change }

func (d *differ) add(path string, kind ChangeKind, before, after any) {
	d.out = append(d.out, Change{path, kind, written(before), written(after)})
}

func written(v any) string {
	if v == nil {
		return ""
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n")
}

// below adds a key to a path.
func below(path, key string) string {
	if path == "" {
		return key
	}
	return path + "/" + key
}

func (d *differ) maps(path string, a, b map[string]any) {
	keys := slices.Sorted(maps.Keys(a))
	for k := range b {
		if _, ok := a[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		d.values(below(path, escaped(k)), a[k], b[k])
	}
}

func (d *differ) values(path string, a, b any) {
	switch {
	case a == nil && b == nil:
	case a == nil:
		d.add(path, ChangeKindAdded, nil, b)
	case b == nil:
		d.add(path, ChangeKindRemoved, a, nil)
	default:
		if x, ok := a.(map[string]any); ok {
			if y, ok := b.(map[string]any); ok {
				d.maps(path, x, y)
				return
			}
		}
		if x, ok := keyed(a); ok {
			if y, ok := keyed(b); ok {
				d.lists(path, x, y)
				return
			}
		}
		if written(a) != written(b) {
			d.add(path, ChangeKindChanged, a, b)
		}
	}
}

// keyedList is a list whose items have ids, each once.
type keyedList struct {
	ids   []string
	items map[string]map[string]any
}

func keyed(v any) (keyedList, bool) {
	list, ok := v.([]any)
	out := keyedList{items: map[string]map[string]any{}}
	for _, item := range list {
		m, _ := item.(map[string]any)
		id, isText := m["id"].(string)
		if _, taken := out.items[id]; !isText || taken {
			return out, false
		}
		out.ids, out.items[id] = append(out.ids, id), m
	}
	return out, ok && len(list) > 0
}

func (d *differ) lists(path string, a, b keyedList) {
	for _, id := range a.ids {
		if _, ok := b.items[id]; !ok {
			d.add(below(path, escaped(id)), ChangeKindRemoved, a.items[id], nil)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(a.ids), func(id string) bool { return b.items[id] == nil })
	for _, id := range b.ids {
		if old, ok := a.items[id]; ok {
			d.maps(below(path, escaped(id)), old, b.items[id])
		} else {
			d.add(below(path, escaped(id)), ChangeKindAdded, nil, b.items[id])
			kept = append(kept, id)
		}
	}
	// What was added stands at the end, unless it is said to have moved.
	if !slices.Equal(kept, b.ids) {
		d.add(path, ChangeKindMoved, kept, b.ids)
	}
}

// escaped writes a key so that a path can be taken apart again.
func escaped(key string) string { return escaping.Replace(key) }

func unescaped(key string) string { return unescaping.Replace(key) }

var (
	escaping   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaping = strings.NewReplacer("~1", "/", "~0", "~")
)

// Apply makes the changes to the plan, and returns the plan that comes of them. The
// error says which change does not fit: what it says stood there does not.
func (p *Plan) Apply(changes []Change) (*Plan, error) {
	p = p.some()
	root := tree(p.spec)
	for i, c := range changes {
		if err := apply(root, strings.Split(c.Path, "/"), c); err != nil {
			var r document.Report
			r.Add(govmaturity.Path{}.Key("changes").Index(i), govmaturity.CodeContradiction, "%s: %v", c.Path, err)
			return nil, r.Err()
		}
	}
	data, err := json.Marshal(root)
	if err != nil {
		return nil, err
	}
	return Read("plan.json", data)
}

func apply(at map[string]any, path []string, c Change) error {
	key := unescaped(path[0])
	if len(path) == 1 {
		return set(at, key, c)
	}
	switch below := at[key].(type) {
	case map[string]any:
		return apply(below, path[1:], c)
	case []any:
		return applyList(at, key, below, path[1:], c)
	case nil:
		if c.Kind == ChangeKindAdded && len(path) == 2 {
			return applyList(at, key, nil, path[1:], c)
		}
	}
	return fmt.Errorf("there is no %s", key)
}

func set(at map[string]any, key string, c Change) error {
	if c.Kind == ChangeKindMoved {
		return move(at, key, c)
	}
	if was := written(at[key]); was != c.Before {
		return fmt.Errorf("%s stood there, and not %s", short(was), short(c.Before))
	}
	if c.After == "" {
		delete(at, key)
		return nil
	}
	v, err := parsed(c.After)
	at[key] = v
	return err
}

// applyList changes an item of a list, which its id names.
func applyList(at map[string]any, key string, list []any, path []string, c Change) error {
	id := unescaped(path[0])
	i := slices.IndexFunc(list, func(item any) bool {
		m, _ := item.(map[string]any)
		return m["id"] == id
	})
	if len(path) > 1 {
		if i < 0 {
			return fmt.Errorf("there is no %s", id)
		}
		return apply(list[i].(map[string]any), path[1:], c)
	}
	switch {
	case c.Kind == ChangeKindAdded && i < 0:
		v, err := parsed(c.After)
		at[key] = append(list, v)
		return err
	case c.Kind == ChangeKindRemoved && i >= 0:
		if was := written(list[i]); was != c.Before {
			return fmt.Errorf("%s stood there, and not %s", short(was), short(c.Before))
		}
		if list = slices.Delete(list, i, i+1); len(list) == 0 {
			delete(at, key)
			return nil
		}
		at[key] = list
		return nil
	}
	return fmt.Errorf("%s cannot be %s", id, c.Kind)
}

func move(at map[string]any, key string, c Change) error {
	list, ok := keyed(at[key])
	var ids []string
	if err := json.Unmarshal([]byte(c.After), &ids); err != nil || !ok || written(list.ids) != c.Before || len(ids) != len(list.ids) {
		return fmt.Errorf("%s stood there, and not %s", short(written(list.ids)), short(c.Before))
	}
	out := make([]any, len(ids))
	for i, id := range ids {
		if list.items[id] == nil {
			return fmt.Errorf("there is no %s", id)
		}
		out[i] = list.items[id]
	}
	at[key] = out
	return nil
}

func parsed(s string) (v any, err error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// short bounds what a message repeats.
func short(s string) string {
	if s == "" {
		return "nothing"
	}
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}
