package competency

import "github.com/govmaturity/govmaturity"

// Competency is one thing that people should know, be able to do, or bring
// along, as its framework defines it. It is a small value, comparable with ==.
// The zero Competency is not Valid; its methods return zero values.
type Competency struct {
	fw *Framework
	at int // its place, from 1
}

var noCompetency = &competency{spec: &CompetencySpec{}, area: -1, broader: -1}

func (c Competency) get() *competency {
	if c.fw == nil {
		return noCompetency
	}
	return &c.fw.competencies[c.at-1]
}

func (c Competency) beside(i int) Competency {
	if i < 0 {
		return Competency{}
	}
	return Competency{c.fw, i + 1}
}

func (c Competency) all(places []int) []Competency {
	var out []Competency
	for _, i := range places {
		out = append(out, c.beside(i))
	}
	return out
}

// Valid reports whether c is a competency of a framework.
func (c Competency) Valid() bool { return c.fw != nil }

// Framework returns the framework that defines it, or nil.
func (c Competency) Framework() *Framework { return c.fw }

// Index returns the competency's place among [Framework.Competencies], from 0,
// or -1.
func (c Competency) Index() int { return c.at - 1 }

// ID returns the competency's id.
func (c Competency) ID() string { return c.get().spec.ID }

// Code returns what the publisher calls it, such as 1.1, or "".
func (c Competency) Code() string { return c.get().spec.Code }

// Title returns the text that people read.
func (c Competency) Title() govmaturity.Text { return c.get().spec.Title.Clone() }

// Description returns what the framework says about it, or nil.
func (c Competency) Description() govmaturity.Text { return c.get().spec.Description.Clone() }

// Note says what the source leaves out, or how it was read. It may be nil.
func (c Competency) Note() govmaturity.Text { return c.get().spec.Note.Clone() }

// Kind says what it is made of.
func (c Competency) Kind() Kind {
	if k := c.get().spec.Kind; k != "" || !c.Valid() {
		return k
	}
	return KindCompetency
}

// Area returns the area that it stands in: one that is not Valid, if in none.
func (c Competency) Area() Area {
	if c.get().area < 0 {
		return Area{}
	}
	return Area{c.fw, c.get().area + 1}
}

// Scale returns the scale of its levels: one that is not Valid when somebody has
// it or has it not.
func (c Competency) Scale() Scale { return Scale{c.get().scale} }

// Levels returns the levels that it has, from the lowest to the highest: perhaps
// not all of its scale.
func (c Competency) Levels() []govmaturity.Level {
	return append([]govmaturity.Level(nil), c.get().levels...)
}

// Level returns the level with an id, or the zero Level.
func (c Competency) Level(id string) govmaturity.Level { return c.get().level(id) }

// Descriptor returns what a level looks like for this competency, and a note,
// such as why there is no text. Both are nil where the framework does not say.
func (c Competency) Descriptor(l govmaturity.Level) (text, note govmaturity.Text) {
	for _, d := range c.get().spec.Descriptors {
		if d.Level == l.ID() && c.Level(d.Level) == l {
			return d.Text.Clone(), d.Note.Clone()
		}
	}
	return nil, nil
}

// Broader returns the competency that it is a part of, or one that is not Valid.
func (c Competency) Broader() Competency { return c.beside(c.get().broader) }

// Narrower returns its parts, in the document's order.
func (c Competency) Narrower() []Competency { return c.all(c.get().narrower) }

// Related returns the competencies beside it, in the document's order. To be
// related goes both ways.
func (c Competency) Related() []Competency { return c.all(c.get().related) }

// Mindsets returns the mindsets that it goes with.
func (c Competency) Mindsets() []Mindset {
	var out []Mindset
	if c.Valid() {
		for i := range c.fw.mindsets {
			for _, k := range c.fw.mindsets[i].competencies {
				if k == c.Index() {
					out = append(out, Mindset{c.fw, i + 1})
				}
			}
		}
	}
	return out
}

// Retired reports whether it is no longer in use.
func (c Competency) Retired() bool { return c.get().spec.Retired }

// Standing returns how official its content is.
func (c Competency) Standing() govmaturity.Standing { return c.get().standing }

// Cites returns where its content comes from.
func (c Competency) Cites() []govmaturity.Citation {
	return append([]govmaturity.Citation(nil), c.get().spec.Cites...)
}

