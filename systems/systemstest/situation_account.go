package systemstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// situationTeller says a situation in words that are the same for situations that mean
// the same. The names lead back to the situation under examination.
type situationTeller struct {
	engine situationEngine
	was    map[string]string
}

func (t situationTeller) name(id string) string {
	if before, ok := t.was[id]; ok {
		return before
	}
	return id
}

// names returns the names of items, in their order by letters.
func (t situationTeller) names(list []situation.Item) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = t.name(one.ID())
	}
	slices.Sort(out)
	return out
}

// account says all that comes of a situation, a line for each part.
func (t situationTeller) account(s *situation.Situation) (lines []string) {
	e := t.engine
	for _, i := range e.items(s) {
		line := fmt.Sprintf("%s %s %s in %q of %q: supports %v by %v, contradicts %v, for %v by %v, points %v",
			i.Aspect(), t.name(i.ID()), i.Origin(), t.name(i.Swot()), t.name(i.Group().ID()), t.names(e.supports(i)), t.names(e.supportedBy(i)),
			t.names(e.contradicts(i)), t.names(e.serves(i)), t.names(e.served(i)), i.Points())
		for _, scale := range i.RatedOn() {
			r := e.rated(i, scale)
			line += fmt.Sprintf(", %s from %s to %s by %d, high %t", scale, r.Least.ID(), r.Most.ID(), r.Raters, r.High())
		}
		if r := i.Risk(); r.Valid() {
			line += fmt.Sprintf(", above %t, because %v", r.AboveAppetite(), t.names(r.Because()))
			for _, l := range levelsOf(r) {
				score, ok := e.score(l.level)
				line += fmt.Sprintf(", %s %v %t %s", l.name, score, ok, e.band(l.level).ID())
			}
		}
		lines = append(lines, line)
	}
	for _, x := range s.Strategies() {
		lines = append(lines, fmt.Sprintf("strategy %s %s of %s joins %v", t.name(x.ID()), x.Kind(), t.name(x.Swot()), t.names(x.Items())))
	}
	for _, g := range s.Groups() {
		line := "group " + t.name(g.ID()) + " " + string(g.Vulnerable())
		for _, b := range situation.Barriers() {
			line += " " + string(g.Barrier(b))
		}
		lines = append(lines, fmt.Sprint(line, " unanswered ", t.names(g.Unanswered())))
	}
	for _, c := range e.crossings(s) {
		lines = append(lines, fmt.Sprintf("crossing %s %s: %v %v %v", c.Reference.Kind, c.Reference, t.names(c.InFavour), t.names(c.Against), t.names(c.Neither)))
	}
	for _, d := range s.Doubts() {
		about := t.name(d.Item.ID()) + t.name(d.Strategy.ID())
		if d.Check == situation.CheckCircle { // it begins anywhere
			about = fmt.Sprint(t.names(append(slices.Clone(d.Others), d.Item)))
		}
		lines = append(lines, fmt.Sprintf("doubt %s about %s", d.Check, about))
	}
	slices.Sort(lines)
	return lines
}

// unchanged reports what a change of the situation changed that should change nothing.
func (s *situationSubject) unchanged(out *laws.Recorder, given string, samples int, change func() (spec *situation.SituationSpec, was map[string]string)) {
	if len(s.all) > maxItemsChanged {
		return
	}
	want := situationTeller{engine: s.engine}.account(s.s)
	for range samples {
		spec, was := change()
		changed, err := situation.Compile(spec)
		if err != nil {
			violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the same situation"})
			return
		}
		if sameLists(out, given, want, situationTeller{s.engine, was}.account(changed), true) {
			return
		}
	}
}

// renamed returns the situation with other ids of items, risks, strategies, SWOTs,
// groups and raters.
func (s *situationSubject) renamed(r *rand.Rand) (*situation.SituationSpec, map[string]string) {
	spec := s.s.Spec()
	var ids []*string // in the document's order
	var uses []*string
	each := func(list []string) {
		for i := range list {
			uses = append(uses, &list[i])
		}
	}
	for _, list := range itemLists(spec) {
		for i := range list.items {
			it := &list.items[i]
			ids = append(ids, &it.ID)
			each(it.For)
			each(it.Supports)
			each(it.Contradicts)
		}
	}
	for i := range spec.Swots {
		ids = append(ids, &spec.Swots[i].ID)
		for k := range spec.Swots[i].Strategies {
			ids = append(ids, &spec.Swots[i].Strategies[k].ID)
			each(spec.Swots[i].Strategies[k].Items)
		}
	}
	if spec.Inclusion != nil {
		for i := range spec.Inclusion.Groups {
			ids = append(ids, &spec.Inclusion.Groups[i].ID)
		}
	}
	if spec.Risks != nil {
		for i := range spec.Risks.Risks {
			risk := &spec.Risks.Risks[i]
			ids = append(ids, &risk.ID)
			each(risk.Because)
			each(risk.Supports)
			each(risk.Contradicts)
		}
	}
	was, now := map[string]string{}, map[string]string{}
	for i, k := range r.Perm(len(ids)) {
		is := fmt.Sprintf("n%06d", k)
		was[is], now[*ids[i]] = *ids[i], is
		*ids[i] = is
	}
	for _, use := range uses {
		*use = now[*use]
	}
	s.renameRaters(spec)
	return spec, was
}

