package stakeholder_test

import (
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// FuzzReadMap: nothing panics, and what is taken is the same when it is written and
// read again, measured and explained.
func FuzzReadMap(f *testing.F) {
	data, err := os.ReadFile("testdata/identity.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(head + "stakeholders: [{id: a, name: A B., ratings: [{attribute: power, value: 3}]}]\ninfluences: [{from: a, to: a}]\n"))
	f.Add([]byte(`{"format": "govmaturity/stakeholder-map/1", "id": "x", "stakeholders": [{"id": "a", "name": {"ar": "+94 11 234 5678"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := stakeholder.ReadMap("", data)
		if err != nil || m.Len() > 200 {
			return
		}
		checkMap(t, m)
		again, err := stakeholder.Compile(m.Spec())
		if err != nil || again.Hash() != m.Hash() {
			t.Fatalf("%q changed: %v", data, err)
		}
	})
}

func checkMap(t *testing.T, m *stakeholder.Map) {
	n := m.Network(stakeholder.NetworkOptions{})
	for s := range m.Stakeholders() {
		a := s.Advice()
		if s.Position().Explain().String() == "" || s.Salience().Explain().String() == "" || a.Explain().String() == "" || n.Explain(s).String() == "" {
			t.Fatal("nothing is said")
		}
		if x := n.Of(s); x.Betweenness < 0 || x.Share < 0 || x.Share > 1+1e-9 || x.Reach >= m.Len() || x.Total > x.In+x.Out {
			t.Fatalf("%+v", x)
		}
	}
	m.Equity().Explain()
	if _, err := stakeholder.Compile(m.Redacted()); err != nil {
		t.Fatalf("what is redacted is no map: %v", err)
	}
}

// FuzzImport: nothing panics, what is read is a map, and every row is counted.
func FuzzImport(f *testing.F) {
	mappings := []*stakeholder.Mapping{
		mapping(f, "register.yaml"), mapping(f, "salience.yaml"), mapping(f, "context-mapper.yaml"), mapping(f, "register.yaml"), mapping(f, "register.yaml"),
	}
	mappings[0].Columns = stakeholder.MappingColumnsSpec{Name: "#1", Code: "#2", Group: "#3", Kind: "#4", Vulnerable: "#5", Current: "#6", Rater: "#7", Date: "#8"}
	mappings[0].Ratings[0].Columns, mappings[0].Ratings[1].Columns = []string{"#9"}, []string{"#9", "#10"}
	mappings[3].Layout, mappings[3].Ratings, mappings[3].Words, mappings[3].Attributes = stakeholder.LayoutInfluences, nil, nil, nil
	mappings[3].Columns = stakeholder.MappingColumnsSpec{From: "#1", To: "#2", Strength: "#3"}
	mappings[4].Table.Records, mappings[4].Ratings, mappings[4].Words, mappings[4].Attributes = "a[]", nil, nil, nil
	mappings[4].Columns = stakeholder.MappingColumnsSpec{Name: "a[].n"}
	f.Add([]byte("a,b,c,d,e,f,g,h,i,j\nA,1,G,partner,youth;poor,informed,r,2026,H,L\nA b@c.de,1,G,,,,b@c.de,x,7,?\n"), uint8(0))
	f.Add([]byte("group,power,legitimacy,urgency\nA,1,2,3\nA,9,,x\n"), uint8(1))
	for i, name := range []string{"shop.cml"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(2+i))
	}
	f.Add([]byte("Stakeholders { StakeholderGroup A { StakeholderGroup B Stakeholder A { influence X interest } } } ValueRegister { Value V { Stakeholder A { consequences good \"x\" } } }"), uint8(2))
	f.Add([]byte("x,y,z\nA,B,1\nB,A,\n,B,\n"), uint8(3))
	f.Add([]byte(`{"a": [{"n": "x"}, {"n": 1, "o": {"p": true}}, {}]}`), uint8(4))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		m := mappings[int(which)%len(mappings)]
		r, err := m.Read("x", data)
		if err != nil {
			return
		}
		c, err := stakeholder.Compile(r.Spec)
		if err != nil {
			t.Fatalf("%q is read as no map: %v", data, err)
		}
		if c.Len() < 100 {
			checkMap(t, c)
		}
		if d := c.Doubts().Error(); strings.Contains(d, "taken out") || m.Layout == stakeholder.LayoutStakeholders && r.Rows-r.Blank-r.Unread != c.Len() {
			t.Fatalf("%d rows, %d blank, %d unread, %d stakeholders\n%s", r.Rows, r.Blank, r.Unread, c.Len(), d)
		}
	})
}
