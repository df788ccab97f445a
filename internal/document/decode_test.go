package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

func ptr[T any](v T) *T { return &v }

var comparePlans = cmp.Options{cmp.AllowUnexported(answer{}), cmpopts.IgnoreFields(plan{}, "Ignored", "hidden")}

func TestDecode(t *testing.T) {
	const text = `format: test/plan/1
language: pt-BR
id: a
date: 2020-07-10
title: Título
standing: derived
subject: x
rank: 3.0
count: -4
share: 1e-1
score: -0
open: true
maybe: false
tags: [a, b]
words: ["", " "]
colours: [red]
matrix: [[1, 2], []]
ratings: {a: 1}
steps:
  - id: s
    cost: 0
    steps: [{id: t}]
    next: {id: u}
named: {x: [{id: v}], y: []}
first: {id: w}
range: {min: 0, max: 1}
answers: {q: b, r: 2, s: null, t: {value: 3, comment: c}}
`
	want := plan{
		Format: "test/plan/1", Language: "pt-BR", ID: "a", Date: "2020-07-10",
		Title:    govmaturity.Text{"pt-BR": "Título"},
		Standing: govmaturity.StandingDerived, Subject: "x", Rank: 3, Count: ptr(-4), Share: ptr(0.1), Open: true, Maybe: ptr(false),
		Tags: []string{"a", "b"}, Words: []string{"", " "}, Colours: []colour{red}, Matrix: [][]int{{1, 2}, {}},
		Ratings: map[string]int{"a": 1},
		Steps:   []step{{ID: "s", Cost: ptr(0.0), Steps: []step{{ID: "t"}}, Next: &step{ID: "u"}}},
		Named:   map[string][]step{"x": {{ID: "v"}}, "y": {}},
		First:   &step{ID: "w"}, Range: interval{Max: 1},
		Answers: map[string]answer{"q": {text: "b"}, "r": {number: ptr(2.0)}, "s": {}, "t": {number: ptr(3.0), comment: "c"}},
	}
	s := planShape(t)
	var got plan
	if _, problems := s.Read("x.yaml", []byte(text), &got); problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got, comparePlans); diff != "" {
		t.Errorf("read wrong (-want +got):\n%s", diff)
	}

	// What is written is read again as it was.
	data, err := document.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var again plan
	if _, problems := s.Read("x.json", data, &again); problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, again, comparePlans); diff != "" {
		t.Errorf("read wrong again (-want +got):\n%s", diff)
	}
	if problems := s.Check(&got, document.Options{}); problems != nil {
		t.Errorf("read and not sound: %v", problems)
	}
}

func TestLanguageOfTexts(t *testing.T) {
	tests := []struct {
		reason, text, want string
	}{
		{"English when nothing is said", "id: a\ntitle: x", "en"},
		{"the document says", "title: x\nid: a\nlanguage: si", "si"},
		{"the document says nonsense", "id: a\ntitle: x\nlanguage: no such", "en"},
		{"the document says nothing readable", "id: a\ntitle: x\nlanguage: 3", "en"},
	}
	for _, tt := range tests {
		var p plan
		planShape(t).Read("x.yaml", []byte(tt.text), &p)
		if p.Title[tt.want] != "x" || len(p.Title) != 1 {
			t.Errorf("%s: got %v, want language %s", tt.reason, p.Title, tt.want)
		}
	}
}

// What fits is filled in, so that a caller can look for more problems.
func TestDecodeFillsWhatFits(t *testing.T) {
	var got plan
	_, problems := planShape(t).Read("x.yaml", []byte("id: A\nrank: 1.5\nshare: 7\nstanding: x\nwords: [a, 1, b]\nanswers: {q: [1]}\nfirst: {cost: 2}"), &got)
	if len(problems) != 7 {
		t.Errorf("got %d problems:\n%v", len(problems), problems)
	}
	want := plan{ID: "A", Share: ptr(7.0), Words: []string{"a", "", "b"}, Answers: map[string]answer{"q": {}}, First: &step{Cost: ptr(2.0)}}
	if diff := cmp.Diff(want, got, comparePlans); diff != "" {
		t.Errorf("filled in wrong (-want +got):\n%s", diff)
	}
}

// An empty list that may be left out is as if it were.
func TestEmptyLists(t *testing.T) {
	var got plan
	if _, problems := planShape(t).Read("x.yaml", []byte("id: a\nwords: []\nnamed: {}\nsteps: []"), &got); problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(plan{ID: "a"}, got, comparePlans); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrongGoType(t *testing.T) {
	s := planShape(t)
	root, _ := document.Parse("x.yaml", []byte("id: a"), document.Limits{})
	for _, into := range []any{nil, plan{}, new(step), (*plan)(nil)} {
		problems := s.Decode(root, into, document.Options{})
		if len(problems) != 1 || problems[0].Code != govmaturity.CodeWrongGoType {
			t.Errorf("decode into %T: %v", into, problems)
		}
	}
	for _, value := range []any{nil, step{}, (*plan)(nil), "a"} {
		problems := s.Check(value, document.Options{})
		if len(problems) != 1 || problems[0].Code != govmaturity.CodeWrongGoType {
			t.Errorf("check %T: %v", value, problems)
		}
	}
	if problems := s.Decode(nil, new(plan), document.Options{}); problems != nil {
		t.Errorf("no document: %v", problems)
	}
}

func TestPlace(t *testing.T) {
	root, _ := document.Parse("x.yaml", []byte("id: a\nfirst:\n  id: b"), document.Limits{})
	in := govmaturity.Problems{
		{Code: "a", Path: govmaturity.Path{}.Key("first").Key("id")},
		{Code: "b", Path: govmaturity.Path{}.Key("first"), Line: 9, Column: 9, File: "y.yaml"},
	}
	got := document.Place(in, "x.yaml", root)
	want := govmaturity.Problems{
		{Code: "a", Path: in[0].Path, File: "x.yaml", Line: 3, Column: 7},
		{Code: "b", Path: in[1].Path, File: "y.yaml", Line: 9, Column: 9},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if in[0].Line != 0 {
		t.Error("the problems given were changed")
	}
}
