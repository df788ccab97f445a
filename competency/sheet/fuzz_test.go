package sheet_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

// FuzzDetect: nothing panics, and what is proposed reads the table it was proposed for.
func FuzzDetect(f *testing.F) {
	for _, seed := range []string{
		"Employee,Excel,SQL\nAnn,1,2\n", "Skill,Ann,Bob\nG,,\nExcel,1,3\n", "Name;Skill 1;Skill 2\nA;C#;Java\n", "a,b,c\nx,,\n,y,\n,,z\n",
		"Role,Skill,Level\nR,S,3\n", "\ufeff,Name ,P1,P2\nG,,,\n,x,1,2\n", "Employee;Skill;Self Rating;Manager Rating;Target;Gap;Date\nA;x;2,5;3;4;1;03/04/2026\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := sheet.Detect("x.csv", data)
		if err != nil {
			return
		}
		m := p.Mapping
		m.Evidence, m.Date = competency.EvidenceAssessor, "2026"
		if m.Layout == sheet.LayoutDescriptors {
			return
		}
		r, err := m.Read("x.csv", data)
		if err != nil {
			t.Fatalf("%v\nof %q by %+v", err, data, m)
		}
		checkReading(t, r)
	})
}

// FuzzRead: nothing panics, whatever a table holds, and what is read is sound.
func FuzzRead(f *testing.F) {
	mappings := []*sheet.Mapping{
		mappingOf(f, people+"words: [{cell: x, means: none}, {cell: n/a, means: not-applicable}, {cell: \"!\", means: no-levels}]\n"),
		mappingOf(f, "layout: ratings\ntable: {dates: [yyyy-mm-dd, dd/mm/yyyy], decimal: comma, repeat: [\"#1\"]}\ncolumns: {person: \"#1\", competency: \"#2\", level: \"#3\", target: \"#4\", gap: \"#5\", date: \"#6\", note: \"#7\"}\nevidence: test\ndate: \"2026\"\n"+scale),
		mappingOf(f, "layout: roles\ncolumns: {role: \"#1\", role-level: \"#2\", areas: [\"#3\"], competency: \"#4\", level: \"#5\", level-description: \"#6\"}\nladder: true\nwords: [{cell: \"!\", means: no-levels}]\n"+scale),
		mappingOf(f, "layout: roles-across\ncolumns: {competency: \"#1\", areas: [\"#1\"]}\nwords: [{cell: n/a, means: not-applicable}, {cell: \"!\", means: no-levels}]\n"+scale),
		mappingOf(f, "layout: skills-across\ntable: {header: 2, groups: 1}\ncolumns: {role: \"#1\", role-level: \"#2\"}\nwords: [{cell: \"!\", means: no-levels}]\n"+scale),
		mappingOf(f, "layout: tree\ncolumns: {areas: [\"#1\", \"#2\"], competency: \"#3\"}\n"),
	}
	f.Add([]byte("Skill,A,B\nx,1,2\ny,!,n/a\n"), uint8(0))
	f.Add([]byte("a,b,c,d,e,f,g\nP1,x,2,3,1,2026-01-02,see P2\n,y,\"1,5\",,,31/02/2026,\n"), uint8(1))
	f.Add([]byte("a,b,c,d,e,f\nR,L,A,S,1,t\nR,!,A,S,!,\n"), uint8(2))
	f.Add([]byte("a,b,c\nx,,\n,y,\n,,z\n"), uint8(5))
	f.Add([]byte("S,A,B\nG,,\nx,1,!\nx,2,n/a\n"), uint8(3))
	f.Add([]byte(",,G,\nR,L,x,y\nA,I,1,!\nA,,2,3\n"), uint8(4))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		r, err := mappings[int(which)%len(mappings)].Read("x.csv", data)
		if err == nil {
			checkReading(t, r)
		}
	})
}

func checkReading(t *testing.T, r *sheet.Reading) {
	t.Helper()
	for _, p := range r.All() {
		if p.Line < 1 || p.Code == "" || p.Message() == "" {
			t.Errorf("a problem without a place: %v", p)
		}
	}
	if len(r.Spec.Competencies) == 0 {
		return
	}
	fw, err := competency.Compile(r.Spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Profiles {
		if _, err := fw.Person(p); err != nil {
			t.Error(err)
		}
	}
}

// FuzzRecords: nothing panics, whatever a document holds, and what is read is sound.
func FuzzRecords(f *testing.F) {
	f.Add([]byte(`{"category":{"name":"T"},"skills":[{"id":"a","name":"A","description":"d","levels":{"x":[1,"NC"]}}]}`))
	f.Add([]byte("category: {name: T}\nskills:\n  - {id: a, name: A, description: d, levels: {x: [1, 9], y: []}, more: [1]}\n"))
	m := mapping(f, "ladder.yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := m.Read("", data); err == nil {
			checkReading(t, r)
		}
	})
}
