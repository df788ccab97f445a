package maturitytest

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/maturity"
)

// golden is a case that was read and scored.
type golden struct {
	goldenDocument
	file string
	data []byte
	root *document.Node
	card *maturity.Scorecard
}

// readGolden reads a case and scores its answers. All problems come at once,
// each with its line and column. To be updated, a case need not expect
// anything yet.
func readGolden(fw *maturity.Framework, file string, data []byte, update bool) (*golden, error) {
	shape, err := document.ShapeOf(goldenDocument{}, answerCodec())
	if err != nil {
		return nil, err
	}
	c := &golden{file: file, data: data}
	root, problems := shape.Read(file, data, &c.goldenDocument)
	if root == nil || len(problems) > 0 {
		return nil, problems.Err()
	}
	c.root = root
	var more govmaturity.Problems
	if c.card, err = fw.Score(&c.Assessment); err != nil {
		var wrong govmaturity.Problems
		if !errors.As(err, &wrong) {
			return nil, err
		}
		for _, p := range wrong {
			p.Path = append(govmaturity.Path{}.Key("assessment"), p.Path...)
			more = append(more, p)
		}
	} else if c.Expect != nil {
		more = unknown(c.card, *c.Expect, govmaturity.Path{}.Key("expect"))
	}
	if c.Expect == nil && !update {
		more = append(more, problem(nil, "required", "the case expects nothing; to write down what comes out, set %s=1", UpdateVariable))
	}
	return c, document.Place(more, file, root).Err()
}

// unknown reports expectations about what the framework does not have.
func unknown(card *maturity.Scorecard, want expected, path govmaturity.Path) (problems govmaturity.Problems) {
	for _, id := range slices.Sorted(maps.Keys(want.Nodes)) {
		at := path.Key("nodes").Key(id)
		r := card.Node(id)
		if !r.Valid() {
			problems = append(problems, problem(at, "unknown-reference", "there is no node %q here", id))
			continue
		}
		for key, l := range map[string]struct {
			id     string
			levels []maturity.Level
		}{"level": {want.Nodes[id].Level, r.Levels()}, "class": {want.Nodes[id].Class, classesOf(r)}} {
			has := slices.ContainsFunc(l.levels, func(x maturity.Level) bool { return x.ID() == l.id })
			if l.id != "" && !has && (l.id != none || l.levels == nil) {
				problems = append(problems, problem(at.Key(key), "unknown-reference", "%s has no %s %q", id, key, l.id))
			}
		}
	}
	for _, roster := range slices.Sorted(maps.Keys(want.Rosters)) {
		for _, id := range slices.Sorted(maps.Keys(want.Rosters[roster])) {
			at := path.Key("rosters").Key(roster).Key(id)
			item := card.Item(roster, id)
			if item == nil {
				problems = append(problems, problem(at, "unknown-reference", "there is no item %q in a roster %q of the answers", id, roster))
				continue
			}
			problems = append(problems, unknown(item, want.Rosters[roster][id], at)...)
		}
	}
	return problems
}

// none stands for no level in a golden case.
const none = "none"

// classesOf returns the classes that a node can fall into.
func classesOf(r maturity.Result) []maturity.Level {
	for _, cut := range r.Explain().ClassCuts {
		return r.Card().Framework().Levels(cut.Level.Scale())
	}
	return nil
}

// answerCodec says what an answer looks like, as package maturity reads it.
func answerCodec() document.Codec {
	word := &document.Shape{Kind: document.Word, NotEmpty: true}
	words := &document.Shape{Kind: document.Sequence, Item: word}
	number := &document.Shape{Kind: document.Float}
	truth := &document.Shape{Kind: document.Truth}
	value := &document.Shape{Kind: document.Union, Choices: []*document.Shape{truth, number, word, words}}
	var states []string
	for _, s := range append(missingStates(), maturity.Answered, maturity.Imputed) {
		states = append(states, string(s))
	}
	full := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "value", Shape: value},
		{Key: "state", Shape: &document.Shape{Kind: document.Word, Enum: states}},
		{Key: "comment", Shape: &document.Shape{Kind: document.Word}},
		{Key: "evidence", Shape: words},
	}}
	t := reflect.TypeFor[maturity.Answer]()
	return document.Codec{
		Type: t,
		Shape: &document.Shape{Kind: document.Union, Name: t.Name(), Package: t.PkgPath(), Choices: []*document.Shape{
			{Kind: document.Nothing}, truth, number, word, words, full,
		}},
		Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
			return decodeAnswer(n, into.(*maturity.Answer))
		},
	}
}

// decodeAnswer reads an answer from a node that has its shape.
func decodeAnswer(n *document.Node, a *maturity.Answer) govmaturity.Problems {
	if n.Kind != document.Map {
		*a = valueOf(n)
		return nil
	}
	state := maturity.State("")
	if s := n.Get("state"); s != nil {
		state = maturity.State(s.Text)
	}
	switch value := n.Get("value"); {
	case value == nil:
		*a = maturity.NoAnswer(state)
	case state == "" || state == maturity.Answered:
		*a = valueOf(value)
	case state == maturity.Imputed:
		*a = valueOf(value).AsImputed()
	default:
		return govmaturity.Problems{problem(nil, "wrong-answer", "an answer that is %s cannot have a value beside it", state)}
	}
	if c := n.Get("comment"); c != nil {
		a.Comment = c.Text
	}
	if list := n.Get("evidence"); list != nil {
		for _, item := range list.Items {
			a.Evidence = append(a.Evidence, item.Text)
		}
	}
	return nil
}

func valueOf(n *document.Node) maturity.Answer {
	switch n.Kind {
	case document.Bool:
		return maturity.YesOrNo(n.True)
	case document.Number:
		x, _ := strconv.ParseFloat(n.Text, 64) // the parser refused what does not fit
		return maturity.Numeric(x)
	case document.String:
		return maturity.Choose(n.Text)
	case document.List:
		ids := make([]string, len(n.Items))
		for i, item := range n.Items {
			ids[i] = item.Text
		}
		return maturity.Choose(ids...)
	}
	return maturity.Answer{}
}
