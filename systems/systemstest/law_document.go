package systemstest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// sameAgain: the same document gives the same, to the last bit.
func sameAgain() rule {
	return laws.New("same-again",
		"The same document, compiled again, gives the same loops, archetypes and files, to the last character.",
		func(s *diagramSubject, out *laws.Recorder) {
			again, err := systems.Compile(s.d.Spec())
			if err != nil {
				violated(out, finding{got: "a refusal: " + err.Error(), expected: "the diagram"})
				return
			}
			first, second := s.everything(s.d), s.everything(again)
			for _, what := range slices.Sorted(maps.Keys(first)) {
				if first[what] != second[what] {
					a, b := []byte(first[what]), []byte(second[what])
					violated(out, finding{given: what, got: around(b, a), expected: around(a, b)})
				}
			}
		})
}

// everything says all that comes of a diagram, by what it is.
func (s *diagramSubject) everything(d *systems.Diagram) map[string]string {
	lines := func(loops []systems.Loop) string {
		var b strings.Builder
		for _, l := range loops {
			b.WriteString(l.String() + "\n")
		}
		return b.String()
	}
	all := map[string]string{"the hash": d.Hash() + d.RulesHash()}
	var doubts []string
	for _, p := range d.Doubts() { // without the lines of a file, and the order that follows them
		doubts = append(doubts, fmt.Sprintln(p.Code, p.Path, p.Message()))
	}
	slices.Sort(doubts)
	all["the doubts"] = strings.Join(doubts, "")
	if s.all {
		loops, _ := s.engine.loops(d, systems.LoopOptions{MaxLength: s.bound})
		all["the loops"] = lines(loops)
	}
	if d.Rank() <= maxRank {
		all["the loops to begin with"] = lines(s.engine.basis(d).Loops)
	}
	for _, m := range s.archetypes(d, false).Matches {
		all["the archetypes"] += fmt.Sprintln(m.Archetype, m.Tier, m.Ways, m.Part, m.Declared, len(m.Evidence), len(m.Alternatives)) + lines(m.Loops)
		for _, b := range m.Roles {
			all["the archetypes"] += fmt.Sprintln(b.Role, b.Variable.ID())
		}
	}
	if s.larger(maxWritten) {
		return all
	}
	text, lost := s.engine.text(d)
	all["the text"] = string(text) + fmt.Sprint(lost)
	for _, e := range s.engine.exports {
		data, err := e.write(d)
		all[e.name] = string(data) + fmt.Sprint(err)
	}
	return all
}

// documentRoundTrip: a diagram survives being written and read.
//
// It is written as JSON, and read as JSON and as YAML: what encoding/json writes is
// YAML too.
func documentRoundTrip() rule {
	return laws.New("document-round-trip",
		"Writing the diagram to a document and reading it again gives the same diagram, to the last word.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.larger(maxWritten) {
				return
			}
			data, err := json.Marshal(s.d.Spec())
			if err != nil {
				violated(out, finding{got: "a document that cannot be written: " + err.Error(), expected: "a document"})
				return
			}
			for _, name := range []string{"document.json", "document.yaml"} {
				d, err := s.engine.readDiagram(name, data)
				s.sameDiagram(out, "the diagram as "+name, d, err)
			}
		})
}

func (s *diagramSubject) sameDiagram(out *laws.Recorder, given string, d *systems.Diagram, err error) {
	switch {
	case err != nil:
		violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the diagram"})
	case d.Hash() != s.d.Hash():
		violated(out, finding{given: given, got: "the content hash " + d.Hash(), expected: s.d.Hash()})
	}
}

// formRoundTrip: what is entered in a form is what was there.
func formRoundTrip() rule {
	return laws.New("form-round-trip",
		"The diagram filled into its form comes back from there as it was: as it stands there, and as it is posted.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.larger(maxForm) {
				return
			}
			data, err := json.Marshal(s.d.Spec())
			if err != nil {
				return // another law says so
			}
			language := s.d.Spec().Language
			if language == "" {
				language = "en"
			}
			form := systems.DiagramForm(govmaturity.WordsFor("en"), language) // other languages are kept
			filled := form.Fill(data)
			d, err := s.engine.fromForm(filled)
			s.sameDiagram(out, "filled in", d, err)
			d, err = s.engine.fromForm(form.ReadPost(filled.Values))
			s.sameDiagram(out, "posted", d, err)
		})
}

