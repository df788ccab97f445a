package maturity

import (
	"reflect"
	"slices"
	"strconv"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	word := &document.Shape{Kind: document.Word, NotEmpty: true}
	choices := &document.Shape{Kind: document.Sequence, Item: word}
	value := &document.Shape{Kind: document.Union, Choices: []*document.Shape{
		{Kind: document.Truth}, {Kind: document.Float}, word, choices,
	}}
	state := &document.Shape{Kind: document.Word, Enum: []string{
		string(Unanswered), string(Answered), string(Imputed), string(NotApplicable), string(NotDeployed), string(Excluded),
	}}
	full := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "value", Shape: value},
		{Key: "state", Shape: state},
		{Key: "comment", Shape: &document.Shape{Kind: document.Word}},
		{Key: "evidence", Shape: &document.Shape{Kind: document.Sequence, Item: word}},
	}}
	answer := reflect.TypeFor[Answer]()
	return []document.Codec{
		document.Enum(Unanswered, Answered, Imputed, NotApplicable, NotDeployed, Excluded, NotAsked),
		document.Enum(MatchSame, MatchPartial, MatchChanged),
		document.Enum(PolicyRenormalise, PolicyZero, PolicyImpute, PolicyAnchor, PolicyBlock),
		{
			Type: answer,
			Shape: &document.Shape{Kind: document.Union, Name: answer.Name(), Package: answer.PkgPath(), Choices: []*document.Shape{
				{Kind: document.Nothing}, {Kind: document.Truth}, {Kind: document.Float}, word, choices, full,
			}},
			Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
				decodeAnswer(n, into.(*Answer))
				return nil
			},
		},
	}
}

// decodeAnswer reads an answer from a node that has its shape.
func decodeAnswer(n *document.Node, a *Answer) {
	if n.Kind != document.Map {
		decodeValue(n, a)
		return
	}
	if given := n.Get("value"); given != nil {
		decodeValue(given, a)
	}
	if s := n.Get("state"); s != nil {
		a.state = State(s.Text)
	}
	if c := n.Get("comment"); c != nil {
		a.Comment = c.Text
	}
	if list := n.Get("evidence"); list != nil {
		for _, item := range list.Items {
			a.Evidence = append(a.Evidence, item.Text)
		}
	}
}

func decodeValue(n *document.Node, a *Answer) {
	switch n.Kind {
	case document.Bool:
		*a = YesOrNo(n.True)
	case document.Number:
		x, _ := strconv.ParseFloat(n.Text, 64) // the parser refused what does not fit
		*a = Numeric(x)
	case document.String:
		*a = Choose(n.Text)
	case document.List:
		ids := make([]string, len(n.Items))
		for i, item := range n.Items {
			ids[i] = item.Text
		}
		*a = Choose(ids...)
	}
}

// UnmarshalJSON reads what MarshalJSON writes, and the other forms of an
// answer. Whole documents are better read with [Framework.ReadAssessment],
// which also sees doubled keys.
func (a *Answer) UnmarshalJSON(data []byte) error {
	var doc answerDocument
	data = slices.Concat([]byte(`{"answer":`), data, []byte("}"))
	if _, problems := answerShape().Read("", data, &doc); len(problems) > 0 {
		return problems.Err()
	}
	*a = doc.Answer
	return nil
}

type answerDocument struct {
	Answer Answer `json:"answer" doc:"required"`
}

var answerShape = sync.OnceValue(func() *document.Shape { return mustShape(answerDocument{}) })
