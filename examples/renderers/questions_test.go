package renderers

import (
	"github.com/govmaturity/govmaturity"

	"os"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// path is a place in a document: keys, and numbers of items.
type path []any

func (p path) to(steps ...any) path { return append(append(path(nil), p...), steps...) }

// question is one question of a form, with the answer that the test gives.
type question struct {
	at       path // of the answer
	id       string
	title    string
	kind     maturity.MeasureKind
	unit     string
	options  []option
	asked    string // the question that it depends on, which must be answered with yes
	selected []int  // of options
	typed    string
}

type option struct{ id, title string }

func (q question) answer(t *testing.T) govmaturity.Answer {
	if q.options == nil {
		x, err := strconv.ParseFloat(q.typed, 64)
		if err != nil {
			t.Fatal(err)
		}
		return govmaturity.AnswerNumber(x)
	}
	var ids []string
	for _, i := range q.selected {
		ids = append(ids, q.options[i].id)
	}
	return govmaturity.AnswerChoice(ids...)
}

// roster is a list of a form, with the items that the test adds.
type roster struct {
	id, title string
	items     []item
}

type item struct {
	at        path
	id, title string
	questions []question
}

// sample is a framework with answers to all of its questions, in its order.
type sample struct {
	name      string
	fw        *maturity.Framework
	questions []question
	rosters   []roster
}

const subject = "Ruritania"

func samples(t *testing.T) []sample {
	t.Helper()
	nine, err := catalog.Load("un-nine-pillars@2020")
	if err != nil {
		t.Fatal(err)
	}
	return []sample{
		newSample("nine pillars", nine),
		newSample("every measure", everyMeasure(t)),
		newSample("hard words", hardWords(t)),
	}
}

func everyMeasure(t *testing.T) *maturity.Framework { return framework(t, "every-measure.yaml") }

func hardWords(t *testing.T) *maturity.Framework { return framework(t, "hard-words.yaml") }

func conditions(t *testing.T) *maturity.Framework { return framework(t, "conditions.yaml") }

func framework(t *testing.T, file string) *maturity.Framework {
	t.Helper()
	fw, err := maturity.Load(os.DirFS("testdata"), file)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// newSample returns a framework with its questions. The answers are never the
// first options: those that a renderer chooses by itself would do.
func newSample(name string, fw *maturity.Framework) sample {
	s := sample{name: name, fw: fw}
	spec := s.fw.Spec()
	s.questions = questionsOf(spec, spec.Root, path{"answers"}, 0)
	for _, r := range spec.Rosters {
		list := roster{id: r.ID, title: r.Title.In("en")}
		for i, id := range []string{"north", "south"} {
			at := path{"rosters", r.ID, i}
			list.items = append(list.items, item{at, id, "The " + id, questionsOf(spec, r.Root, at.to("answers"), i)})
		}
		s.rosters = append(s.rosters, list)
	}
	return s
}

func questionsOf(spec *maturity.Spec, n maturity.NodeSpec, at path, turn int) []question {
	var out []question
	for _, kid := range n.Nodes {
		out = append(out, questionsOf(spec, kid, at, turn+len(out))...)
	}
	m := n.Measure
	if m == nil {
		return out
	}
	q := question{at: at.to(n.ID), id: n.ID, title: n.Title.In("en"), kind: m.Kind, unit: m.Unit.In("en")}
	if n.When != nil {
		q.asked = n.When.Node
	}
	switch m.Kind {
	case maturity.MeasureLevel:
		for _, scale := range spec.Scales {
			if scale.ID == m.Scale {
				for _, l := range scale.Levels {
					q.options = append(q.options, option{l.ID, l.Title.In("en")})
				}
			}
		}
		q.selected = []int{1 + turn%(len(q.options)-1)}
	case maturity.MeasureYesNo:
		q.options = []option{{"yes", "Yes"}, {"no", "No"}}
		q.selected = []int{turn % 2}
		if at[0] == "answers" {
			q.selected = []int{0} // another question depends on it
		}
	case maturity.MeasureChoice, maturity.MeasureChecklist:
		for _, o := range m.Options {
			q.options = append(q.options, option{o.ID, o.Title.In("en")})
		}
		q.selected = []int{len(q.options) - 1}
		if m.Kind == maturity.MeasureChecklist {
			q.selected = []int{0, len(q.options) - 1}
		}
	case maturity.MeasureCount:
		q.typed = "7"
	case maturity.MeasurePoints:
		q.typed = "8.5"
	default:
		q.typed = "62.25"
	}
	return []question{q}
}

// assessment is what should come out of the form.
func (s sample) assessment(t *testing.T) *maturity.Assessment {
	answers := func(qs []question) map[string]govmaturity.Answer {
		out := make(map[string]govmaturity.Answer)
		for _, q := range qs {
			out[q.id] = q.answer(t)
		}
		return out
	}
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: s.fw.ID(), Edition: s.fw.Edition(),
		Subject: subject, Answers: answers(s.questions),
	}
	for _, r := range s.rosters {
		if a.Rosters == nil {
			a.Rosters = make(map[string][]maturity.RosterItem)
		}
		for _, it := range r.items {
			a.Rosters[r.id] = append(a.Rosters[r.id], maturity.RosterItem{ID: it.id, Title: it.title, Answers: answers(it.questions)})
		}
	}
	return a
}