func (s *situationSubject) renameRaters(spec *situation.SituationSpec) {
	now := map[string]string{"": ""}
	for i := range spec.Raters {
		rater := &spec.Raters[i]
		is := fmt.Sprintf("rater%d", len(spec.Raters)-i)
		now[rater.ID] = is
		rater.ID, rater.Name = is, govmaturity.English(is)
	}
	for _, list := range itemLists(spec) {
		for i := range list.items {
			for k := range list.items[i].Ratings {
				rater := &list.items[i].Ratings[k].Rater
				*rater = now[*rater]
			}
		}
	}
}

// shuffled returns the situation with its lists in another order.
func (s *situationSubject) shuffled(r *rand.Rand) *situation.SituationSpec {
	spec := s.s.Spec()
	for _, list := range itemLists(spec) {
		mix(r, list.items)
		for i := range list.items {
			it := &list.items[i]
			mix(r, it.For)
			mix(r, it.Ratings)
			mix(r, it.Supports)
			mix(r, it.Contradicts)
		}
	}
	mix(r, spec.Raters)
	mix(r, spec.Scales)
	for i := range spec.Swots {
		mix(r, spec.Swots[i].Strategies)
		for k := range spec.Swots[i].Strategies {
			mix(r, spec.Swots[i].Strategies[k].Items)
		}
	}
	mix(r, spec.Swots)
	if spec.Inclusion != nil {
		mix(r, spec.Inclusion.Groups)
	}
	if n := spec.Risks; n != nil {
		mix(r, n.Matrix)
		mix(r, n.Categories)
		mix(r, n.Risks)
		for i := range n.Risks {
			mix(r, n.Risks[i].Because)
			mix(r, n.Risks[i].Supports)
			mix(r, n.Risks[i].Contradicts)
		}
	}
	return spec
}

// situationOtherIDs: what things are called changes nothing.
func situationOtherIDs() situationRule {
	return laws.New("other-ids",
		"Whatever items, risks, strategies, SWOTs, groups and raters are called, the same supports and contradicts the same, with the same sizes, barriers and doubts.",
		func(s *situationSubject, out *laws.Recorder) {
			r := s.Random(1)
			s.unchanged(out, "other ids", s.Samples, func() (*situation.SituationSpec, map[string]string) { return s.renamed(r) })
		})
}

// situationOrder: the order in which things stand in the document changes nothing.
func situationOrder() situationRule {
	return laws.New("document-order",
		"In whatever order the document lists items, risks, strategies, groups, raters and scales, the same comes of it, with the same doubts. Bands and levels have an order, and keep it.",
		func(s *situationSubject, out *laws.Recorder) {
			r := s.Random(2)
			s.unchanged(out, "all lists in another order", s.Samples, func() (*situation.SituationSpec, map[string]string) { return s.shuffled(r), nil })
		})
}

// situationRedaction: what is handed on says the same, and names nobody.
func situationRedaction() situationRule {
	return laws.New("redaction-keeps",
		"The copy that is handed on has no addresses of persons, and the same comes of it.",
		func(s *situationSubject, out *laws.Recorder) {
			copied, err := situation.Compile(s.engine.redacted(s.s))
			if err != nil {
				violated(out, finding{got: "a refusal: " + err.Error(), expected: "the copy"})
				return
			}
			w := govmaturity.WordsFor("en")
			for _, d := range copied.Doubts(situation.CheckContact) {
				p := s.partAt(d.Path())
				violated(out, finding{at: p.id, title: p.title, given: d.Path().String(), got: d.Say(w), expected: "no address"})
			}
			contact := func(line string) bool {
				return strings.HasPrefix(line, "doubt "+string(situation.CheckContact)+" ")
			}
			want := slices.DeleteFunc(situationTeller{engine: s.engine}.account(s.s), contact)
			got := slices.DeleteFunc(situationTeller{engine: s.engine}.account(copied), contact)
			sameLists(out, "the copy to be handed on", want, got, true)
		})
}
