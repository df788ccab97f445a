package document_test

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

func TestCheck(t *testing.T) {
	cyclic := &step{ID: "a"}
	cyclic.Next = cyclic
	wide := []step{{ID: "a"}, {ID: "b"}}
	wide[0].Steps, wide[1].Steps = wide, wide

	tests := []struct {
		reason string
		value  plan
		want   string // code and error, one a line
	}{
		{"the least there must be", plan{ID: "a"}, ""},
		{"a required text that is empty is missing", plan{}, "required id: the key id is missing"},
		{"a pointer to zero is there", plan{ID: "a", Share: ptr(0.0)}, "out-of-range share: must be more than 0, found 0"},
		{"a number that is zero is left out", plan{ID: "a", Rank: 0}, ""},
		{"a whole number out of range", plan{ID: "a", Rank: 11}, "out-of-range rank: must be at most 10, found 11"},
		{"not a number", plan{ID: "a", Score: math.NaN()}, "not-finite score: the number NaN is not one that a document can hold"},
		{"infinity", plan{ID: "a", Range: interval{Max: math.Inf(1)}}, "not-finite range.max: the number +Inf is not one that a document can hold"},
		{"not in the enumeration", plan{ID: "a", Colours: []colour{"blue"}}, `not-allowed colours[0]: "blue" is not allowed here; allowed: red, green`},
		{"no form of a date", plan{ID: "a", Date: "x"}, `pattern date: expected a date: a year, a year and month, or a day, such as 2020, 2020-07 or 2020-07-10; found "x"`},
		{"a blank text", plan{ID: "a", Subject: " "}, "empty subject: the text must not be empty"},
		{"an empty wording", plan{ID: "a", Title: govmaturity.Text{"en": ""}}, "empty title.en: the text must not be empty"},
		{"no language", plan{ID: "a", Title: govmaturity.Text{"x y": "z"}}, `pattern title["x y"]: as the key, expected a language tag, such as en, si or pt-BR; found "x y"`},
		{"too many items", plan{ID: "a", Tags: []string{"a", "b", "c", "d"}}, "too-many-items tags: the list has 4 items, more than the 3 allowed"},
		{"a nil list inside a map cannot be left out", plan{ID: "a", Named: map[string][]step{"x": nil}}, "null named.x: a value is missing: expected a list, or no key at all"},
		{"a blank key", plan{ID: "a", Ratings: map[string]int{"": 1}}, `empty ratings[""]: the key must not be empty`},
		{"text that is not UTF-8", plan{ID: "a", Free: "\xff"}, `not-utf8 free: the text "\xff" is not valid UTF-8`},
		{"a key that is not UTF-8", plan{ID: "a", Ratings: map[string]int{"\xff": 1, "b": 1}}, `not-utf8 ratings["\xff"]: the text "\xff" is not valid UTF-8`},
		{"a text too long", plan{ID: "a", Free: strings.Repeat("é", 100_001)}, "too-long free: the text has 100001 characters, more than the 100000 allowed"},
		{"deep inside", plan{ID: "a", Steps: []step{{ID: "b", Next: &step{ID: "c", Cost: ptr(-1.0)}}}}, "out-of-range steps[0].next.cost: must be at least 0, found -1"},
		{"a codec's shape", plan{ID: "a", Answers: map[string]answer{"q": {text: " "}}}, "empty answers.q: the text must not be empty"},
		{"a codec's own rule", plan{ID: "a", Answers: map[string]answer{"q": {comment: "x"}}}, "comment-alone answers.q.comment: there is no value to comment on"},
		{"a codec's value that cannot be written", plan{ID: "a", Answers: map[string]answer{"q": {number: ptr(math.NaN())}}},
			"cannot-write answers.q: the value cannot be written: json: error calling MarshalJSON for type document_test.answer: json: unsupported value: NaN"},
		{"a value that contains itself", plan{ID: "a", First: cyclic}, "too-deep first" + strings.Repeat(".next", 99) + ": values are nested deeper than the 100 levels allowed"},
		{"a value that contains itself twice", plan{ID: "a", Steps: wide}, "too-deep steps" + strings.Repeat("[0].steps", 49) + "[0]: values are nested deeper than the 100 levels allowed"},
	}
	s := planShape(t)
	for _, tt := range tests {
		problems := s.Check(tt.value, document.Options{})
		var got []string
		for _, p := range problems {
			if p.Line != 0 || p.Column != 0 {
				t.Errorf("%s: a Go value has no line %d", tt.reason, p.Line)
			}
			got = append(got, string(p.Code)+" "+p.Error())
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.reason, strings.Join(got, "\n"), tt.want)
		}
	}
}

// A value can be small in depth and endless in breadth.
func TestCheckManyValues(t *testing.T) {
	words := make([]string, 1_000_000)
	problems := planShape(t).Check(plan{ID: "a", Words: words}, document.Options{File: "x"})
	if len(problems) != 1 || problems[0].Code != govmaturity.CodeTooManyValues || problems[0].File != "x" {
		t.Errorf("got %v", problems)
	}
}

