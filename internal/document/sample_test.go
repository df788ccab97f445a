package document_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// plan is a document that has everything a shape can say.
type plan struct {
	Format   string               `json:"format,omitempty" doc:"enum=test/plan/1"`
	Language string               `json:"language,omitempty" doc:"pattern=language"`
	ID       string               `json:"id" doc:"required,pattern=id"`
	Date     string               `json:"date,omitempty" doc:"pattern=date"`
	Title    govmaturity.Text     `json:"title,omitempty"`
	Standing govmaturity.Standing `json:"standing,omitempty"`
	Subject  string               `json:"subject,omitempty" doc:"nonempty"`
	Free     string               `json:"free,omitempty"`
	Rank     int                  `json:"rank,omitempty" doc:"min=0,max=10"`
	Count    *int                 `json:"count,omitempty"`
	Share    *float64             `json:"share,omitempty" doc:"above=0,max=1"`
	Score    float64              `json:"score,omitempty"`
	Open     bool                 `json:"open,omitempty"`
	Maybe    *bool                `json:"maybe,omitempty"`
	Tags     []string             `json:"tags,omitempty" doc:"nonempty,maxitems=3,pattern=id"`
	Words    []string             `json:"words,omitempty"`
	Colours  []colour             `json:"colours,omitempty"`
	Matrix   [][]int              `json:"matrix,omitempty"`
	Ratings  map[string]int       `json:"ratings,omitempty" doc:"nonempty,min=1,max=5"`
	Steps    []step               `json:"steps,omitempty"`
	Named    map[string][]step    `json:"named,omitempty"`
	First    *step                `json:"first,omitempty"`
	Range    interval             `json:"range,omitzero"`
	Answers  map[string]answer    `json:"answers,omitempty"`
	Either   *either              `json:"either,omitempty"`
	Ignored  func()               `json:"-"`
	//lint:ignore U1000 documents leave unexported fields out
	hidden int
}

type step struct {
	ID    string   `json:"id" doc:"required,pattern=id"`
	Cost  *float64 `json:"cost,omitempty" doc:"min=0"`
	Steps []step   `json:"steps,omitempty"`
	Next  *step    `json:"next,omitempty"`
}

type interval struct {
	Min float64 `json:"min" doc:"required"`
	Max float64 `json:"max" doc:"required"`
}

type either struct {
	_     struct{} `doc:"oneof=left|right" words:"take either left or right"`
	Left  *int     `json:"left,omitempty"`
	Right []step   `json:"right,omitempty" doc:"nonempty"`
}

type colour string

const (
	red   colour = "red"
	green colour = "green"
)

// answer is a text, a number or null, or a map with a value and a comment, and
// has its own rule: a comment needs a value.
type answer struct {
	text    string
	number  *float64
	comment string
}

func (a answer) MarshalJSON() ([]byte, error) {
	var value any
	switch {
	case a.number != nil:
		value = *a.number
	case a.text != "":
		value = a.text
	}
	if a.comment == "" {
		return json.Marshal(value)
	}
	return json.Marshal(struct {
		Value   any    `json:"value,omitempty"`
		Comment string `json:"comment"`
	}{value, a.comment})
}

func answerCodec() document.Codec {
	text := &document.Shape{Kind: document.Word, NotEmpty: true}
	number := &document.Shape{Kind: document.Float}
	return document.Codec{
		Type: reflect.TypeFor[answer](),
		Shape: &document.Shape{Kind: document.Union, Name: "answer", Choices: []*document.Shape{
			{Kind: document.Nothing}, text, number,
			{Kind: document.Struct, Fields: []document.Field{
				{Key: "value", Shape: &document.Shape{Kind: document.Union, Choices: []*document.Shape{text, number}}},
				{Key: "comment", Required: true, Shape: text},
			}},
		}},
		Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
			a := into.(*answer)
			value := n
			if n.Kind == document.Map {
				value = n.Get("value")
				a.comment = n.Get("comment").Text
				if value == nil {
					return govmaturity.Problems{{
						Code: "comment-alone", Path: govmaturity.Path{}.Key("comment"), Format: "there is no value to comment on",
					}}
				}
			}
			switch value.Kind {
			case document.String:
				a.text = value.Text
			case document.Number:
				var x float64
				if err := json.Unmarshal([]byte(value.Text), &x); err == nil {
					a.number = &x
				}
			}
			return nil
		},
	}
}

func planShape(t testing.TB) *document.Shape {
	t.Helper()
	s, err := document.ShapeOf(plan{}, answerCodec(), document.Enum(red, green))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
