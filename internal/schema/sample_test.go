package schema_test

import (
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// tree is a document that has everything a shape can say.
type tree struct {
	Format    string               `json:"format" doc:"required,enum=test/tree/1"`
	ID        string               `json:"id" doc:"required,pattern=id"`
	Edition   string               `json:"edition,omitempty" doc:"pattern=edition"`
	Language  string               `json:"language,omitempty" doc:"pattern=language"`
	Date      string               `json:"date,omitempty" doc:"pattern=date"`
	Hash      string               `json:"hash,omitempty" doc:"pattern=hash"`
	Kind      string               `json:"kind,omitempty" doc:"pattern=name"`
	Title     govmaturity.Text     `json:"title" doc:"required"`
	Note      govmaturity.Text     `json:"note,omitempty"`
	Standing  govmaturity.Standing `json:"standing" doc:"required"`
	Weaker    govmaturity.Standing `json:"weaker,omitempty"`
	Sources   []govmaturity.Source `json:"sources,omitempty"`
	Subject   string               `json:"subject" doc:"required"`
	Free      string               `json:"free,omitempty"`
	Filled    string               `json:"filled,omitempty" doc:"nonempty"`
	Colour    colour               `json:"colour,omitempty"`
	Direction string               `json:"direction,omitempty" doc:"enum=up|down"`
	Rank      int                  `json:"rank" doc:"required,min=0,max=10"`
	Count     *int                 `json:"count,omitempty"`
	Score     float64              `json:"score" doc:"required"`
	Weight    *float64             `json:"weight,omitempty" doc:"min=0,max=1e9"`
	Share     *float64             `json:"share,omitempty" doc:"above=0,max=1"`
	Yes       bool                 `json:"yes,omitempty"`
	Maybe     *bool                `json:"maybe,omitempty"`
	Tags      []string             `json:"tags,omitempty" doc:"nonempty,maxitems=3,pattern=id"`
	Words     []string             `json:"words,omitempty"`
	Numbers   []float64            `json:"numbers,omitempty" doc:"above=-1,max=1"`
	Matrix    [][]int              `json:"matrix,omitempty"`
	Colours   []colour             `json:"colours,omitempty" doc:"nonempty"`
	Answers   map[string]answer    `json:"answers,omitempty"`
	Lists     map[string][]leaf    `json:"lists,omitempty" doc:"nonempty"`
	Ratings   map[string]int       `json:"ratings,omitempty" doc:"min=1,max=5"`
	Root      node                 `json:"root" doc:"required"`
	Leaf      *leaf                `json:"leaf,omitempty"`
	Pair      pair                 `json:"pair,omitzero"`
	Either    []either             `json:"either,omitempty"`
}

// either has one of two keys.
type either struct {
	_     struct{} `doc:"oneof=left|right" words:"take either left or right"`
	Left  *int     `json:"left,omitempty"`
	Right []int    `json:"right,omitempty" doc:"nonempty"`
}

// node contains itself in three ways.
type node struct {
	ID    string          `json:"id" doc:"required,pattern=id"`
	Nodes []node          `json:"nodes,omitempty" doc:"nonempty"`
	Not   *node           `json:"not,omitempty"`
	Named map[string]node `json:"named,omitempty"`
}

// leaf occurs twice.
type leaf struct {
	Name  string `json:"name" doc:"required,nonempty"`
	Value *int   `json:"value,omitempty" doc:"min=-5"`
}

// pair occurs once.
type pair struct {
	Low  float64 `json:"low" doc:"required"`
	High float64 `json:"high" doc:"required"`
}

type colour string

// answer is read by a codec: null, a text, a number, a truth value, a list, or
// a map that may hold any of these.
type answer struct{ node *document.Node }

func answerCodec() document.Codec {
	text := &document.Shape{Kind: document.Word, NotEmpty: true}
	value := []*document.Shape{
		text,
		{Kind: document.Float},
		{Kind: document.Truth},
		{Kind: document.Sequence, Item: text},
	}
	full := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "value", Shape: &document.Shape{Kind: document.Union, Choices: value}},
		{Key: "comment", Shape: text},
		{Key: "sure", Required: true, Shape: &document.Shape{Kind: document.Integer}},
	}}
	t := reflect.TypeFor[answer]()
	return document.Codec{
		Type: t,
		Shape: &document.Shape{
			Kind: document.Union, Name: "answer", Package: t.PkgPath(),
			Choices: append([]*document.Shape{{Kind: document.Nothing}, full}, value...),
		},
		Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
			into.(*answer).node = n
			return nil
		},
	}
}

func treeShape(t *testing.T) *document.Shape {
	t.Helper()
	s, err := document.ShapeOf(tree{}, answerCodec(), document.Enum[colour]("red", "green"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validTrees are documents that hold between them every key there is.
var validTrees = []string{`{
	"format": "test/tree/1", "id": "a", "title": "A title", "standing": "official",
	"subject": "x", "rank": 0, "score": 0, "root": {"id": "r"}
}`, `{
	"format": "test/tree/1", "id": "a.b-c_d", "edition": "2.1", "language": "pt-BR", "date": "2020-07-10",
	"hash": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "kind": "some-kind",
	"title": {"en": "A title", "si": "\u0db8\u0dcf"}, "note": "noted", "standing": "derived", "weaker": "illustrative",
	"sources": [{"id": "s", "title": "Survey", "date": "2020", "url": "https://example.org", "note": {"en": "x"}}],
	"subject": "x", "free": "", "filled": "y", "colour": "red", "direction": "up", "rank": 10, "count": -4,
	"score": -1.5e3, "weight": 0, "share": 1, "yes": true, "maybe": false, "tags": ["a", "b", "c"],
	"words": ["", " "], "numbers": [0, 0.5, 1], "matrix": [[1, 2], []], "colours": ["green", "red"],
	"answers": {"q1": null, "q2": "yes", "q3": 0.5, "q4": true, "q5": ["a", "b"],
		"q6": {"value": ["a"], "comment": "c", "sure": 3}, "2.1 Register": {"sure": 1.0, "value": 2}},
	"lists": {"services": [{"name": "n", "value": -5}], "sites": []}, "ratings": {"a": 1, "b": 5.0},
	"root": {"id": "r", "nodes": [{"id": "n", "not": {"id": "m"}, "named": {"x": {"id": "o"}}}]},
	"leaf": {"name": "l"}, "pair": {"low": 0, "high": 1}, "either": [{"left": 1}, {"right": [2]}]
}`}
