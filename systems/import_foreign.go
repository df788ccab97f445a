package systems

import (
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/diagrams"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// foreign makes an importer of a reader of files that other programs keep.
func foreign(kind ImportKind, signs string, is func(*diagrams.Input) bool, read func(*diagrams.Input) (*diagrams.Diagram, error)) importer {
	given := func(in *input) *diagrams.Input {
		return &diagrams.Input{Name: in.name, Ending: in.ending, Data: in.data, Root: in.root}
	}
	return importer{
		kind: kind, signs: signs,
		is: func(in *input) bool { return is(given(in)) },
		read: func(in *input) (*DiagramSpec, govmaturity.Problems, error) {
			if len(in.data) > maxForeign {
				return nil, nil, govmaturity.Problems{{Code: govmaturity.CodeTooLarge, File: in.name,
					Format: "the file has %d bytes, more than the %d allowed", Args: []any{len(in.data), maxForeign}}}
			}
			d, err := read(given(in))
			if err != nil {
				return nil, nil, err
			}
			b := newBuilder(in, d.Language)
			b.notes = append(d.Notes, in.problems...)
			b.otherLanguage(in, d.Language)
			b.take(d)
			return b.spec, b.notes, nil
		},
	}
}

// otherLanguage notes that the file is said to be in another language than it says.
func (b *builder) otherLanguage(in *input, said string) {
	if said != "" && in.language != "" && !strings.EqualFold(said, in.language) {
		b.note(0, 0, nil, govmaturity.CodeContradiction, "the file says that its texts are in %q, and not in %q: that is kept", said, in.language)
	}
}

// maxForeign is the size in bytes of the largest file of another program.
const maxForeign = 16 << 20

// take makes a document of what a file of another program holds.
func (b *builder) take(d *diagrams.Diagram) {
	b.spec.Title, b.spec.Description, b.spec.Note = b.text(d.Title), b.text(d.Description), b.text(d.Note)
	ids := make([]string, len(d.Variables))
	for i, v := range d.Variables {
		// Two variables of a file may have one name: each has an id of its own.
		spec := b.variable(v.Name+" "+strconv.Itoa(i), v.Name)
		spec.Description, spec.Code, spec.Stock = b.text(v.Description), v.Code, v.Stock
		if v.Placed {
			spec.Position = &PositionSpec{X: v.X, Y: v.Y}
		}
		ids[i] = spec.ID
	}
	for _, l := range d.Links {
		spec := b.link(ids[l.From], ids[l.To], Sign(l.Sign))
		spec.Delay, spec.Note = l.Delay, b.text(l.Note)
		if l.Strength > 0 {
			strength := l.Strength
			spec.Strength = &strength
		}
	}
	for i, l := range d.Loops {
		b.takeLoop(d, i, l, ids)
	}
}

// takeLoop makes a loop of the document. Its links are named where the variables
// alone would not say which they are.
func (b *builder) takeLoop(d *diagrams.Diagram, n int, l diagrams.Loop, ids []string) {
	spec := LoopSpec{Label: l.Label, Title: b.text(l.Title), Note: b.text(l.Note)}
	want := slug.Make(l.Label)
	if want == "" {
		want = slug.Make(l.Title)
	}
	if want == "" {
		want = "loop"
	}
	spec.ID = b.loops.ID(want+" "+strconv.Itoa(n), want)
	if l.Sign != 0 {
		spec.Polarity = polarityOf(Sign(l.Sign))
	}
	for _, v := range l.Variables {
		spec.Variables = append(spec.Variables, ids[v])
	}
	if b.byVariables(d, l.Links) {
		for _, i := range l.Links {
			spec.Variables = append(spec.Variables, ids[d.Links[i].From])
		}
	} else {
		for _, i := range l.Links {
			link := &b.spec.Links[i]
			if link.ID == "" {
				name := link.From + "." + link.To
				link.ID = b.links.ID(name+" 1", name[:min(len(name), 90)])
			}
			spec.Links = append(spec.Links, link.ID)
		}
	}
	b.spec.Loops = append(b.spec.Loops, spec)
}

// byVariables says whether links close, and are the only ones between their ends.
func (b *builder) byVariables(d *diagrams.Diagram, links []int) bool {
	for k, i := range links {
		next := links[(k+1)%len(links)]
		if d.Links[i].To != d.Links[next].From || b.between[[2]string{b.spec.Links[i].From, b.spec.Links[i].To}] > 1 {
			return false
		}
	}
	return true
}
