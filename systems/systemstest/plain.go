package systemstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

// plain is a diagram with nothing in it but what its loops and archetypes depend
// on, so that it can be changed: variables with their roles and actors, and links.
// What it calls variables and links leads back to the diagram under examination.
type plain struct {
	spec *systems.DiagramSpec
	was  map[string]string // ids of variables
	link map[string]int    // ids of links to their places; the second part of a link has none
	step string            // what the ids of no variable begin with
	// flipped are variables that are measured the other way.
	flipped map[string]bool
}

func plainOf(d *systems.Diagram) *plain {
	p := &plain{spec: &systems.DiagramSpec{Format: systems.DiagramFormat, ID: d.ID()}, was: map[string]string{}, link: map[string]int{}, step: "zz"}
	for _, a := range d.Actors() {
		p.spec.Actors = append(p.spec.Actors, systems.ActorSpec{ID: a.ID(), Name: govmaturity.English(a.ID()), Outside: a.Outside()})
	}
	for v := range d.Variables() {
		for p.was[v.ID()] = v.ID(); strings.HasPrefix(v.ID(), p.step); {
			p.step += "z"
		}
		p.spec.Variables = append(p.spec.Variables, systems.VariableSpec{
			ID: v.ID(), Name: govmaturity.English(v.ID()), Role: v.Role(), Actor: v.Actor().ID(), Kind: v.Kind(), Layer: v.Layer(), Stock: v.Stock(),
		})
	}
	for l := range d.Links() {
		id := fmt.Sprintf("l%06d", l.Index())
		p.link[id] = l.Index()
		p.spec.Links = append(p.spec.Links, systems.CausalLinkSpec{ID: id, From: l.From().ID(), To: l.To().ID(), Sign: l.Sign(), Delay: l.Delay()})
	}
	return p
}

// copy returns a plain diagram to change.
func (p *plain) copy() *plain {
	q := &plain{spec: new(*p.spec), was: p.was, link: p.link, step: p.step, flipped: p.flipped}
	q.spec.Actors, q.spec.Variables, q.spec.Links = slices.Clone(p.spec.Actors), slices.Clone(p.spec.Variables), slices.Clone(p.spec.Links)
	return q
}

// called returns the diagram with other ids of variables and links.
func (p *plain) called(r *rand.Rand) *plain {
	q := p.copy()
	q.was, q.link = map[string]string{}, map[string]int{}
	now := map[string]string{}
	for i, k := range r.Perm(len(q.spec.Variables)) {
		v := &q.spec.Variables[i]
		id := fmt.Sprintf("n%06d", k)
		now[v.ID], q.was[id] = id, v.ID
		v.ID, v.Name = id, govmaturity.English(id)
	}
	for i, k := range r.Perm(len(q.spec.Links)) {
		l := &q.spec.Links[i]
		id := fmt.Sprintf("k%06d", k)
		q.link[id] = p.link[l.ID]
		l.ID, l.From, l.To = id, now[l.From], now[l.To]
	}
	return q
}

// shuffled returns the diagram with its parts in another order.
func (p *plain) shuffled(r *rand.Rand) *plain {
	q := p.copy()
	r.Shuffle(len(q.spec.Actors), func(i, k int) { q.spec.Actors[i], q.spec.Actors[k] = q.spec.Actors[k], q.spec.Actors[i] })
	r.Shuffle(len(q.spec.Variables), func(i, k int) { q.spec.Variables[i], q.spec.Variables[k] = q.spec.Variables[k], q.spec.Variables[i] })
	r.Shuffle(len(q.spec.Links), func(i, k int) { q.spec.Links[i], q.spec.Links[k] = q.spec.Links[k], q.spec.Links[i] })
	return q
}

// measured returns the diagram with some variables turned into their opposites:
// each link between one that is and one that is not has the other sign.
func (p *plain) measured(r *rand.Rand) *plain {
	q := p.copy()
	q.flipped = map[string]bool{}
	for _, v := range q.spec.Variables {
		if r.IntN(2) == 0 {
			q.flipped[v.ID] = true
		}
	}
	for i := range q.spec.Links {
		l := &q.spec.Links[i]
		if q.flipped[l.From] != q.flipped[l.To] {
			l.Sign = opposite(l.Sign)
		}
	}
	return q
}

func opposite(s systems.Sign) systems.Sign {
	switch s {
	case systems.SignPlus:
		return systems.SignMinus
	case systems.SignMinus:
		return systems.SignPlus
	}
	return s
}

// stepped returns the diagram with a step between the ends of links: of all, or of
// some. The sign and the delay go to either half.
func (p *plain) stepped(r *rand.Rand, all bool) *plain {
	q := p.copy()
	for i := range q.spec.Links {
		if !all && r.IntN(2) == 0 {
			continue
		}
		l, id := &q.spec.Links[i], fmt.Sprintf("%s%06d", p.step, i)
		second := systems.CausalLinkSpec{ID: fmt.Sprintf("half%06d", i), From: id, To: l.To, Sign: systems.SignPlus}
		if r.IntN(2) == 0 {
			second.Delay, l.Delay = l.Delay, false
		}
		if r.IntN(2) == 0 {
			second.Sign, l.Sign = l.Sign, systems.SignPlus
		}
		l.To = id
		q.spec.Variables = append(q.spec.Variables, systems.VariableSpec{ID: id, Name: govmaturity.English(id)})
		q.spec.Links = append(q.spec.Links, second)
	}
	return q
}

// flippedText says which variables are measured the other way.
func (p *plain) flippedText() string {
	var ids []string
	for _, v := range p.spec.Variables {
		if p.flipped[v.ID] {
			ids = append(ids, p.was[v.ID])
		}
	}
	return strings.Join(spread(ids, maxTried), ", ")
}
