package maturitytest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

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
// those of form and those of meaning, each with its line and column. To be
// updated, a case need not expect anything yet.
func readGolden(fw *maturity.Framework, file string, data []byte, update bool) (*golden, error) {
	shape, err := document.ShapeOf(goldenDocument{}, answerCodec())
	if err != nil {
		return nil, err
	}
	c := &golden{file: file, data: data}
	var form govmaturity.Problems
	c.root, form = shape.Read(file, data, &c.goldenDocument)
	if c.root == nil || c.root.Kind != document.Map || hasCode(form, govmaturity.CodeWrongFormat) {
		return nil, form.Err()
	}
	meaning, err := c.score(fw)
	if err != nil {
		return nil, err
	}
	if c.Expect != nil {
		known, err := anyCard(fw)
		if err != nil {
			return nil, err
		}
		items := orEmpty(c.Assessment.Rosters)
		if !c.readItems(form) {
			items = nil
		}
		meaning = append(meaning, unknown(known, items, *c.Expect, govmaturity.Path{}.Key("expect"))...)
	} else if !update && !c.meansToExpect() {
		meaning = append(meaning, problem(nil, govmaturity.CodeRequired, "the case expects nothing; to write down what comes out, set %s=1", UpdateVariable))
	}
	return c, merge(form, document.Place(meaning, file, c.root)).Err()
}

// score scores the answers, as far as they could be read.
func (c *golden) score(fw *maturity.Framework) (problems govmaturity.Problems, err error) {
	if n := c.root.Get("assessment"); n == nil || n.Kind != document.Map {
		return nil, nil // the problem is one of form
	}
	c.card, err = fw.Score(&c.Assessment)
	var wrong govmaturity.Problems
	if err != nil && !errors.As(err, &wrong) {
		return nil, err
	}
	for _, p := range wrong {
		p.Path = append(govmaturity.Path{}.Key("assessment"), p.Path...)
		problems = append(problems, p)
	}
	return problems, nil
}

// meansToExpect reports whether there is an expect that could not be read.
func (c *golden) meansToExpect() bool {
	return slices.ContainsFunc(c.root.Fields, func(f document.Entry) bool {
		return document.Nearest(f.Key, []string{"expect"}) != ""
	})
}

// readItems reports whether the items of rosters could be read.
func (c *golden) readItems(form govmaturity.Problems) bool {
	n := c.root.Get("assessment")
	return n != nil && n.Kind == document.Map && !slices.ContainsFunc(form, func(p govmaturity.Problem) bool {
		return len(p.Path) > 1 && p.Path[0].Key == "assessment" && document.Nearest(p.Path[1].Key, []string{"rosters"}) != ""
	})
}

// merge adds the problems of meaning to those of form, but for what only
// follows from a value that could not be read.
func merge(form, meaning govmaturity.Problems) govmaturity.Problems {
	all := slices.Clone(form)
	for _, p := range meaning {
		follows := slices.ContainsFunc(form, func(f govmaturity.Problem) bool {
			unread := f.Code == govmaturity.CodeWrongType || f.Code == govmaturity.CodeNull
			return f.Path.Pointer() == p.Path.Pointer() || unread && strings.HasPrefix(p.Path.Pointer(), f.Path.Pointer()+"/")
		})
		if !follows {
			all = append(all, p)
		}
	}
	return all
}

func hasCode(problems govmaturity.Problems, code govmaturity.Code) bool {
	return slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code == code })
}

// anyItem is the item that each roster of anyCard has.
const anyItem = "item"

// anyCard returns a card without answers. What is expected is compared with its
// nodes, so that it can be checked whether or not the answers are good.
func anyCard(fw *maturity.Framework) (*maturity.Scorecard, error) {
	spec := fw.Spec()
	return fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: spec.ID, Edition: spec.Edition, Subject: "Any",
		Rosters: anyItems(spec.Rosters),
	})
}

func anyItems(rosters []maturity.RosterSpec) map[string][]maturity.RosterItem {
	items := map[string][]maturity.RosterItem{}
	for _, r := range rosters {
		items[r.ID] = []maturity.RosterItem{{ID: anyItem, Rosters: anyItems(r.Rosters)}}
	}
	return items
}

