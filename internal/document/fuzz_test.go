package document_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// FuzzJSON: nothing panics, what is read is JSON, and means what encoding/json
// says.
func FuzzJSON(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		root, problems := document.Parse("x.json", data, document.Limits{})
		checkProblems(t, data, problems)
		if root == nil || problems != nil {
			return
		}
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		if !json.Valid(data) {
			t.Fatalf("read what is not JSON: %q", data)
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		// Not go-cmp, which takes time without end for lists inside lists.
		if got := plain(root); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
	})
}

// FuzzYAML: nothing panics, and what is read can be said in JSON, where it is
// the same.
func FuzzYAML(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		root, problems := document.Parse("x.yaml", data, document.Limits{})
		checkProblems(t, data, problems)
		if root == nil || problems != nil {
			return
		}
		checkPlaces(t, root)
		written := writeTree(t, root)
		again, problems := document.Parse("x.json", written, document.Limits{})
		if problems != nil {
			t.Fatalf("%s: %v", written, problems)
		}
		if !reflect.DeepEqual(plain(root), plain(again)) {
			t.Errorf("YAML is read as\n%s\nwhich is read as\n%s", written, writeTree(t, again))
		}
	})
}

// FuzzDecode: nothing panics, and a document without problems is a sound value
// that is written and read again as it was.
func FuzzDecode(f *testing.F) {
	s := planShape(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var p plan
		_, problems := s.Read("", data, &p)
		checkProblems(t, data, problems)
		if problems != nil {
			return
		}
		if problems := s.Check(p, document.Options{}); problems != nil {
			t.Fatalf("read and not sound: %v", problems)
		}
		written, err := document.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var again plan
		if _, problems := s.Read("x.json", written, &again); problems != nil {
			t.Fatalf("%s: %v", written, problems)
		}
		if !reflect.DeepEqual(p, again) {
			t.Errorf("read\n%+v\nand again\n%+v", p, again)
		}
		twice, err := document.Marshal(again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written, twice) {
			t.Errorf("written\n%s\nand again\n%s", written, twice)
		}
	})
}

// checkProblems looks at what every problem must have.
func checkProblems(t *testing.T, data []byte, problems govmaturity.Problems) {
	t.Helper()
	lines := 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r"))
	for _, p := range problems {
		if p.Code == "" || p.Message() == "" || p.Line < 1 && p.Code != govmaturity.CodeTooLarge || p.Column < 1 && p.Code != govmaturity.CodeTooLarge || p.Line > lines {
			t.Errorf("problem %+v in %d lines", p, lines)
		}
		if !utf8.ValidString(p.Error()) {
			t.Errorf("problem %q is not UTF-8", p.Error())
		}
		if bytes.Contains([]byte(p.Message()), []byte("%!")) && !bytes.Contains(data, []byte("%")) {
			t.Errorf("problem %q: the format and its arguments do not fit", p.Error())
		}
	}
	if len(problems) > 0 && problems.Err() == nil {
		t.Error("problems are no error")
	}
}

func checkPlaces(t *testing.T, n *document.Node) {
	if n.Line < 1 || n.Column < 1 {
		t.Errorf("a value at %d:%d", n.Line, n.Column)
	}
	for _, item := range n.Items {
		checkPlaces(t, item)
	}
	for _, f := range n.Fields {
		if f.Line < 1 || f.Column < 1 {
			t.Errorf("a key at %d:%d", f.Line, f.Column)
		}
		checkPlaces(t, f.Value)
	}
}

// plain returns a tree as encoding/json would decode it.
func plain(n *document.Node) any {
	switch n.Kind {
	case document.Bool:
		return n.True
	case document.Number:
		return json.Number(n.Text)
	case document.String:
		return n.Text
	case document.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = plain(item)
		}
		return list
	case document.Map:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Key] = plain(f.Value)
		}
		return m
	}
	return nil
}

// writeTree writes a tree as JSON, with its keys in order.
func writeTree(t *testing.T, n *document.Node) []byte {
	var b bytes.Buffer
	var write func(n *document.Node)
	writePlain := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	write = func(n *document.Node) {
		switch n.Kind {
		case document.List:
			b.WriteByte('[')
			for i, item := range n.Items {
				if i > 0 {
					b.WriteByte(',')
				}
				write(item)
			}
			b.WriteByte(']')
		case document.Map:
			b.WriteByte('{')
			for i, f := range n.Fields {
				if i > 0 {
					b.WriteByte(',')
				}
				writePlain(f.Key)
				b.WriteByte(':')
				write(f.Value)
			}
			b.WriteByte('}')
		default:
			writePlain(plain(n))
		}
	}
	write(n)
	return b.Bytes()
}
