package systemstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// account says all that comes of a map, a line for each stakeholder, in words that are
// the same for maps that mean the same. The names lead back to the map under
// examination.
func (s *mapSubject) account(m *stakeholder.Map, was map[string]string) []string {
	name := func(id string) string {
		if before, ok := was[id]; ok {
			return before
		}
		return id
	}
	needs := needsOf(m.Spec(), name)
	equity := map[string]stakeholder.EquityWhy{}
	for _, e := range m.Equity().Entries {
		equity[e.Stakeholder.ID()] = e.Why
	}
	var measures []func(stakeholder.Stakeholder) stakeholder.Measures
	if s.pairs() <= maxMapMeasured {
		measures = append(measures, s.engine.measures(m, stakeholder.NetworkOptions{}), s.engine.measures(m, stakeholder.NetworkOptions{Undirected: true}))
	}
	var lines []string
	for one := range m.Stakeholders() {
		var b strings.Builder
		group, _ := one.Group()
		fmt.Fprintf(&b, "%s of group %q:", name(one.ID()), name(group))
		for _, a := range stakeholder.Attributes() {
			r := s.engine.rated(one, a)
			fmt.Fprintf(&b, " %s %v %s %t %d,", a, r.Value, r.State, r.High, r.Counted)
		}
		a := s.engine.advice(one)
		fmt.Fprintf(&b, " %s, %s, %s by %s from %s to %s, gaps %v, %s;", one.Position().Quadrant, s.engine.salience(one).Class, a.Suggested, a.Why, a.Least, a.Most, s.engine.gaps(a), equity[one.ID()])
		fmt.Fprintf(&b, " needs %v;", slices.Concat(needs[one.ID()], needs[group]))
		for _, of := range measures {
			fmt.Fprintf(&b, " %v", of(one))
		}
		lines = append(lines, b.String())
	}
	slices.Sort(lines)
	return lines
}

// needsOf returns the needs of each audience, by the names that they had.
func needsOf(spec *stakeholder.MapSpec, name func(string) string) map[string][]string {
	out := map[string][]string{}
	for _, n := range spec.Needs {
		for _, id := range n.Audience {
			out[id] = append(out[id], name(n.ID)+" "+string(n.Promise))
		}
	}
	for id := range out {
		slices.Sort(out[id])
	}
	return out
}

// unchanged reports what a change of the map changed that should change nothing.
func (s *mapSubject) unchanged(out *laws.Recorder, given string, samples int, change func() (spec *stakeholder.MapSpec, was map[string]string)) {
	if len(s.all)+len(s.spec.Influences) > maxMapChanged {
		return
	}
	want := s.account(s.m, nil)
	for range samples {
		spec, was := change()
		m, err := stakeholder.Compile(spec)
		if err != nil {
			violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the same map"})
			return
		}
		if sameLists(out, given, want, s.account(m, was), true) {
			return
		}
	}
}

// renamed returns the map with other ids and names of all that has any.
func (s *mapSubject) renamed(r *rand.Rand) (*stakeholder.MapSpec, map[string]string) {
	spec, was, now := s.m.Spec(), map[string]string{}, map[string]string{}
	fresh := func(kind string, k int, id *string) {
		is := fmt.Sprintf("%s%06d", kind, k)
		was[is], now[*id] = *id, is
		*id = is
	}
	for i, k := range r.Perm(len(spec.Groups)) {
		g := &spec.Groups[i]
		fresh("group", k, &g.ID)
		g.Name = govmaturity.English(g.ID)
	}
	raters := map[string]string{}
	for i, k := range r.Perm(len(spec.Stakeholders)) {
		one := &spec.Stakeholders[i]
		fresh("n", k, &one.ID)
		if one.Name = govmaturity.English(one.ID); one.Group != "" {
			one.Group = now[one.Group]
		}
		for j := range one.Ratings {
			rater := &one.Ratings[j].Rater
			if _, there := raters[*rater]; !there && *rater != "" {
				raters[*rater] = fmt.Sprintf("rater %d", len(raters))
			}
			*rater = raters[*rater]
		}
	}
	for i := range spec.Influences {
		f := &spec.Influences[i]
		f.From, f.To = now[f.From], now[f.To]
	}
	for i, k := range r.Perm(len(spec.Needs)) {
		n := &spec.Needs[i]
		for j, id := range n.Audience {
			n.Audience[j] = now[id]
		}
		is := fmt.Sprintf("need%06d", k)
		was[is], n.ID = n.ID, is
	}
	return spec, was
}

// shuffled returns the map with its parts in another order.
func (s *mapSubject) shuffled(r *rand.Rand) *stakeholder.MapSpec {
	spec := s.m.Spec()
	mix(r, spec.Attributes)
	mix(r, spec.Groups)
	mix(r, spec.Stakeholders)
	mix(r, spec.Influences)
	mix(r, spec.Needs)
	for i := range spec.Stakeholders {
		mix(r, spec.Stakeholders[i].Ratings)
	}
	return spec
}

// mix puts a list in an order by chance.
func mix[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
}

// mapOtherNames: what things are called changes nothing.
func mapOtherNames() mapRule {
	return laws.New("other-names",
		"Whatever stakeholders, groups, raters and needs are called, each stands in the same place, is of the same class, is promised the same, and has the same measures, to the last bit.",
		func(s *mapSubject, out *laws.Recorder) {
			r := s.Random(2)
			s.unchanged(out, "other ids and names", s.Samples, func() (*stakeholder.MapSpec, map[string]string) { return s.renamed(r) })
		})
}

// mapOrder: the order in which things stand in the document changes nothing.
func mapOrder() mapRule {
	return laws.New("document-order",
		"In whatever order the document lists attributes, groups, stakeholders, ratings, influences and needs, the same comes of it, to the last bit.",
		func(s *mapSubject, out *laws.Recorder) {
			r := s.Random(3)
			s.unchanged(out, "all lists in another order", s.Samples, func() (*stakeholder.MapSpec, map[string]string) { return s.shuffled(r), nil })
		})
}

// mapRedaction: what is handed on says the same, and names nobody.
func mapRedaction() mapRule {
	return laws.New("redaction-keeps",
		"The copy that is handed on has no addresses of persons, and each stakeholder stands in it where it stood.",
		func(s *mapSubject, out *laws.Recorder) {
			s.unchanged(out, "the copy to be handed on", 1, func() (*stakeholder.MapSpec, map[string]string) { return s.engine.redacted(s.m), nil })
			m, err := stakeholder.Compile(s.engine.redacted(s.m))
			if err != nil {
				return // it was said already
			}
			for _, p := range m.Doubts() {
				if p.Code == govmaturity.CodeNamesPerson {
					violated(out, finding{given: p.Path.String(), got: p.Message(), expected: "no address"})
				}
			}
		})
}
