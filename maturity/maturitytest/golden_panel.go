package maturitytest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// RunPanelGolden tries the golden cases of a panel, as [RunGolden] does those of a
// framework: what a ranking was, as it was published.
//
//	format: govmaturity/golden/1
//	framework: agencies
//	tolerance: printed
//	cases:
//	  - name: As it was published
//	    given: {}
//	    expect:
//	      nodes:
//	        agencies:
//	          Post: {rank: 1, value: 1}
//	          Health: {rank: 2, value: 0.787}
//	  - name: Without the post, and with faster justice
//	    given:
//	      without: [Post]
//	      answers: {Justice: {waiting: 7}}
//	    expect: {nodes: {agencies: {Justice: {rank: 2}}}}
//	  - name: A later subject, against the goalposts as they are
//	    given: {later: {Museum: {online: 20, waiting: 60}}}
//	    expect: {nodes: {agencies: {Museum: {value: 0.1}, Post: {value: 1}}}}
//
// Given is the panel, with some changes, if any: without names subjects that are taken
// away, and answers replace some of a subject, or make a subject that there was not. What
// the panel says is then found out anew. Under later stand subjects that are scored
// against the goalposts of the panel as it is, and ranked with the others. A subject
// stands in the panel once.
//
// Of what is expected, only what is written is compared: for nodes and subjects the rank,
// 0 where there is none, the value, as computed, the state and the class. A tolerance is
// about values. The cases reach a class of a node that somebody is in.
func RunPanelGolden(t *testing.T, p *panel.Panel, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenPanel(p)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckPanelGolden is [RunPanelGolden] without testing, and without updates: see
// [CheckGolden].
func CheckPanelGolden(p *panel.Panel, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenPanel(p)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

// panelCaseFormat is the format of what a case gives. Nobody writes it: it is filled in.
const panelCaseFormat = "govmaturity/panel-case/1"

type givenPanel struct {
	Format  string                  `json:"format" doc:"required,enum=govmaturity/panel-case/1"`
	Without []string                `json:"without,omitempty" doc:"nonempty"`
	Answers map[string]golden.Value `json:"answers,omitempty" doc:"nonempty"`
	Later   map[string]golden.Value `json:"later,omitempty" doc:"nonempty"`
}

var panelCaseDocument = document.Declare[givenPanel](panelCaseFormat, "Golden case", "What is changed in a panel.",
	func() []document.Codec { return golden.Codecs(aboutValue, aboutRank) })

// aboutRank is the kind of number that a rank is.
const aboutRank = "rank"

// expectedPanel is what should come out, by node and subject.
type expectedPanel struct {
	Nodes map[string]map[string]expectedMember `json:"nodes,omitempty" doc:"nonempty"`
}

// expectedMember is what should come out for a subject. What is "" is not compared.
type expectedMember struct {
	Rank  golden.Number     `json:"rank,omitempty"`
	Value golden.Number     `json:"value,omitempty"`
	State govmaturity.State `json:"state,omitempty"`
	Class string            `json:"class,omitempty"`
}

// goldenPanel is a panel as the subject of golden cases.
type goldenPanel struct{ p *panel.Panel }

func newGoldenPanel(p *panel.Panel) (*golden.Kit[expectedPanel, *panel.Panel], error) {
	if p == nil || p.Framework() == nil {
		return nil, errors.New("maturitytest: there is no panel")
	}
	return golden.New[expectedPanel, *panel.Panel](goldenPanel{p}, aboutValue, aboutRank)
}

func (g goldenPanel) Edition() (id, edition string) { return g.p.Asked().ID(), g.p.Asked().Edition() }

// Try makes the panel that is given.
func (g goldenPanel) Try(value golden.Value) (*panel.Panel, error) {
	c := panelCaseDocument.Read("given.json", value.With("format", panelCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	top := govmaturity.Path{}
	var given []*maturity.Assessment
	place := map[string]int{}
	for _, m := range g.p.Members() {
		a := m.Assessment()
		a.Hash = ""
		place[a.Subject] = len(given)
		given = append(given, a)
	}
	for _, id := range sortedKeys(c.Doc.Answers) {
		more := readAnswers(c, top.Key("answers").Key(id), g.p.Asked(), c.Doc.Answers[id])
		if i, there := place[id]; there && more != nil {
			changed := clone(given[i])
			maps.Copy(changed.Answers, more.Answers)
			given[i] = changed
		} else if more != nil {
			more.Subject = id
			given = append(given, more)
		}
	}
	for i, id := range c.Doc.Without {
		if _, there := place[id]; !there {
			c.Add(top.Key("without").Index(i), govmaturity.CodeUnknownReference, "there is no subject %q%s", id, c.Suggest(id, func() []string { return sortedKeys(place) }))
		}
	}
	given = slices.DeleteFunc(given, func(a *maturity.Assessment) bool { return slices.Contains(c.Doc.Without, a.Subject) })
	var later []*maturity.Assessment
	for _, id := range sortedKeys(c.Doc.Later) {
		if a := readAnswers(c, top.Key("later").Key(id), g.p.Asked(), c.Doc.Later[id]); a != nil {
			a.Subject = id
			later = append(later, a)
		}
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return g.scored(c, given, later)
}

// scored scores subjects, and those who come later against what the panel then says.
func (g goldenPanel) scored(c *document.Draft[givenPanel], given, later []*maturity.Assessment) (*panel.Panel, error) {
	p, err := panel.New(g.p.Asked(), given)
	if err == nil && len(later) > 0 {
		p, err = panel.New(p.Framework(), append(slices.Clone(given), later...))
	}
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		return nil, err
	}
	for _, x := range problems {
		c.Add(nil, x.Code, x.Format, x.Args...)
	}
	return p, c.Err()
}

// Unknown reports nodes, subjects and classes that there are not.
func (g goldenPanel) Unknown(want expectedPanel, got *panel.Panel, tried bool) govmaturity.Problems {
	r, top := &document.Report{}, govmaturity.Path{}.Key("nodes")
	fw := g.p.Framework()
	unknownKeys(r, top, "node", want.Nodes, func(id string) bool { return fw.Node(id).Valid() }, func() (ids []string) {
		for n := range fw.Nodes() {
			ids = append(ids, n.ID())
		}
		return ids
	})
	for _, id := range sortedKeys(want.Nodes) {
		if tried {
			unknownKeys(r, top.Key(id), "subject", want.Nodes[id], func(subject string) bool { _, there := got.Member(subject); return there }, func() (names []string) {
				for _, m := range got.Members() {
					names = append(names, m.Subject)
				}
				return names
			})
		}
		for _, subject := range sortedKeys(want.Nodes[id]) {
			if n := fw.Node(id); n.Valid() {
				unknownLevel(r, top.Key(id).Key(subject).Key("class"), "class", n, want.Nodes[id][subject].Class, n.Classes())
			}
		}
	}
	return r.Problems()
}

// membersOf returns what came out for a node, by subject.
func membersOf(p *panel.Panel, node string) map[string]expectedMember {
	out := map[string]expectedMember{}
	ranks := p.Ranks(node)
	for i, m := range p.Members() {
		r := m.Card.Node(node)
		e := expectedMember{Rank: golden.NumberOf(float64(ranks[i]))}
		if x, ok := r.Value(); ok {
			e.Value = golden.NumberOf(x)
			if r.Classes() != nil {
				e.Class = none
				if class := r.Class(); class.Valid() {
					e.Class = class.ID()
				}
			}
		} else {
			e.State = r.State()
		}
		out[m.Subject] = e
	}
	return out
}

// Compare compares what is expected with what came out.
func (g goldenPanel) Compare(want expectedPanel, got *panel.Panel, within golden.Tolerances) (expectedPanel, []golden.Difference) {
	c, out := &comparison{within: within}, expectedPanel{}
	for n := range got.Framework().Nodes() {
		wanted, ok := want.Nodes[n.ID()]
		if !ok {
			continue
		}
		if out.Nodes == nil {
			out.Nodes = map[string]map[string]expectedMember{}
		}
		all := membersOf(got, n.ID())
		members := map[string]expectedMember{}
		for _, subject := range sortedKeys(wanted) {
			w, x := wanted[subject], all[subject]
			m, _ := got.Member(subject)
			r := m.Card.Node(n.ID())
			c.begin(govmaturity.Path{}.Key("nodes").Key(n.ID()).Key(subject), subject+", "+nodeTitle(n), r.Explain().Text())
			members[subject] = expectedMember{
				Rank: c.number(aboutRank, w.Rank, x.Rank), Value: c.number(aboutValue, w.Value, x.Value),
				State: govmaturity.State(c.word("state", string(w.State), string(r.State()))), Class: c.word("class", w.Class, x.Class),
			}
		}
		out.Nodes[n.ID()] = members
	}
	return out, c.differs
}

// Everything expects all that came out.
func (g goldenPanel) Everything(got *panel.Panel) expectedPanel {
	out := expectedPanel{Nodes: map[string]map[string]expectedMember{}}
	for n := range got.Framework().Nodes() {
		out.Nodes[n.ID()] = membersOf(got, n.ID())
	}
	return out
}

// Write writes expectations as YAML, members in the order of the panel.
func (g goldenPanel) Write(b *bytes.Buffer, want expectedPanel, got *panel.Panel, indent string) {
	if len(want.Nodes) > 0 {
		b.WriteString(indent + "nodes:\n")
	}
	for n := range got.Framework().Nodes() {
		members, ok := want.Nodes[n.ID()]
		if !ok {
			continue
		}
		fmt.Fprintf(b, "%s  %s:\n", indent, golden.YAML(n.ID()))
		for _, m := range got.Members() {
			if e, ok := members[m.Subject]; ok {
				fmt.Fprintf(b, "%s    %s: %s\n", indent, golden.YAML(m.Subject), inline("rank", e.Rank, "value", e.Value, "state", string(e.State), "class", e.Class))
			}
		}
	}
}

// Places adds each class of each node.
func (g goldenPanel) Places(r *golden.Reach) {
	for n := range g.p.Framework().Nodes() {
		for _, class := range n.Classes() {
			r.Add("class", n.ID(), class.ID())
		}
	}
}

// Mark notes the classes that members are in.
func (g goldenPanel) Mark(r *golden.Reach, got *panel.Panel) {
	for _, m := range got.Members() {
		for x := range m.Card.Nodes() {
			if class := x.Class(); class.Valid() {
				r.Hit("class", x.ID(), class.ID())
			}
		}
	}
}