// Attained returns how evidence makes a level: as the competency, or else its
// framework, says; the latest when neither does.
func (c Competency) Attained() PolicySpec {
	switch {
	case c.get().spec.Attained != nil:
		return clonePolicy(c.get().spec.Attained)
	case c.fw != nil && c.fw.spec.Attained != nil:
		return clonePolicy(c.fw.spec.Attained)
	}
	return PolicySpec{Kind: PolicyLatest}
}

func clonePolicy(p *PolicySpec) PolicySpec {
	out := *p
	out.Prefer = append([]EvidenceKind(nil), p.Prefer...)
	out.Parts = append([]PartSpec(nil), p.Parts...)
	return out
}

// Area is a group of competencies. The zero Area is not Valid.
type Area struct {
	fw *Framework
	at int
}

var noArea = &area{spec: &AreaSpec{}, parent: -1}

func (a Area) get() *area {
	if a.fw == nil {
		return noArea
	}
	return &a.fw.areas[a.at-1]
}

// Valid reports whether a is an area of a framework.
func (a Area) Valid() bool { return a.fw != nil }

// ID returns the area's id.
func (a Area) ID() string { return a.get().spec.ID }

// Code returns what the publisher calls it, such as OG, or "".
func (a Area) Code() string { return a.get().spec.Code }

// Title returns the text that people read.
func (a Area) Title() govmaturity.Text { return a.get().spec.Title.Clone() }

// Description returns what the framework says about it, or nil.
func (a Area) Description() govmaturity.Text { return a.get().spec.Description.Clone() }

// Note says what the source leaves out. It may be nil.
func (a Area) Note() govmaturity.Text { return a.get().spec.Note.Clone() }

// Standing returns how official its content is.
func (a Area) Standing() govmaturity.Standing { return a.get().standing }

// Parent returns the area that it stands in, or one that is not Valid.
func (a Area) Parent() Area {
	if a.get().parent < 0 {
		return Area{}
	}
	return Area{a.fw, a.get().parent + 1}
}

// Areas returns the areas directly inside.
func (a Area) Areas() []Area {
	var out []Area
	if a.Valid() {
		for i := range a.fw.areas {
			if a.fw.areas[i].parent == a.at-1 {
				out = append(out, Area{a.fw, i + 1})
			}
		}
	}
	return out
}

// Competencies returns the competencies that stand directly in it.
func (a Area) Competencies() []Competency {
	var out []Competency
	if a.Valid() {
		for i := range a.fw.competencies {
			if a.fw.competencies[i].area == a.at-1 {
				out = append(out, Competency{a.fw, i + 1})
			}
		}
	}
	return out
}

// Mindset is a way of seeing things that shapes what people think and do. The
// zero Mindset is not Valid.
type Mindset struct {
	fw *Framework
	at int
}

var noMindset = &mindset{spec: &MindsetSpec{}}

func (m Mindset) get() *mindset {
	if m.fw == nil {
		return noMindset
	}
	return &m.fw.mindsets[m.at-1]
}

// Valid reports whether m is a mindset of a framework.
func (m Mindset) Valid() bool { return m.fw != nil }

// ID returns the mindset's id.
func (m Mindset) ID() string { return m.get().spec.ID }

// Title returns the text that people read.
func (m Mindset) Title() govmaturity.Text { return m.get().spec.Title.Clone() }

// Description returns what the framework says about it, or nil.
func (m Mindset) Description() govmaturity.Text { return m.get().spec.Description.Clone() }

// Note says what the source leaves out. It may be nil.
func (m Mindset) Note() govmaturity.Text { return m.get().spec.Note.Clone() }

// Beliefs returns what people with this mindset believe.
func (m Mindset) Beliefs() []govmaturity.Text { return cloneTexts(m.get().spec.Beliefs) }

// Attitudes returns the attitudes that go with it.
func (m Mindset) Attitudes() []govmaturity.Text { return cloneTexts(m.get().spec.Attitudes) }

// Competencies returns the competencies that go with it.
func (m Mindset) Competencies() []Competency {
	return Competency{fw: m.fw}.all(m.get().competencies)
}

// Standing returns how official its content is.
func (m Mindset) Standing() govmaturity.Standing { return m.get().standing }

// Cites returns where its content comes from.
func (m Mindset) Cites() []govmaturity.Citation {
	return append([]govmaturity.Citation(nil), m.get().spec.Cites...)
}

func cloneTexts(texts []govmaturity.Text) []govmaturity.Text {
	var out []govmaturity.Text
	for _, t := range texts {
		out = append(out, t.Clone())
	}
	return out
}
