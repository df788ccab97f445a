package stakeholder_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func mapping(t testing.TB, name string) *stakeholder.Mapping {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := stakeholder.ReadMapping(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func reading(t testing.TB, m *stakeholder.Mapping, name string) *stakeholder.Reading {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skipf("%s is not here", name)
	}
	r, err := m.Read(filepath.Base(name), data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func problems(list govmaturity.Problems) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%d:%d %s %s: %s\n", p.Line, p.Column, p.Path, p.Code, p.Message())
	}
	return b.String()
}

// The survey of six groups: two definitive, two dependent, two demanding.
func TestSurveyOfSalience(t *testing.T) {
	r := reading(t, mapping(t, "salience.yaml"), "testdata/salience.csv")
	const want = `113:17 B113.power out-of-range: the scale of power goes from 1 to 5; 5.5 is not on it
`
	if diff := cmp.Diff(want, problems(r.All())); diff != "" || r.Rows != 112 || r.Ratings != 335 {
		t.Errorf("%d rows, %d ratings\n%s", r.Rows, r.Ratings, diff)
	}
	checkSalience(t, r)
}

func checkSalience(t *testing.T, r *stakeholder.Reading) {
	t.Helper()
	got := map[string]string{}
	for s := range compiled(t, r.Spec).Stakeholders() {
		x := s.Salience()
		got[s.Name().String()] = fmt.Sprintf("%s %d %.2f", x.Class, x.Power.Counted, x.Legitimacy.Value)
	}
	want := map[string]string{
		"Consulting agencies": "definitive 2 4.38", "Firms": "dependent 34 4.17", "Local residents": "dependent 32 3.29",
		"Project implementers": "definitive 10 4.90", "Research units": "demanding 25 2.92", "Local authorities": "demanding 8 2.78",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// found is where the data is that the tests prove themselves on.
const found = "../../../../shared/data/systems/found/"

// The same from the answers to the single items.
func TestSurveyByItems(t *testing.T) {
	m := mapping(t, "salience.yaml")
	m.Columns.Name = "ID"
	for i, items := range [][]int{{2, 7, 13, 15}, {4, 6, 8, 16}, {3, 5, 9, 11}} {
		m.Ratings[i].Columns = nil
		for _, k := range items {
			m.Ratings[i].Columns = append(m.Ratings[i].Columns, fmt.Sprint("pyt", k))
		}
	}
	r := reading(t, m, found+"stakeholders/salience_survey.csv")
	if r.Problems.Counts()[govmaturity.CodeOutOfRange] != 1 || len(r.Problems) != 2 || r.Findings.Counts()[govmaturity.CodeUnknownColumn] != 26 || r.Ratings != 335 {
		t.Errorf("%d ratings\n%v", r.Ratings, r.All())
	}
	checkSalience(t, r)
}

// A register with words for numbers, addresses, a name twice, and rows that cannot
// be read: each is told with its place, and no address is repeated.
func TestRegister(t *testing.T) {
	r := reading(t, mapping(t, "register.yaml"), "testdata/register.csv")
	const wrong = `4:40 F3.Interest not-a-level: "M/H" is no rating of interest: a number from 0 to 10 is expected; say in words of the mapping what it counts, such as {cell: "M/H", value: 10}
5:3 B4.Stakeholder required: the row has no name: it is left out
8:39 G7.Engaged not-allowed: the mapping does not say what "told" is: expected none, inform, consult, involve, collaborate, empower, or a word of the mapping for one of them
8:46 J7.Affected not-allowed: "maybe" is neither yes nor no: say in yes or no of the mapping what it means
8:33 E7.Influence out-of-range: the scale of power goes from 1 to 3; 7 is not on it
`
	const found = `2:62 I1.Contact unknown-column: the mapping does not name this column: it is not read (1 cells); put it into ignore to leave it out on purpose
6:3 B5.Stakeholder names-person: what looks like an e-mail address or a telephone number was taken out (1): it belongs in an address book
9:3 B8.Stakeholder same-name: a row above has the same name: there are two stakeholders now
`
	if diff := cmp.Diff(wrong+found, problems(r.All())); diff != "" {
		t.Error(diff)
	}
	if r.Rows != 7 || r.Blank != 1 || r.Unread != 1 || r.Ratings != 8 {
		t.Errorf("%d rows, %d blank, %d unread, %d ratings", r.Rows, r.Blank, r.Unread, r.Ratings)
	}
	m := compiled(t, r.Spec)
	var got []string
	for s := range m.Stakeholders() {
		got = append(got, fmt.Sprint(s.ID(), " ", s.Outside(), " ", s.Position().Quadrant, s.Position().Missing(), s.Current(), " ", s.Desired()))
	}
	want := []string{
		"ministry-of-finance false keep-satisfied[]inform consult", "older-persons-rural true [interest]inform involve", "vendor-hotline-tel true [interest] ",
		"min-of-finance false [power interest] ", "ministry-of-finance-2 false keep-informed[] ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	doubts := m.Doubts().Counts()
	if doubts[govmaturity.CodeSameName] != 1 || doubts[govmaturity.CodeNearName] != 1 || doubts[govmaturity.CodeOnThreshold] != 2 {
		t.Errorf("%v", m.Doubts())
	}
}

// A list in JSON, by a path to its items.
func TestList(t *testing.T) {
	m := mapping(t, "register.yaml")
	m.Ratings, m.Attributes, m.Words = nil, nil, nil
	m.Table.Records = "parties[]"
	m.Columns = stakeholder.MappingColumnsSpec{Name: "parties[].name", Inside: "parties[].internal", Description: "parties[].about.text"}
	r, err := m.Read("parties.json", []byte(`{"parties": [
		{"name": "Audit Office (AO)", "internal": false, "about": {"text": "Ask a.b@c.example", "since": 2001}},
		{"name": "AO", "internal": true}, {"internal": true}]}`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `3:37 parties[2] required: the row has no name: it is left out
2:100 parties[0].about.since unknown-column: the mapping does not name this column: it is not read (1 cells); put it into ignore to leave it out on purpose
2:70 parties[0].about.text names-person: what looks like an e-mail address or a telephone number was taken out (1): it belongs in an address book
`
	if diff := cmp.Diff(want, problems(r.All())); diff != "" {
		t.Error(diff)
	}
	c := compiled(t, r.Spec)
	if s := c.Stakeholder("audit-office-ao"); !s.Outside() || s.Spec().Description.String() != "Ask [e-mail]" || c.Stakeholder("ao").Outside() {
		t.Errorf("%+v", r.Spec.Stakeholders)
	}
	if d := c.Doubts().Counts(); len(c.Doubts()) != 2 || d[govmaturity.CodeNearName] != 1 || d[govmaturity.CodeNotAnswered] != 1 {
		t.Errorf("%v", d)
	}
}

func TestFoundList(t *testing.T) {
	m := mapping(t, "register.yaml")
	m.Ratings, m.Attributes, m.Words = nil, nil, nil
	m.Table.Records = "[]"
	m.Columns = stakeholder.MappingColumnsSpec{Name: "[].name", Inside: "[].internal", Description: "[].description"}
	r := reading(t, m, found+"stakeholders/interested_parties.json")
	c := compiled(t, r.Spec)
	if len(r.All()) != 0 || c.Len() != 14 || len(c.Doubts()) != 1 || len(c.Grid().Unplaced) != 14 {
		t.Errorf("%d\n%v\n%v", c.Len(), r.All(), c.Doubts())
	}
}

// A list of who influences whom.
func TestInfluences(t *testing.T) {
	m := mapping(t, "register.yaml")
	m.Layout, m.Ratings, m.Attributes, m.Words = stakeholder.LayoutInfluences, nil, nil, nil
	m.Columns = stakeholder.MappingColumnsSpec{From: "source", To: "target", Sign: "how", Strength: "weight"}
	m.Signs = map[string]stakeholder.Sign{"+": stakeholder.SignSupport, "-": stakeholder.SignOppose}
	r, err := m.Read("links.csv", []byte("source,target,how,weight\nTreasury,Registry,+,2\nRegistry,Treasury,-,0\nRegistry,,+,1\nBanks,Treasury,?,\n"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `3:21 D3.weight out-of-range: "0" is no strength: a number above 0 is expected
4:10 B4.target required: the row does not say who influences whom: it is left out
5:16 C5.how not-allowed: the mapping does not say what "?" is: expected support, oppose, or a word of the mapping for one of them
`
	if diff := cmp.Diff(want, problems(r.All())); diff != "" {
		t.Error(diff)
	}
	c := compiled(t, r.Spec)
	if x := c.Network(stakeholder.NetworkOptions{}).Of(c.Stakeholder("treasury")); c.Len() != 3 || x.In != 2 || x.Out != 1 || x.Betweenness != 1 {
		t.Errorf("%+v", x)
	}
}

// The blocks of Context Mapper: stakeholders, groups, and what they value.
func TestContextMapper(t *testing.T) {
	r := reading(t, mapping(t, "context-mapper.yaml"), "testdata/shop.cml")
	const want = `13:58  syntax: "mood" of a stakeholder is not known
33:16  syntax: "Strangers" is no stakeholder of the model
2:1  lost: "BoundedContext" is not about stakeholders, and is not read
11:16  names-person: what looks like an e-mail address or a telephone number was taken out (1): it belongs in an address book
15:19  empty-group: the group "Competitors" has no members: it is read as a stakeholder
22:3  lost: "core" of a value is not read
23:3  lost: "demonstrator" of a value is not read
26:5  lost: the priority of Free Time is not read
29:6  lost: an action on Free Time is not read: it belongs in an action plan
`
	if diff := cmp.Diff(want, problems(r.All())); diff != "" {
		t.Error(diff)
	}
	m := compiled(t, r.Spec)
	drivers := m.Stakeholder("drivers")
	if s := drivers.Spec(); s.Gains.String() != "Free Time: fewer trips" || s.Losses.String() != "Free Time: longer hours" || s.Group != "group-our-house" {
		t.Errorf("%+v", s)
	}
	if x := drivers.Position(); fmt.Sprint(x.Missing(), x.Possible()) != "[power] [keep-satisfied monitor]" {
		t.Errorf("%+v", x)
	}
	if m.Stakeholder("buyers").Position().Quadrant != stakeholder.QuadrantSatisfied || m.Len() != 4 {
		t.Errorf("%d", m.Len())
	}
}

// Thirteen stakeholders in five groups, a group without members, three of them
// rated, and what two of them value.
func TestFoundContextMapper(t *testing.T) {
	r := reading(t, mapping(t, "context-mapper.yaml"), found+"stakeholders/same_day_delivery.cml")
	m := compiled(t, r.Spec)
	g := m.Grid()
	if len(r.Problems) != 0 || m.Len() != 14 || len(r.Spec.Groups) != 5 || r.Ratings != 6 || len(g.Unplaced) != 11 {
		t.Errorf("%v\n%d stakeholders, %d groups, %d ratings, %d unplaced", r.Problems, m.Len(), len(r.Spec.Groups), r.Ratings, len(g.Unplaced))
	}
	if n := r.Findings.Counts(); n[govmaturity.CodeEmptyGroup] != 1 || n[govmaturity.CodeLost] != 20 {
		t.Errorf("%v", r.Findings)
	}
	if m.Doubts().Counts()[govmaturity.CodeOnThreshold] != 2 || m.Stakeholder("drivers").Spec().Losses == nil {
		t.Errorf("%v", m.Doubts())
	}
}