func TestShapeOfErrors(t *testing.T) {
	type loop []loop
	type embedded struct{ step }
	type generic[T any] struct {
		A T `json:"a" doc:"required"`
	}
	// As a literal, vet would see the mistake.
	twice := reflect.Zero(reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: reflect.TypeFor[string](), Tag: `json:"a,omitempty"`},
		{Name: "B", Type: reflect.TypeFor[string](), Tag: `json:"a,omitempty"`},
	})).Interface()
	text := &document.Shape{Kind: document.Word}
	unnamed := &document.Shape{Kind: document.Sequence}
	unnamed.Item = unnamed
	withShape := func(s *document.Shape) document.Codec {
		return document.Codec{
			Type: reflect.TypeFor[answer](), Shape: s,
			Decode: func(*document.Node, any, document.Options) govmaturity.Problems { return nil },
		}
	}
	tests := []struct {
		reason string
		value  any
		codecs []document.Codec
		want   string
	}{
		{"a document is a map", "x", nil, "not of string"},
		{"a document is a map", nil, nil, "not of <nil>"},
		{"a pointer is not the document", &step{}, nil, "not of *document_test.step"},
		{"a field without a name", struct{ A string }{}, nil, "no json tag"},
		{"a field with an empty name", struct {
			A string `json:",omitempty"`
		}{}, nil, "has no name"},
		{"a json option that changes the form", struct {
			A int `json:"a,string"`
		}{}, nil, `option "string"`},
		{"an optional field that is always written", struct {
			A string `json:"a"`
		}{}, nil, "needs omitempty"},
		{"a required field that is left out", struct {
			A string `json:"a,omitempty" doc:"required"`
		}{}, nil, "must not be left out"},
		{"omitempty does nothing for a struct", struct {
			A interval `json:"a,omitempty"`
		}{}, nil, "needs omitzero"},
		{"two fields with one key", twice, nil, `two fields with the key "a"`},
		{"one of keys that there are not", struct {
			_ struct{} `doc:"oneof=a|b" words:"w"`
			A string   `json:"a,omitempty"`
		}{}, nil, `check "b"`},
		{"one of keys that must be there", struct {
			_ struct{} `doc:"oneof=a|b" words:"w"`
			A string   `json:"a,omitempty"`
			B string   `json:"b" doc:"required"`
		}{}, nil, `check "b"`},
		{"one of keys, and no words to say so", struct {
			_ struct{} `doc:"oneof=a|b"`
			A *string  `json:"a,omitempty"`
			B *string  `json:"b,omitempty"`
		}{}, nil, "oneof needs words"},
		{"one of keys, of which one is lost when it is written", struct {
			_ struct{} `doc:"oneof=a|b" words:"w"`
			A *int     `json:"a,omitempty"`
			B []int    `json:"b,omitempty"`
		}{}, nil, "make it nonempty"},
		{"an embedded struct", embedded{}, nil, "an embedded field"},
		{"a generic type has no plain name", generic[int]{}, nil, "a generic type"},
		{"an interface can hold anything", struct {
			A any `json:"a,omitempty"`
		}{}, nil, "documents have no such type"},
		{"a small integer", struct {
			A int8 `json:"a,omitempty"`
		}{}, nil, "documents have no such type"},
		{"an array", struct {
			A [2]int `json:"a,omitempty"`
		}{}, nil, "documents have no such type"},
		{"bytes", struct {
			A []byte `json:"a,omitempty"`
		}{}, nil, "bytes are not a list"},
		{"a pointer to a list", struct {
			A *[]int `json:"a,omitempty"`
		}{}, nil, "a pointer to a pointer, slice or map"},
		{"a map from numbers", struct {
			A map[int]string `json:"a,omitempty"`
		}{}, nil, "must be a kind of text"},
		{"a list of itself", struct {
			A loop `json:"a,omitempty"`
		}{}, nil, "contains itself"},
		{"a type that writes itself", struct {
			A map[string]answer `json:"a,omitempty"`
		}{}, nil, "needs a codec"},
		{"an unknown word", struct {
			A string `json:"a,omitempty" doc:"optional"`
		}{}, nil, `unknown word "optional"`},
		{"a space in a tag", struct {
			A string `json:"a" doc:"required, nonempty"`
		}{}, nil, `unknown word " nonempty"`},
		{"a word twice", struct {
			A int `json:"a,omitempty" doc:"min=1,min=2"`
		}{}, nil, "min twice"},
		{"a word with a value it does not have", struct {
			A int `json:"a" doc:"required=yes"`
		}{}, nil, "check the ="},
		{"a word without its value", struct {
			A int `json:"a,omitempty" doc:"min"`
		}{}, nil, "check the ="},
		{"an unknown pattern", struct {
			A string `json:"a,omitempty" doc:"pattern=uuid"`
		}{}, nil, `unknown pattern "uuid"`},
		{"a bound that is no number", struct {
			A int `json:"a,omitempty" doc:"max=ten"`
		}{}, nil, `"ten", which is not a number`},
		{"a bound that is not finite", struct {
			A int `json:"a,omitempty" doc:"max=inf"`
		}{}, nil, `"inf", which is not a number`},
		{"no items at most", struct {
			A []int `json:"a,omitempty" doc:"maxitems=0"`
		}{}, nil, "maxitems=0"},
		{"a blank value in an enumeration", struct {
			A string `json:"a,omitempty" doc:"enum=a|"`
		}{}, nil, "blank value"},
		{"an enumeration with a pattern", struct {
			A string `json:"a,omitempty" doc:"enum=a,pattern=id"`
		}{}, nil, "exclude each other"},
		{"a bound of a text", struct {
			A string `json:"a,omitempty" doc:"min=1"`
		}{}, nil, "are for numbers"},
		{"a pattern of a number", struct {
			A int `json:"a,omitempty" doc:"pattern=id"`
		}{}, nil, "are for texts"},
		{"an enumeration of a type that has its own", struct {
			A govmaturity.Standing `json:"a,omitempty" doc:"enum=official"`
		}{}, nil, "are for texts"},
		{"maxitems of a text", struct {
			A string `json:"a,omitempty" doc:"maxitems=1"`
		}{}, nil, "is for lists"},
		{"nonempty of a number", struct {
			A int `json:"a,omitempty" doc:"nonempty"`
		}{}, nil, "nonempty is for"},
		{"two mistakes are both told", struct {
			A string `json:"a"`
			B any    `json:"b,omitempty"`
		}{}, nil, "no such type"},
		{"a codec without a type", step{}, []document.Codec{{Shape: text}}, "no type"},
		{"a codec for a pointer", step{}, []document.Codec{{Type: reflect.TypeFor[*answer](), Shape: text}}, "not for a pointer"},
		{"a codec without a shape", step{}, []document.Codec{withShape(nil)}, "no shape"},
		{"a codec that nobody can decode", step{}, []document.Codec{{Type: reflect.TypeFor[answer](), Shape: text}}, "needs no Decode"},
		{"a shape that contains itself, without a name", step{}, []document.Codec{withShape(unnamed)}, "needs a name"},
		{"a list of nothing known", step{}, []document.Codec{withShape(&document.Shape{Kind: document.Sequence})}, "has no shape"},
		{"a kind that is none", step{}, []document.Codec{withShape(&document.Shape{Kind: 99})}, "no such kind"},
		{"choices that cannot be told apart", step{}, []document.Codec{withShape(&document.Shape{
			Kind: document.Union, Choices: []*document.Shape{text, text},
		})}, "different kinds"},
		{"a key twice", step{}, []document.Codec{withShape(&document.Shape{
			Kind: document.Struct, Fields: []document.Field{{Key: "a", Shape: text}, {Key: "a", Shape: text}},
		})}, "there twice"},
	}
	for _, tt := range tests {
		_, err := document.ShapeOf(tt.value, tt.codecs...)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.reason, err, tt.want)
		}
	}
	_, err := document.ShapeOf(struct {
		A string `json:"a"`
		B any    `json:"b,omitempty"`
	}{})
	if joined, ok := err.(interface{ Unwrap() []error }); !ok || len(joined.Unwrap()) != 2 {
		t.Errorf("two mistakes: got %v", err)
	}
	if errors.Unwrap(err) != nil {
		t.Errorf("got %v", err)
	}
}

