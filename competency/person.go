package competency

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ReadProfile reads a profile from YAML or JSON and checks it against the
// framework. The name is used in messages, and its ending says which of the two
// it is. The error is a [govmaturity.Problems].
func (f *Framework) ReadProfile(name string, data []byte) (*Profile, error) {
	d := profileFormat.Read(name, data)
	if d.Readable() {
		f.person(d)
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// Person is a profile that was checked against its framework. It does not
// change, and any number of goroutines may use it at once.
type Person struct {
	fw      *Framework
	profile *Profile
	pieces  []piece
	// order are the places of the pieces by competency, those of one competency the
	// newest first: see Person.sort.
	order []int32
}

// piece is a compiled Attestation.
type piece struct {
	spec                   *Attestation
	competency             int
	level                  govmaturity.Level
	date, expires, revoked date.Date
	supersededBy           int // the piece that stands in for it, or -1
	// step is the level as a number of steps: 0 for none, and 1 for having a
	// competency without levels.
	step int
}

// Person checks a profile. The error is a [govmaturity.Problems]: another
// framework, unknown competencies, levels of another scale, dates that there are
// not. The Person keeps a copy.
func (f *Framework) Person(p *Profile) (*Person, error) {
	d := profileFormat.Check(p)
	if !d.Readable() {
		return nil, d.Err()
	}
	person := f.person(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return person, nil
}

func (f *Framework) person(d *document.Draft[Profile]) *Person {
	p := d.Doc
	top := govmaturity.Path{}
	if p.Framework != f.about().ID && p.Framework != "" {
		d.Add(top.Key("framework"), govmaturity.CodeOtherFramework, "the evidence is about the framework %q; this is %q", p.Framework, f.about().ID)
	}
	if p.Edition != f.about().Edition && p.Edition != "" {
		d.Add(top.Key("edition"), govmaturity.CodeOtherEdition, "the evidence is about the edition %q of %s; this is %q", p.Edition, f.about().ID, f.about().Edition)
	}
	f.checkRole(d)
	for _, id := range sortedKeys(p.Wants) {
		f.checkWish(d, top.Key("wants").Key(id), id, p.Wants[id])
	}
	person := &Person{fw: f, profile: p, pieces: make([]piece, 0, len(p.Evidence))}
	ids := map[string]int{}
	for i := range p.Evidence {
		a, at := &p.Evidence[i], top.Key("evidence").Index(i)
		one := piece{spec: a, supersededBy: -1}
		one.competency, one.level = f.findLevel(d, at.Key("competency"), at.Key("level"), a.Competency, a.Level)
		f.checkOutcome(d, at, a, one.competency)
		one.date = readDate(d, at.Key("date"), a.Date)
		one.expires, one.revoked = readDate(d, at.Key("expires"), a.Expires), readDate(d, at.Key("revoked"), a.Revoked)
		if one.expires.Valid() && one.expires.Last().Compare(one.date.First()) < 0 {
			d.Add(at.Key("expires"), govmaturity.CodeOutOfOrder, "the evidence expires on %s, before its date %s", a.Expires, a.Date)
		}
		if a.ID != "" {
			if _, taken := ids[a.ID]; taken {
				d.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a piece of evidence %q", a.ID)
			}
			ids[a.ID] = i
		}
		if one.competency >= 0 && a.Outcome == "" {
			one.step = f.competencies[one.competency].stepsTo(one.level)
		}
		person.pieces = append(person.pieces, one)
	}
	person.sort()
	person.supersede(d, ids)
	person.refuseRings(d)
	return person
}

// checkWish reports a wish for what there is not.
func (f *Framework) checkWish(d *document.Draft[Profile], at govmaturity.Path, id, want string) {
	if k, ok := f.byID[id]; ok && f.competencies[k].scale == nil && want == ratedYes {
		return
	}
	f.findLevel(d, at, at, id, want)
}

func (f *Framework) checkRole(d *document.Draft[Profile]) {
	p, top := d.Doc, govmaturity.Path{}
	if p.Role == "" {
		if p.RoleLevel != "" {
			d.Add(top.Key("role-level"), govmaturity.CodeRequired, "a level of a role needs the role")
		}
		return
	}
	r := f.Role(p.Role)
	switch {
	case !r.Valid():
		d.Add(top.Key("role"), govmaturity.CodeUnknownReference, "there is no role %q%s", p.Role, d.Suggest(p.Role, keysOf(f.roleByID)))
	case !r.Post(p.RoleLevel).Valid():
		d.Add(top.Key("role-level"), govmaturity.CodeUnknownReference, "%s", r.noLevel(p.RoleLevel))
	}
}

// findLevel returns a competency's place and level, or reports what is wrong.
func (f *Framework) findLevel(d *document.Draft[Profile], at, levelAt govmaturity.Path, id, level string) (int, govmaturity.Level) {
	k, ok := f.byID[id]
	if !ok {
		if id != "" {
			d.Add(at, govmaturity.CodeUnknownReference, "there is no competency %q%s", id, d.Suggest(id, keysOf(f.byID)))
		}
		return -1, govmaturity.Level{}
	}
	n := &f.competencies[k]
	l := n.level(level)
	switch {
	case level == "":
	case n.scale == nil:
		d.Add(levelAt, govmaturity.CodeNotUsed, "%s has no levels: somebody has it or has it not", id)
	case !l.Valid():
		d.Add(levelAt, govmaturity.CodeUnknownReference, "%s has no level %q: expected one of %s%s", id, level, strings.Join(n.levelIDs(), ", "), outcomeHint(level))
	}
	return k, l
}

// outcomeHint says where to put what people write in place of a level.
func outcomeHint(level string) string {
	if level == string(OutcomeNone) || level == string(OutcomeNotApplicable) {
		return "; for that there is outcome: " + level
	}
	return ""
}

func (f *Framework) checkOutcome(d *document.Draft[Profile], at govmaturity.Path, a *Attestation, k int) {
	switch {
	case k < 0:
	case a.Outcome != "" && a.Level != "":
		d.Add(at.Key("outcome"), govmaturity.CodeOneOf, "a piece of evidence has a level, or says why there is none: this has both")
	case a.Outcome == "" && a.Level == "" && f.competencies[k].scale != nil:
		d.Add(at.Key("level"), govmaturity.CodeRequired, "say the level, or the outcome: none or not-applicable")
	}
}

func readDate(d *document.Draft[Profile], at govmaturity.Path, text string) date.Date {
	day, ok := date.Parse(text)
	if !ok && text != "" {
		d.Add(at, govmaturity.CodePattern, "there is no day %s", text)
	}
	return day
}

// supersede ties pieces to those that stand in for them.
func (p *Person) supersede(d *document.Draft[Profile], ids map[string]int) {
	for i := range p.pieces {
		by := p.pieces[i].spec
		if by.Supersedes == "" {
			continue
		}
		at := govmaturity.Path{}.Key("evidence").Index(i).Key("supersedes")
		k, ok := ids[by.Supersedes]
		switch {
		case !ok:
			d.Add(at, govmaturity.CodeUnknownReference, "there is no piece of evidence %q", by.Supersedes)
		case k == i:
			d.Add(at, govmaturity.CodeCycle, "a piece of evidence cannot stand in for itself")
		case p.pieces[k].competency != p.pieces[i].competency:
			d.Add(at, govmaturity.CodeNotAllowed, "%q is about another competency", by.Supersedes)
		case by.Kind == EvidenceSelf && p.pieces[k].spec.Kind != EvidenceSelf:
			d.Add(at, govmaturity.CodeNotAllowed, "what people say of themselves does not stand in for %q, which others say", by.Supersedes)
		case p.pieces[k].supersededBy >= 0:
			d.Add(at, govmaturity.CodeDuplicateID, "another piece already stands in for %q", by.Supersedes)
		case p.pieces[i].date.First().Compare(p.pieces[k].date.First()) < 0:
			d.Add(at, govmaturity.CodeOutOfOrder, "what stands in for %q is older than it", by.Supersedes)
		default:
			p.pieces[k].supersededBy = i
		}
	}
}

// document is the profile: an empty one, for the zero Person.
func (p *Person) document() *Profile {
	if p == nil || p.profile == nil {
		return &Profile{}
	}
	return p.profile
}

// refuseRings reports pieces that stand in for each other in a ring: none of them
// would count.
func (p *Person) refuseRings(d *document.Draft[Profile]) {
	seen := make([]int, len(p.pieces)) // 1 + the piece from which one came by
	for i := range p.pieces {
		k := i
		for k >= 0 && seen[k] == 0 {
			seen[k] = i + 1
			k = p.pieces[k].supersededBy
		}
		if k >= 0 && seen[k] == i+1 {
			d.Add(govmaturity.Path{}.Key("evidence").Index(k).Key("supersedes"), govmaturity.CodeCycle, "pieces of evidence stand in for each other in a ring: none would count")
		}
	}
}

// ID returns the person's name or number.
func (p *Person) ID() string { return p.document().Person }

// Title returns what people call the person, or the ID.
func (p *Person) Title() string { return cmp.Or(p.document().Title, p.document().Person) }

// Framework returns the framework that the evidence is about.
func (p *Person) Framework() *Framework { return p.fw }

// Post returns what the person does now: a Post that is not Valid when the
// profile does not say.
func (p *Person) Post() Post {
	if p.fw == nil {
		return Post{}
	}
	return p.fw.Role(p.document().Role).Post(p.document().RoleLevel)
}

// Wants returns the level that the person wants to reach in a competency, or the
// zero Level.
func (p *Person) Wants(c Competency) govmaturity.Level { return c.Level(p.document().Wants[c.ID()]) }

// Profile returns a copy of the document.
func (p *Person) Profile() *Profile { return profileFormat.Clone(p.profile) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
