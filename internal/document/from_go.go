package document

import (
	"encoding/json"
	"maps"
	"math"
	"reflect"
	"slices"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// Check reports what is wrong with a Go value of the type that the shape is
// of, or a pointer to one: everything for which [Marshal] would fail, or
// [Shape.Decode] would refuse what it writes.
//
// A required text, list, map or pointer that is empty or nil is missing. A
// number that is 0 is there, since nothing tells the two apart.
func (s *Shape) Check(value any, o Options) govmaturity.Problems {
	root, problems := s.tree(value)
	for i := range problems {
		problems[i].File = o.File
	}
	if root == nil {
		return problems
	}
	return append(problems, s.Decode(root, reflect.New(s.goType).Interface(), o)...)
}

// treeMaker makes of a Go value the tree that it would be read from.
type treeMaker struct {
	reporter
	limits Limits
	values int
	// stopped says that a limit was passed, and the tree is not whole. A Go
	// value can contain itself.
	stopped bool
}

func (t *treeMaker) value(v reflect.Value, s *Shape, depth int) *Node {
	n := &Node{}
	if t.stopped {
		return n
	}
	if t.values++; t.values > t.limits.Values {
		return t.stop(govmaturity.CodeTooManyValues, "there are more than the %d values allowed", t.limits.Values)
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			n.Kind = Null
			return n
		}
		v = v.Elem()
	}
	if s.codec != nil && (writesItself(v.Type()) || v.Kind() != reflect.String && v.Kind() != reflect.Map) {
		return t.written(v, depth)
	}
	switch v.Kind() {
	case reflect.String:
		return t.text(v.String())
	case reflect.Bool:
		n.Kind, n.True = Bool, v.Bool()
		return n
	case reflect.Int:
		return t.number(v.Int())
	case reflect.Float64:
		if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
			t.report(0, 0, govmaturity.CodeNotFinite, "the number %v is not one that a document can hold", x)
			return n
		}
		return t.number(v.Float())
	}
	if depth > t.limits.Depth {
		return t.stop(govmaturity.CodeTooDeep, "values are nested deeper than the %d levels allowed", t.limits.Depth)
	}
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			n.Kind = Null
			return n
		}
		n.Kind = List
		for i := range v.Len() {
			t.enterItem(i)
			n.Items = append(n.Items, t.value(v.Index(i), s.Item, depth+1))
			t.leave()
			if t.stopped {
				break
			}
		}
	case reflect.Map:
		t.entries(n, v, s.choice(Map), depth)
	case reflect.Struct:
		t.fields(n, v, s, depth)
	}
	return n
}

func (t *treeMaker) entries(n *Node, v reflect.Value, s *Shape, depth int) {
	if v.IsNil() {
		n.Kind = Null
		return
	}
	n.Kind = Map
	values := make(map[string]reflect.Value, v.Len())
	for key, value := range v.Seq2() {
		values[key.String()] = value
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		t.enterKey(key)
		if t.goodText(key) {
			n.Fields = append(n.Fields, Entry{Key: key, Value: t.value(values[key], s.Item, depth+1)})
		}
		t.leave()
		if t.stopped {
			break
		}
	}
}

func (t *treeMaker) fields(n *Node, v reflect.Value, s *Shape, depth int) {
	n.Kind = Map
	for _, f := range s.Fields {
		field := v.Field(f.index)
		if missing(field, f) {
			continue
		}
		t.enterKey(f.Key)
		n.Fields = append(n.Fields, Entry{Key: f.Key, Value: t.value(field, f.Shape, depth+1)})
		t.leave()
		if t.stopped {
			break
		}
	}
}

// missing reports whether a field would be left out when written, or is
// required and empty.
func missing(v reflect.Value, f Field) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Pointer:
		return v.IsNil()
	}
	return f.omit && v.IsZero()
}

// written returns the tree of a value that writes itself.
func (t *treeMaker) written(v reflect.Value, depth int) *Node {
	data, err := json.Marshal(v.Interface())
	if err != nil {
		t.report(0, 0, govmaturity.CodeCannotWrite, "the value cannot be written: %v", err)
		return &Node{}
	}
	limits := t.limits
	limits.Depth = max(1, t.limits.Depth-depth+1)
	root, problems := parseJSON(data, limits)
	for _, p := range problems {
		p.Line, p.Column = 0, 0
		t.add(p)
	}
	if root == nil {
		return &Node{}
	}
	unplace(root)
	return root
}

// unplace takes the places out of a tree: they are not those of a document.
func unplace(n *Node) {
	n.Line, n.Column = 0, 0
	for _, item := range n.Items {
		unplace(item)
	}
	for i := range n.Fields {
		n.Fields[i].Line, n.Fields[i].Column = 0, 0
		unplace(n.Fields[i].Value)
	}
}

func (t *treeMaker) text(s string) *Node {
	if !t.goodText(s) {
		return &Node{}
	}
	return &Node{Kind: String, Text: s}
}

func (t *treeMaker) goodText(s string) bool {
	if !utf8.ValidString(s) {
		t.report(0, 0, govmaturity.CodeNotUTF8, "the text %s is not valid UTF-8", quote(s))
		return false
	}
	if n := overLength(s, t.limits); n > 0 {
		t.report(0, 0, govmaturity.CodeTooLong, tooLong, n, t.limits.Text)
		return false
	}
	return true
}

func (t *treeMaker) number(x any) *Node {
	data, err := json.Marshal(x)
	if err != nil {
		t.report(0, 0, govmaturity.CodeCannotWrite, "the value cannot be written: %v", err)
		return &Node{}
	}
	return &Node{Kind: Number, Text: string(data)}
}

func (t *treeMaker) stop(code govmaturity.Code, format string, args ...any) *Node {
	t.report(0, 0, code, format, args...)
	t.stopped = true
	return &Node{}
}