func TestMarshal(t *testing.T) {
	value := plan{
		ID: "a", Free: "<&>é\u2028", Title: govmaturity.Text{"si": "b", "en": "a"},
		Ratings: map[string]int{"b": 2, "a": 1}, Score: 0.1, Share: ptr(1e21),
	}
	got, err := document.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"a","title":{"en":"a","si":"b"},"free":"<&>é\u2028","share":1e+21,"score":0.1,"ratings":{"a":1,"b":2}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := document.Marshal(plan{Score: math.NaN()}); err == nil {
		t.Error("not a number was written")
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "score-note", "id", "at", "weight", "when", "+", "-"}
	tests := []struct {
		reason, wrong, want string
	}{
		{"capitals", "Title", "title"},
		{"an underscore", "score_note", "score-note"},
		{"no hyphen", "scorenote", "score-note"},
		{"two letters changed places", "wieght", "weight"},
		{"a letter more", "titlee", "title"},
		{"three letters off", "wxyzht", ""},
		{"a short word is not any other short word", "xy", ""},
		{"one letter is no word", "a", ""},
		{"nothing", "", ""},
		{"a minus of mathematics", "\u2212", "-"},
		{"a dash of a word processor", "\u2013", "-"},
		{"a dash in a word", "score\u2013note", "score-note"},
		{"another sign", "*", ""},
		{"too long to be a typing mistake", strings.Repeat("title", 100), ""},
	}
	for _, tt := range tests {
		if got := document.Nearest(tt.wrong, known); got != tt.want {
			t.Errorf("%s: nearest to %q is %q, want %q", tt.reason, tt.wrong, got, tt.want)
		}
	}
}