// exportRoundTrip: what other programs get is the diagram.
func exportRoundTrip() rule {
	return laws.New("export-round-trip",
		"Written for other programs and read again, the diagram has the same variables and the same links, with their signs and delays; as JSON, it is the same to the last word.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.larger(maxWritten) {
				return
			}
			want := heldLinks(s.d)
			for _, e := range s.engine.exports {
				data, err := e.write(s.d)
				if err != nil {
					violated(out, finding{given: e.name, got: "it cannot be written: " + err.Error(), expected: "a file"})
					continue
				}
				in, err := systems.Import(e.name, data)
				if err != nil {
					violated(out, finding{given: e.name, got: "a refusal: " + err.Error(), expected: "a diagram"})
					continue
				}
				d, err := systems.Compile(in.Spec)
				if in.Kind == systems.ImportKindDocument || err != nil {
					s.sameDiagram(out, e.name, d, err)
					continue
				}
				if sameLists(out, e.name, want, heldLinks(d), false) {
					return
				}
			}
		})
}

// heldLinks says what formats of other programs hold of a diagram: names, signs and
// delays.
func heldLinks(d *systems.Diagram) []string {
	name := func(v systems.Variable) string {
		return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(v.Name().In("en"), "\uFFFD"), func(r rune) bool {
			return !unicode.IsGraphic(r) || unicode.IsSpace(r) || r == 0xFFFE || r == 0xFFFF
		}), " ")
	}
	var out []string
	for v := range d.Variables() {
		out = append(out, "the variable "+name(v))
	}
	for l := range d.Links() {
		out = append(out, fmt.Sprintf("the link %s -> %s: %s, delay %t", name(l.From()), name(l.To()), l.Sign(), l.Delay()))
	}
	return out
}

// textRoundTrip: the form that people type holds what it says that it holds.
func textRoundTrip() rule {
	return laws.New("text-round-trip",
		"Written in the form that people type and read again, the diagram has the same variables, links and named loops, with the same ids; what that form cannot hold is listed.",
		func(s *diagramSubject, out *laws.Recorder) {
			if s.larger(maxWritten) {
				return
			}
			text, lost := s.engine.text(s.d)
			in, err := s.engine.readText("diagram.txt", text)
			if err != nil {
				violated(out, finding{got: "a refusal: " + err.Error(), expected: "the diagram"})
				return
			}
			d, err := systems.Compile(in.Spec)
			if err != nil || len(lost) == 0 {
				s.sameDiagram(out, "the text, with nothing lost", d, err)
				return
			}
			want, got := typed(s.d.Spec(), lost), typed(in.Spec, lost)
			if !bytes.Equal(want, got) {
				violated(out, finding{got: around(got, want), expected: around(want, got)})
			}
		})
}

// typed returns as JSON what a text holds of a diagram.
func typed(spec *systems.DiagramSpec, lost govmaturity.Problems) []byte {
	gone := map[string]bool{}
	for _, p := range lost {
		gone[p.Path.String()] = true
	}
	language := spec.Language
	if language == "" {
		language = "en"
	}
	keep := func(at govmaturity.Path, t govmaturity.Text) govmaturity.Text {
		if t == nil || gone[at.String()] {
			return nil
		}
		return govmaturity.Text{language: t.In(language)}
	}
	top := govmaturity.Path{}
	spec.Title, spec.Description = keep(top.Key("title"), spec.Title), keep(top.Key("description"), spec.Description)
	spec.Standing, spec.Note, spec.Sources, spec.Cites, spec.System, spec.Archetypes, spec.Iceberg = "", nil, nil, nil, nil, nil, nil
	for i := range spec.Actors {
		a := &spec.Actors[i]
		a.Name, a.Description = keep(top.Key("actors").Index(i).Key("name"), a.Name), nil
	}
	for i := range spec.Variables {
		v := &spec.Variables[i]
		v.Name = keep(top.Key("variables").Index(i).Key("name"), v.Name)
		v.Description, v.Note, v.Code, v.Standing, v.Cites = nil, nil, "", "", nil
	}
	for i := range spec.Links {
		l := &spec.Links[i]
		l.Note, l.Standing, l.Cites = nil, "", nil
	}
	for i := range spec.Loops {
		l, at := &spec.Loops[i], top.Key("loops").Index(i)
		if l.Title = keep(at.Key("title"), l.Title); gone[at.Key("label").String()] {
			l.Label = ""
		}
		if l.Note, l.Cites = nil, nil; l.Links != nil {
			l.Variables = nil
		}
	}
	data, err := json.Marshal(spec)
	if err != nil {
		return []byte(err.Error())
	}
	return data
}

// around returns where a text begins to differ from another.
func around(text, other []byte) string {
	i := 0
	for i < len(text) && i < len(other) && text[i] == other[i] {
		i++
	}
	return "..." + string(bytes.ToValidUTF8(text[max(0, i-60):min(len(text), i+60)], nil)) + "..."
}