// unknown reports expectations about what the framework does not have, and
// about items that are not among those given; nil if those are not known.
func unknown(card *maturity.Scorecard, given map[string][]maturity.RosterItem, want expected, path govmaturity.Path) (problems govmaturity.Problems) {
	report := func(at govmaturity.Path, format string, args ...any) {
		problems = append(problems, problem(at, govmaturity.CodeUnknownReference, format, args...))
	}
	for _, id := range slices.Sorted(maps.Keys(want.Nodes)) {
		at := path.Key("nodes").Key(id)
		r := card.Node(id)
		if !r.Valid() {
			var known []string
			for r := range card.Nodes() {
				known = append(known, r.ID())
			}
			report(at, "there is no node %q here%s", id, suggest(id, known))
			continue
		}
		for key, l := range map[string]struct {
			id     string
			levels []govmaturity.Level
		}{"level": {want.Nodes[id].Level, r.Levels()}, "class": {want.Nodes[id].Class, r.Classes()}} {
			var known []string
			for _, x := range l.levels {
				known = append(known, x.ID())
			}
			if l.id != "" && !slices.Contains(known, l.id) && (l.id != none || known == nil) {
				report(at.Key(key), "%s has no %s %q%s", id, key, l.id, suggest(l.id, known))
			}
		}
	}
	for _, roster := range slices.Sorted(maps.Keys(want.Rosters)) {
		at := path.Key("rosters").Key(roster)
		known := card.Item(roster, anyItem)
		if known == nil {
			report(at, "there is no roster %q here%s", roster, suggest(roster, card.Rosters()))
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(want.Rosters[roster])) {
			var ids []string
			var inside map[string][]maturity.RosterItem
			for _, item := range given[roster] {
				ids = append(ids, item.ID)
				if item.ID == id {
					inside = orEmpty(item.Rosters)
				}
			}
			if given != nil && inside == nil {
				report(at.Key(id), "there is no item %q in the roster %q of the answers%s", id, roster, suggest(id, ids))
			}
			problems = append(problems, unknown(known, inside, want.Rosters[roster][id], at.Key(id))...)
		}
	}
	return problems
}

// orEmpty returns a map that is not nil.
func orEmpty(rosters map[string][]maturity.RosterItem) map[string][]maturity.RosterItem {
	if rosters == nil {
		return map[string][]maturity.RosterItem{}
	}
	return rosters
}

// suggest names the nearest known word, when one is near.
func suggest(word string, known []string) string {
	if near := document.Nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// none stands for no level in a golden case.
const none = "none"

// answerCodec says what an answer looks like, as package maturity reads it.
func answerCodec() document.Codec {
	word := &document.Shape{Kind: document.Word, NotEmpty: true}
	words := &document.Shape{Kind: document.Sequence, Item: word}
	number := &document.Shape{Kind: document.Float}
	truth := &document.Shape{Kind: document.Truth}
	value := &document.Shape{Kind: document.Union, Choices: []*document.Shape{truth, number, word, words}}
	var states []string
	for _, s := range append(missingStates(), govmaturity.StateAnswered, govmaturity.StateImputed) {
		states = append(states, string(s))
	}
	full := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "value", Shape: value},
		{Key: "state", Shape: &document.Shape{Kind: document.Word, Enum: states}},
		{Key: "comment", Shape: &document.Shape{Kind: document.Word}},
		{Key: "evidence", Shape: words},
	}}
	t := reflect.TypeFor[govmaturity.Answer]()
	return document.Codec{
		Type: t,
		Shape: &document.Shape{Kind: document.Union, Name: t.Name(), Package: t.PkgPath(), Choices: []*document.Shape{
			{Kind: document.Nothing}, truth, number, word, words, full,
		}},
		Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
			return decodeAnswer(n, into.(*govmaturity.Answer))
		},
	}
}

// decodeAnswer reads an answer from a node that has its shape.
func decodeAnswer(n *document.Node, a *govmaturity.Answer) govmaturity.Problems {
	if n.Kind != document.Map {
		*a = valueOf(n)
		return nil
	}
	state := govmaturity.State("")
	if s := n.Get("state"); s != nil {
		state = govmaturity.State(s.Text)
	}
	switch value := n.Get("value"); {
	case value == nil:
		*a = govmaturity.AnswerState(state)
	case state == "" || state == govmaturity.StateAnswered:
		*a = valueOf(value)
	case state == govmaturity.StateImputed:
		*a = valueOf(value).AsImputed()
	default:
		return govmaturity.Problems{problem(nil, govmaturity.CodeWrongAnswer, "an answer that is %s cannot have a value beside it", state)}
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

func valueOf(n *document.Node) govmaturity.Answer {
	switch n.Kind {
	case document.Bool:
		return govmaturity.AnswerYesNo(n.True)
	case document.Number:
		x, _ := strconv.ParseFloat(n.Text, 64) // the parser refused what does not fit
		return govmaturity.AnswerNumber(x)
	case document.String:
		return govmaturity.AnswerChoice(n.Text)
	case document.List:
		ids := make([]string, len(n.Items))
		for i, item := range n.Items {
			ids[i] = item.Text
		}
		return govmaturity.AnswerChoice(ids...)
	}
	return govmaturity.Answer{}
}
