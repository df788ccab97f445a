package competency

import (
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ReadCrosswalk reads a crosswalk from YAML or JSON. [Crosswalk.Check] looks
// whether it fits two frameworks. The error is a [govmaturity.Problems].
func ReadCrosswalk(name string, data []byte) (*Crosswalk, error) {
	d := crosswalkFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// Check reports all that is wrong with a crosswalk between two frameworks. The
// error is a [govmaturity.Problems].
func (w *Crosswalk) Check(from, to *Framework) error {
	_, err := w.bind(from, to)
	return err
}

// bridge is a crosswalk between two frameworks, ready to use.
type bridge struct {
	from, to     *Framework
	competencies map[int][]linked // by the place in from
	levels       map[govmaturity.Level]map[string]leveled
	tied         map[[2]string]bool // scales whose levels the crosswalk ties
}

type linked struct {
	to   int
	spec *LinkSpec
}

type leveled struct {
	level govmaturity.Level
	match Match
}

func (w *Crosswalk) bind(from, to *Framework) (*bridge, error) {
	d := crosswalkFormat.Check(w)
	if from == nil || to == nil || d.Readable() {
		b := bind(d, from, to)
		return b, d.Err()
	}
	return nil, d.Err()
}

// bind ties two frameworks by a crosswalk, and reports what does not fit them. The
// bridge is of use when nothing is reported.
func bind(d *document.Draft[Crosswalk], from, to *Framework) *bridge {
	if from == nil || to == nil {
		d.Add(nil, govmaturity.CodeRequired, "a crosswalk is between two frameworks")
		return nil
	}
	b := &bridge{from: from, to: to, competencies: map[int][]linked{}, levels: map[govmaturity.Level]map[string]leveled{}, tied: map[[2]string]bool{}}
	side := func(key string, spec EditionSpec, f *Framework) {
		if spec.Framework != f.ID() || spec.Edition != f.Edition() {
			d.Add(govmaturity.Path{}.Key(key), govmaturity.CodeOtherFramework, "the crosswalk is about %s %s; this is %s %s",
				spec.Framework, spec.Edition, f.ID(), f.Edition())
		}
	}
	side("from", d.Doc.From, from)
	side("to", d.Doc.To, to)
	for i := range d.Doc.Links {
		l, at := &d.Doc.Links[i], govmaturity.Path{}.Key("links").Index(i)
		a, okA := from.byID[l.From]
		c, okC := to.byID[l.To]
		switch {
		case !okA:
			d.Add(at.Key("from"), govmaturity.CodeUnknownReference, "%s has no competency %q%s", from.ID(), l.From, d.Suggest(l.From, keysOf(from.byID)))
		case !okC:
			d.Add(at.Key("to"), govmaturity.CodeUnknownReference, "%s has no competency %q%s", to.ID(), l.To, d.Suggest(l.To, keysOf(to.byID)))
		case slices.ContainsFunc(b.competencies[a], func(have linked) bool { return have.to == c }):
			d.Add(at, govmaturity.CodeDuplicateID, "%s and %s are already tied", l.From, l.To)
		case l.Match == MatchSame && len(b.competencies[a]) > 0:
			d.Add(at.Key("match"), govmaturity.CodeNotAllowed, "%s is already tied to another: it cannot be the same as two", l.From)
		default:
			b.competencies[a] = append(b.competencies[a], linked{c, l})
		}
	}
	for i := range d.Doc.Scales {
		b.addScale(d, &d.Doc.Scales[i], govmaturity.Path{}.Key("scales").Index(i))
	}
	return b
}

func (b *bridge) addScale(d *document.Draft[Crosswalk], spec *ScaleLinkSpec, at govmaturity.Path) {
	find := func(f *Framework, key, id string) *scale {
		for _, s := range f.scales {
			if s.ID() == id {
				return s
			}
		}
		d.Add(at.Key(key), govmaturity.CodeUnknownReference, "%s has no scale %q", f.ID(), id)
		return nil
	}
	s, t := find(b.from, "from", spec.From), find(b.to, "to", spec.To)
	if s == nil || t == nil {
		return
	}
	b.tied[[2]string{spec.From, spec.To}] = true
	last := -1
	for i, l := range spec.Levels {
		path := at.Key("levels").Index(i)
		x, y := s.Level(l.From), t.Level(l.To)
		switch {
		case !x.Valid():
			d.Add(path.Key("from"), govmaturity.CodeUnknownReference, "the scale %s has no level %q", spec.From, l.From)
			continue
		case !y.Valid():
			d.Add(path.Key("to"), govmaturity.CodeUnknownReference, "the scale %s has no level %q", spec.To, l.To)
			continue
		case b.levels[x][spec.To].level.Valid():
			d.Add(path.Key("from"), govmaturity.CodeDuplicateID, "the level %q is already tied", l.From)
			continue
		case y.Rank() < last:
			d.Add(path.Key("to"), govmaturity.CodeOutOfOrder, "a higher level cannot go with a lower one: %q comes after a higher one", l.To)
		}
		last = y.Rank()
		if b.levels[x] == nil {
			b.levels[x] = map[string]leveled{}
		}
		b.levels[x][spec.To] = leveled{y, l.Match}
	}
}

// level carries a level over to a competency of the other framework.
func (b *bridge) level(l govmaturity.Level, to *competency) (govmaturity.Level, Match) {
	if !l.Valid() || to.scale == nil {
		return govmaturity.Level{}, MatchSame
	}
	if tied, ok := b.levels[l][to.scale.ID()]; ok {
		if own := to.level(tied.level.ID()); own.Valid() {
			return own, tied.match
		}
		return govmaturity.Level{}, ""
	}
	own := to.level(l.ID())
	if own.Valid() && own.Rank() == l.Rank() && own.Scale() == l.Scale() && !b.tied[[2]string{l.Scale(), to.scale.ID()}] {
		return own, MatchSame // the same level of a scale that stayed
	}
	return govmaturity.Level{}, ""
}

// Lost is something that could not be carried over, or only in part.
type Lost struct {
	// Path is the place in the document that was carried over.
	Path govmaturity.Path
	// Reason says what was lost, in English.
	Reason string
}

// Migrate carries a profile over to the other framework of a crosswalk. Evidence
// whose competency and level have a counterpart of the match same goes over as it
// is, and what only overlaps is left behind, with what has no counterpart: each
// is listed. A level of the match lossy goes over, and is listed as well: the way
// back is not known. Both the profile and the crosswalk stay as they are.
//
// Between two editions of one framework, a competency that is in both by its id,
// and has no link, counts as the same.
func (w *Crosswalk) Migrate(p *Profile, from, to *Framework) (*Profile, []Lost, error) {
	b, err := w.bind(from, to)
	if err != nil {
		return nil, nil, err
	}
	checked, err := from.Person(p)
	if err != nil {
		return nil, nil, err
	}
	out := checked.Profile()
	out.Framework, out.Edition = to.ID(), to.Edition()
	var lost []Lost
	lose := func(at govmaturity.Path, reason string) { lost = append(lost, Lost{at, reason}) }
	top := govmaturity.Path{}
	if out.Role != "" && !to.Role(out.Role).Post(out.RoleLevel).Valid() {
		lose(top.Key("role"), "there is no such role, or no such level of it")
		out.Role, out.RoleLevel = "", ""
	}
	kept := out.Evidence[:0]
	for i, a := range out.Evidence {
		k, l, reason := b.carry(checked.pieces[i].competency, checked.pieces[i].level, a.Outcome != "")
		if reason != "" {
			lose(top.Key("evidence").Index(i), reason)
		}
		if k < 0 {
			continue
		}
		a.Competency, a.Level = to.competencies[k].spec.ID, l.ID()
		kept = append(kept, a)
	}
	out.Evidence = kept
	dropSuperseded(out, lose)
	wants := out.Wants
	out.Wants = nil
	for _, id := range slices.Sorted(maps.Keys(wants)) {
		c := from.Competency(id)
		k, l, reason := b.carry(c.Index(), c.Level(wants[id]), false)
		if reason != "" {
			lose(top.Key("wants").Key(id), reason)
		}
		if k < 0 {
			continue
		}
		want := l.ID()
		if to.competencies[k].scale == nil {
			want = ratedYes
		}
		if out.Wants == nil {
			out.Wants = map[string]string{}
		}
		out.Wants[to.competencies[k].spec.ID] = want
	}
	return out, lost, nil
}

// dropSuperseded takes away references to evidence that was left behind.
func dropSuperseded(p *Profile, lose func(govmaturity.Path, string)) {
	there := map[string]bool{}
	for _, a := range p.Evidence {
		there[a.ID] = true
	}
	for i := range p.Evidence {
		if a := &p.Evidence[i]; a.Supersedes != "" && !there[a.Supersedes] {
			lose(govmaturity.Path{}.Key("evidence").Index(i).Key("supersedes"), "the evidence that it stands in for was left behind")
			a.Supersedes = ""
		}
	}
}

// carry returns the counterpart of a competency and a level, or -1 and why there
// is none. Outcome says that the evidence has no level, but says why. A reason with a counterpart says what is lost on the way.
func (b *bridge) carry(competency int, l govmaturity.Level, outcome bool) (int, govmaturity.Level, string) {
	links := b.competencies[competency]
	k, match := -1, Match("")
	switch {
	case len(links) == 1:
		k, match = links[0].to, links[0].spec.Match
	case len(links) > 1:
		return -1, govmaturity.Level{}, "the competency is tied to several: a person decides"
	case b.from.ID() == b.to.ID():
		if j, ok := b.to.byID[b.from.competencies[competency].spec.ID]; ok {
			k, match = j, MatchSame
		}
	}
	if k < 0 {
		return -1, govmaturity.Level{}, "the competency has no counterpart"
	}
	if match == MatchPartial {
		return -1, govmaturity.Level{}, "the competencies overlap in part: a person decides"
	}
	if outcome { // that there is no level is the same in every scale
		if match == MatchLossy {
			return k, govmaturity.Level{}, "carried over, and the way back is not known"
		}
		return k, govmaturity.Level{}, ""
	}
	to := &b.to.competencies[k]
	carried, levelMatch := b.level(l, to)
	switch {
	case levelMatch == "":
		return -1, govmaturity.Level{}, "the level has no counterpart"
	case levelMatch == MatchPartial:
		return -1, govmaturity.Level{}, "the levels overlap in part: a person decides"
	case l.Valid() && !carried.Valid() && to.scale == nil:
		return k, carried, "the level is lost: the counterpart has none"
	case !l.Valid() && to.scale != nil:
		return -1, govmaturity.Level{}, "the counterpart has levels, and none is known"
	case match == MatchLossy || levelMatch == MatchLossy:
		return k, carried, "carried over, and the way back is not known"
	}
	return k, carried, ""
}
