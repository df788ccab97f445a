package document

import (
	"reflect"

	"github.com/govmaturity/govmaturity"
)

// answerCodec says how an answer looks in documents: the bare value, or a map
// of all that it says.
func answerCodec() Codec {
	word := &Shape{Kind: Word, NotEmpty: true}
	choices := &Shape{Kind: Sequence, Item: word}
	value := &Shape{Kind: Union, Choices: []*Shape{
		{Kind: Truth}, {Kind: Float}, word, choices,
	}}
	state := &Shape{Kind: Word}
	for _, s := range govmaturity.States() {
		if s.OfAnswer() {
			state.Enum = append(state.Enum, string(s))
		}
	}
	full := &Shape{Kind: Struct, Fields: []Field{
		{Key: "value", Shape: value},
		{Key: "state", Shape: state},
		{Key: "comment", Shape: &Shape{Kind: Word}},
		{Key: "evidence", Shape: &Shape{Kind: Sequence, Item: word}},
	}}
	answer := reflect.TypeFor[govmaturity.Answer]()
	return Codec{
		Type: answer,
		Shape: &Shape{Kind: Union, Name: answer.Name(), Package: answer.PkgPath(), Choices: []*Shape{
			{Kind: Nothing}, {Kind: Truth}, {Kind: Float}, word, choices, full,
		}},
		Decode: func(n *Node, into any, _ Options) govmaturity.Problems {
			*into.(*govmaturity.Answer) = DecodeAnswer(n)
			return nil
		},
	}
}

// DecodeAnswer reads an answer from a node that has its shape.
func DecodeAnswer(n *Node) govmaturity.Answer {
	if n.Kind != Map {
		return decodeValue(n)
	}
	a := decodeValue(n.Get("value"))
	if s := n.Get("state"); s != nil {
		a = a.WithState(govmaturity.State(s.Text))
	}
	if c := n.Get("comment"); c != nil {
		a.Comment = c.Text
	}
	if list := n.Get("evidence"); list != nil {
		for _, item := range list.Items {
			a.Evidence = append(a.Evidence, item.Text)
		}
	}
	return a
}

func decodeValue(n *Node) govmaturity.Answer {
	if n == nil {
		return govmaturity.Answer{}
	}
	switch n.Kind {
	case Bool:
		return govmaturity.AnswerYesNo(n.True)
	case Number:
		x, _ := n.Float() // the parser refused a number that does not fit
		return govmaturity.AnswerNumber(x)
	case String:
		return govmaturity.AnswerChoice(n.Text)
	case List:
		ids := make([]string, len(n.Items))
		for i, item := range n.Items {
			ids[i] = item.Text
		}
		return govmaturity.AnswerChoice(ids...)
	}
	return govmaturity.Answer{}
}
