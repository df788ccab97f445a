package actionplan

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Need is something that a plan should answer: a gap that somebody found, and the
// document in which it was found. [NeedsOfGaps], [NeedsOfReadiness],
// [NeedsOfSituation], [NeedsOfEngagement] and [NeedsOfVision] make needs, and a host
// can make its own, of targets of the 2030 Agenda. [Draft] makes a plan of them.
type Need struct {
	// Kind, Document, Edition, ID, From and To are those of [AnswerSpec]. Where there
	// are levels, a need is about one: To is reached from From, the level right below
	// it, or from none.
	Kind     AnswerKind
	Document string
	Edition  string
	ID       string
	From, To string
	// Rank is the place of To among the levels, from 1. It puts the needs of one thing
	// in order, and is 0 where there are no levels.
	Rank int
	// Place is where in its document the thing stands. It puts things in order.
	Place int
	// Unknown says that nobody knows how things stand. Such a need is to be looked
	// into, and no step answers it.
	Unknown bool
	// Title is what people call the thing, and FromTitle and ToTitle what they call
	// the levels. Description says what it is like when the need is met.
	Title, FromTitle, ToTitle, Description govmaturity.Text
	// DocumentTitle is what people call the document.
	DocumentTitle govmaturity.Text
	// Reached is the level that it is at now, and Target the one aimed at.
	Reached, Target govmaturity.Text
	// Aspect is what kind of bottleneck it is: policy-bottleneck.
	Aspect string
	// People is how many people fall short, where it is about people.
	People int
	// Found names the finding that the need comes from.
	Found govmaturity.Reference
	// Proposals are what those who found it propose to do.
	Proposals []Proposal
	// Known is what the document says already about the fields of a step.
	Known []KnownField
}

// Proposal is something that those who found a need propose to do about it: a
// solution, an action of a register.
type Proposal struct {
	// ID is unique in the document that it is from.
	ID    string
	Text  govmaturity.Text
	Known []KnownField
}

// KnownField is what a document says about a field of a step. A draft does not fill
// it in: it is shown where the field is asked for.
type KnownField struct {
	Field AskField
	Text  govmaturity.Text
}

// Answer returns what a step cites that answers the need.
func (n Need) Answer() AnswerSpec {
	return AnswerSpec{Kind: n.Kind, Document: n.Document, Edition: n.Edition, ID: n.ID, From: n.From, To: n.To}
}

// Why says why the need is one, in the given words.
func (n Need) Why(w govmaturity.Words) string {
	wording := func(t govmaturity.Text) string {
		if len(t) == 0 {
			return w.Say("need.no-level")
		}
		return w.Wording(t)
	}
	switch {
	case n.Unknown:
		return w.Say("need.unknown")
	case n.Kind == AnswerKindNode && n.To != "":
		return w.Say("need.node", "reached", wording(n.Reached), "target", wording(n.Target), "from", wording(n.FromTitle), "to", wording(n.ToTitle))
	case n.Kind == AnswerKindCompetency && n.To != "":
		return w.Say("need.competency", "to", wording(n.ToTitle), "people", n.People)
	case n.Kind == AnswerKindCompetency:
		return w.Say("need.competency-held", "people", n.People)
	case n.Kind == AnswerKindStakeholder && n.To != "":
		return w.Say("need.stakeholder", "from", wording(n.FromTitle), "to", wording(n.ToTitle))
	}
	return w.Say("need.is." + string(n.Kind))
}

// Label returns what people call the need: the thing and the level to be reached.
func (n Need) Label() govmaturity.Text {
	if len(n.ToTitle) == 0 {
		return n.Title.Clone()
	}
	label := govmaturity.Text{}
	for tag, title := range n.Title {
		w := govmaturity.WordsFor(tag)
		label[tag] = w.Say("text.label", "label", title, "text", w.Wording(n.ToTitle))
	}
	return label
}

// needKey is what two needs have in common that are the same.
type needKey struct {
	kind         AnswerKind
	document, id string
	from, to     string
	unknown      bool
}

func (n Need) key() needKey { return needKey{n.Kind, n.Document, n.ID, n.From, n.To, n.Unknown} }

// thing is what a need is about, whatever the level.
func (n Need) thing() needKey { return needKey{kind: n.Kind, document: n.Document, id: n.ID} }

// compareNeeds is the order of needs in a plan: by kind and document, then as things
// stand there, then by level.
func compareNeeds(a, b Need) int {
	kind := func(n Need) int { return slices.Index(AnswerKinds(), n.Kind) }
	return cmp.Or(cmp.Compare(kind(a), kind(b)), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.ID, b.ID), cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.To, b.To))
}

// mergeNeeds puts needs in order, each once. Of two that say the same thing
// differently, it keeps the same one, whatever the order in which they are handed
// over; their proposals are put together, and the larger number of people stands.
func mergeNeeds(needs ...Need) []Need {
	written := func(n Need) string {
		data, _ := json.Marshal(n) // texts and numbers can be written
		return string(data)
	}
	sorted := slices.Clone(needs)
	said := map[int]string{}
	at := make([]int, len(needs))
	for i := range needs {
		at[i], said[i] = i, written(needs[i])
	}
	slices.SortFunc(at, func(i, k int) int {
		return cmp.Or(compareNeeds(needs[i], needs[k]), strings.Compare(said[i], said[k]))
	})
	for k, i := range at {
		sorted[k] = needs[i]
	}
	var out []Need
	place := map[needKey]int{}
	for _, n := range sorted {
		k, there := place[n.key()]
		if !there {
			place[n.key()] = len(out)
			n.Proposals = slices.Clone(n.Proposals)
			out = append(out, n)
			continue
		}
		out[k].People = max(out[k].People, n.People)
		for _, p := range n.Proposals {
			if !slices.ContainsFunc(out[k].Proposals, func(q Proposal) bool { return q.ID == p.ID }) {
				out[k].Proposals = append(out[k].Proposals, p)
			}
		}
	}
	return out
}

// checkNeeds reports needs that no step can cite.
func checkNeeds(needs []Need) error {
	var r document.Report
	editions := map[string]string{}
	for i, n := range needs {
		at := govmaturity.Path{}.Key("needs").Index(i)
		switch {
		case !slices.Contains(AnswerKinds(), n.Kind):
			r.Add(at.Key("kind"), govmaturity.CodeUnknownReference, "there is no kind %q", string(n.Kind))
		case n.ID == "":
			r.Add(at.Key("id"), govmaturity.CodeRequired, "what of %q is it about?", n.Document)
		case len(n.Title) == 0:
			r.Add(at.Key("title"), govmaturity.CodeRequired, "what do people call %s?", n.ID)
		}
		document := string(n.Kind) + " " + n.Document
		if other, there := editions[document]; there && other != n.Edition {
			r.Add(at.Key("edition"), govmaturity.CodeOtherEdition, "there are needs of two editions of %s, %q and %q: make a plan of one", n.Document, min(other, n.Edition), max(other, n.Edition))
		}
		editions[document] = n.Edition
	}
	return r.Err()
}
