package govmaturity_test

import (
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestPath(t *testing.T) {
	var top govmaturity.Path
	tests := []struct {
		reason        string
		path          govmaturity.Path
		text, pointer string
	}{
		{"the document itself", top, "", ""},
		{"a key", top.Key("root"), "root", "/root"},
		{"keys and positions", top.Key("pillars").Index(2).Key("stages").Index(1).Key("weight"), "pillars[2].stages[1].weight", "/pillars/2/stages/1/weight"},
		{"a position first", top.Index(0).Index(1), "[0][1]", "/0/1"},
		{"a key of digits is not a position", top.Key("answers").Key("2"), "answers.2", "/answers/2"},
		{"hyphens and underscores are plain", top.Key("not-applicable").Key("a_b"), "not-applicable.a_b", "/not-applicable/a_b"},
		{"other keys are quoted", top.Key("answers").Key("2.1 Register"), `answers["2.1 Register"]`, "/answers/2.1 Register"},
		{"a quoted key first", top.Key("a.b").Key("c"), `["a.b"].c`, "/a.b/c"},
		{"a quotation mark in a key", top.Key(`a"b`), `["a\"b"]`, `/a"b`},
		{"an empty key is a key", top.Key(""), `[""]`, "/"},
		{"a tilde and a slash are escaped in a pointer (RFC 6901)", top.Key("a/b").Key("~1"), `["a/b"]["~1"]`, "/a~1b/~01"},
		{"letters beyond ASCII", top.Key("é"), `["é"]`, "/é"},
	}
	for _, tt := range tests {
		if got := tt.path.String(); got != tt.text {
			t.Errorf("%s: String() = %s, want %s", tt.reason, got, tt.text)
		}
		if got := tt.path.Pointer(); got != tt.pointer {
			t.Errorf("%s: Pointer() = %s, want %s", tt.reason, got, tt.pointer)
		}
	}
}

// Two paths made from one must not write over each other.
func TestPathIsNotShared(t *testing.T) {
	base := make(govmaturity.Path, 0, 8).Key("a")
	left, right := base.Key("b"), base.Index(3)
	if left.String() != "a.b" || right.String() != "a[3]" || base.String() != "a" {
		t.Errorf("got %s, %s and %s", left, right, base)
	}
}

func TestPathCompare(t *testing.T) {
	var top govmaturity.Path
	sorted := []govmaturity.Path{
		top,
		top.Key("a"),
		top.Key("a").Index(0),
		top.Key("a").Index(0).Key("z"),
		top.Key("a").Index(2),
		top.Key("a").Index(10),
		top.Key("b"),
	}
	for i, p := range sorted {
		for j, q := range sorted {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := p.Compare(q); got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", p, q, got, want)
			}
		}
	}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, govmaturity.Path.Compare)
	for i := range sorted {
		if shuffled[i].String() != sorted[i].String() {
			t.Errorf("sorted to %v", shuffled)
			break
		}
	}
}

func TestParsePointer(t *testing.T) {
	for _, pointer := range []string{"", "/", "//", "/a", "/a/0/b", "/~0~1/~1", "/a//b", "/~01"} {
		if got := govmaturity.ParsePointer(pointer).Pointer(); got != pointer {
			t.Errorf("the path of %q has the pointer %q", pointer, got)
		}
	}
	if p := govmaturity.ParsePointer("/~01"); p[0].Key != "~1" {
		t.Errorf("~01 is %q: ~0 is read last", p[0].Key)
	}
	if p := govmaturity.ParsePointer("a/b"); p != nil {
		t.Errorf("what is no pointer is %v", p)
	}
}
