package stakeholder_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

const head = "format: govmaturity/stakeholder-map/1\nid: x\nattributes:\n  - {attribute: power, range: {min: 1, max: 5}}\n  - {attribute: interest, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}\n"

// What is wrong is told with its place, and says what to do.
func TestBadMaps(t *testing.T) {
	rated := func(rating string) string {
		return head + "stakeholders: [{id: a, name: A, ratings: [" + rating + "]}]\n"
	}
	for text, want := range map[string]string{
		rated("{attribute: power, value: M/H}"):                                                 `stakeholders[0].ratings[0] not-a-level: a value of power is a number from 1 to 5, and "M/H" is a word: give levels for the scale instead of a range, or say in words of a mapping what the word counts`,
		rated("{attribute: power, level: high}"):                                                `stakeholders[0].ratings[0].level not-a-level: power is rated by numbers from 1 to 5, and "high" is a word: give levels for the scale instead of a range, or say in words of a mapping what the word counts`,
		rated("{attribute: interest, level: hi}"):                                               `stakeholders[0].ratings[0].level not-a-level: "hi" is no level of interest: give a level (low, high) or its value, or say in words of a mapping what the word counts`,
		rated("{attribute: power, value: 6}"):                                                   `stakeholders[0].ratings[0].value out-of-range: the scale of power goes from 1 to 5; 6 is not on it`,
		rated("{attribute: urgency, value: 6}"):                                                 `stakeholders[0].ratings[0].attribute unknown-reference: the map has no scale of urgency: add it to attributes`,
		rated("{attribute: power}"):                                                             `stakeholders[0].ratings[0] one-of`,
		rated("{attribute: power, rater: a, value: 1}, {attribute: power, rater: a, value: 2}"): `stakeholders[0].ratings[1] rated-twice: the rater of ratings[0] has rated power twice on one day: which of the two counts?`,
		head + "stakeholders: [{id: a, name: A}, {id: a, name: B}]\n":                           `stakeholders[1].id duplicate-id: there is already a stakeholder "a"`,
		head + "groups: [{id: a, name: G}]\nstakeholders: [{id: a, name: A}]\n":                 `stakeholders[0].id duplicate-id: there is already a group "a": an audience is named by one id`,
		head + "stakeholders: [{id: a, name: A, group: g}]\n":                                   `stakeholders[0].group unknown-reference: there is no group "g"`,
		head + "stakeholders: [{id: a, name: A, vulnerable: [youth, youth]}]\n":                 `stakeholders[0].vulnerable[1] given-twice: youth stands there twice`,
		head + "needs: [{id: n, audience: [nobody], what: W}]\n":                                `needs[0].audience[0] unknown-reference: there is no stakeholder or group "nobody"`,
		head + "standing: official\n":                                                           `cites required: official is a claim about a publisher: cite the source, and the place in it, that says so`,
		head + "stakeholders: [{id: a, name: A, cites: [{source: s, locator: p. 1}]}]\n":        `stakeholders[0].cites[0].source unknown-reference: there is no source "s" in this document`,
		strings.Replace(head, "max: 5", "max: 1", 1):                                            `attributes[0].range out-of-range: a scale goes from a number up to a larger one, not from 1 to 1`,
		strings.Replace(head, "max: 5}", "max: 5}, threshold: 5", 1):                            `attributes[0].threshold unreachable: nothing is above 5, the end of the scale: nobody is ever high`,
		strings.Replace(head, "max: 5}", "max: 5}, threshold: 1, tie: high", 1):                 `attributes[0].threshold saturates: everything is at 1, the beginning of the scale, or above it: everybody is high`,
		strings.Replace(head, "max: 5}", "max: 5}, threshold: 6", 1):                            `attributes[0].threshold out-of-range: the threshold 6 is not on the scale, which goes from 1 to 5`,
		strings.Replace(head, "attribute: interest", "attribute: power", 1):                     `attributes[1].attribute duplicate-id: there is already a scale of power`,
		strings.Replace(head, ", {id: high, rank: 2, title: High}", "", 1):                      `attributes[1].levels wrong-count: one level tells nobody apart: a scale has two at least`,
	} {
		_, err := stakeholder.ReadMap("x.yaml", []byte(text))
		var found govmaturity.Problems
		if !errors.As(err, &found) {
			t.Errorf("%s\nis taken", text)
			continue
		}
		ok := false
		for _, p := range found {
			ok = ok || strings.HasPrefix(fmt.Sprintf("%s %s: %s", p.Path, p.Code, p.Message()), want) && p.Line > 0
		}
		if !ok {
			t.Errorf("%s\ngives\n%v\nwant\n%s", text, err, want)
		}
	}
}

// Where a scale cannot be read, what would stand on it is no further problem.
func TestBrokenScaleIsOneProblem(t *testing.T) {
	text := strings.Replace(head, "{min: 1, max: 5}", "{min: 5, max: 1}, threshold: 3", 1) + "stakeholders: [{id: a, name: A, ratings: [{attribute: power, value: 4}]}]\n"
	_, err := stakeholder.ReadMap("x.yaml", []byte(text))
	var found govmaturity.Problems
	if !errors.As(err, &found) || len(found) != 1 || found[0].Path.String() != "attributes[0].range" {
		t.Errorf("%v", err)
	}
}

// No problem and no doubt repeats an address, wherever it stands, and no redacted
// document has one.
func TestAddressesAreNotRepeated(t *testing.T) {
	const address, number = "jayantha.perera@ministry.example", "+94 11 234 5678"
	for _, text := range []string{
		"format: govmaturity/stakeholder-map/1\nid: \"" + address + "\"\n",
		"format: govmaturity/stakeholder-map/1\nid: x\n\"" + address + "\": 1\n",
		head + "stakeholders: [{id: a, name: A, group: \"" + address + "\"}]\n",
		head + "stakeholders: [{id: a, name: A, kind: \"" + address + "\"}]\n",
		head + "stakeholders: [{id: a, name: A, ratings: [{attribute: power, value: \"" + number + "\"}]}]\n",
		head + "stakeholders: [{id: a, name: A, ratings: [{attribute: power, rater: \"" + address + "\", value: 1}, {attribute: power, rater: \"" + address + "\", value: 2}]}]\n",
	} {
		_, err := stakeholder.ReadMap("x.yaml", []byte(text))
		if err == nil || strings.Contains(err.Error(), "perera") || strings.Contains(err.Error(), "234 5678") {
			t.Errorf("%s\ngives\n%v", text, err)
		}
	}
	text := head + `stakeholders:
  - {id: a, name: "Registry, ` + address + `", note: "Call ` + number + `", ratings: [{attribute: power, rater: "` + address + `", value: 3}]}
  - {id: b, name: "Registry, ` + address + `"}
`
	m, err := stakeholder.ReadMap("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	const want = `stakeholders[0].name names-person
stakeholders[0].note names-person
stakeholders[0].ratings on-threshold
stakeholders[0].ratings[0].rater names-person
stakeholders[1].name names-person
stakeholders[1].name same-name
`
	if diff := cmp.Diff(want, lines(m.Doubts())); diff != "" {
		t.Error(diff)
	}
	said := m.Doubts().Error() + m.Stakeholder("a").Position().Explain().String() + fmt.Sprint(m.Redacted()) + fmt.Sprint(m.Stakeholder("a").Name())
	if strings.Contains(said, "perera") || strings.Contains(said, "5678") {
		t.Error(said)
	}
	if again := compiled(t, m.Redacted()); again.Doubts().Counts()[govmaturity.CodeNamesPerson] != 0 {
		t.Errorf("%v", again.Doubts())
	}
}

// Names that are near: which are told, and which are meant to differ.
func TestNearNames(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		near bool
	}{
		{"Ministry of Finance", "ministry of  finance", true},
		{"Ministry of Finance", "Finance, Ministry of", true},
		{"Ministère de l’Économie", "Ministere de l'Economie", true},
		{"Ministry of Finance", "Ministry of Finnance", true},
		{"Ministry of Finance", "Min. of Finance", true},
		{"Department of Health", "Dept. of Health", true},
		{"Communications Regulatory Commission", "CRC", true},
		{"Communications Regulatory Commission", "C.R.C.", true},
		{"National Audit Office (NAO)", "NAO", true},
		{"National Audit Office (NAO)", "National Audit Office", true},
		{"J. Perera", "Jayantha Perera", true},
		{"Министерство финансов", "МИНИСТЕРСТВО ФИНАНСОВ", true},
		{"Café owners", "Cafe Owners.", true},
		{"财政部", "财政部 ", true},
		{"North district", "South district", false},
		{"District 1", "District 2", false},
		{"Older persons", "Younger persons", false},
		{"Ministry of Finance", "Ministry of Health", false},
		{"Banks", "Bands", false},
		{"Bank", "Band", false},
		{"J. Perera", "Kumara Perera", false},
		{"Customers", "Partners", false},
		{"财政部", "教育部", false},
	} {
		m, err := stakeholder.Compile(&stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "x", Stakeholders: []stakeholder.StakeholderSpec{
			{ID: "a", Name: govmaturity.English(tt.a)}, {ID: "b", Name: govmaturity.English(tt.b)},
		}})
		if err != nil {
			t.Fatal(err)
		}
		d := m.Doubts()[1:] // that nothing is rated comes first
		if near := len(d) == 1 && d[0].Code == govmaturity.CodeNearName; near != tt.near {
			t.Errorf("%q and %q: %v", tt.a, tt.b, d)
		}
		if tt.near && !strings.Contains(d.Error(), "stakeholders[0]") {
			t.Errorf("%v does not say where the other one is", d)
		}
	}
}

// What contradicts itself, each found by its place.
func TestDoubts(t *testing.T) {
	const text = head + `  - {attribute: legitimacy, range: {min: 1, max: 5}}
groups: [{id: all, name: All}]
stakeholders:
  - {id: a, name: Alpha house, claim: true, ratings: [{attribute: legitimacy, value: 1}]}
  - {id: b, name: Beta house, claim: false, ratings: [{attribute: legitimacy, value: 5}, {attribute: power, value: 1}], desired: consult}
  - {id: c, name: Gamma house, vulnerable: [poor], claim: false, current: empower}
  - {id: d, name: Delta house, delegated: true, desired: inform, group: all}
influences:
  - {from: a, to: b}
  - {from: b, to: a}
  - {from: a, to: a}
  - {from: a, to: b}
needs:
  - {id: n, audience: [all, all], promise: inform, what: What changes}
`
	m, err := stakeholder.ReadMap("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	const want = `stakeholders[0].claim contradiction
stakeholders[1].claim contradiction
stakeholders[1].desired contradiction
stakeholders[1].desired unkept-promise
stakeholders[2].claim contradiction
stakeholders[2].current contradiction
stakeholders[2].current unkept-promise
stakeholders[3].desired contradiction
influences[2] not-used
influences[3] duplicate-row
needs[0] not-answered
needs[0].audience[1] given-twice
`
	if diff := cmp.Diff(want, lines(m.Doubts())); diff != "" {
		t.Error(diff)
	}
	if x := m.Network(stakeholder.NetworkOptions{}).Of(m.Stakeholder("a")); x.In != 1 || x.Out != 1 || x.Reach != 1 {
		t.Errorf("%+v", x)
	}
}

// Broken mappings, and registers of another layout.
func TestBadMappings(t *testing.T) {
	const good = "format: govmaturity/stakeholder-mapping/1\nid: m\nmap: {id: x}\nlayout: stakeholders\ncolumns: {name: Name}\n"
	for text, want := range map[string]string{
		strings.Replace(good, "columns: {name: Name}", "", 1):                                                                 "columns.name: a register of the layout stakeholders has a column for it",
		good + "ratings: [{attribute: power, columns: [P]}]":                                                                  "ratings[0].attribute: there is no scale of power",
		good + "words: [{cell: H, value: 3}]":                                                                                 `words[0]: what "H" counts is on no scale of the mapping`,
		strings.Replace(good, "name: Name", "name: Name, inside: I, outside: O", 1):                                           "columns.outside: give either the column",
		good + "attributes: [{attribute: power, range: {min: 1, max: 5}}]\nwords: [{cell: H, value: 5}, {cell: h, value: 4}]": `words[1].cell: it is already said what "h" counts`,
	} {
		if _, err := stakeholder.ReadMapping("m.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngives %v\nwant %s", text, err, want)
		}
	}
	m, err := stakeholder.ReadMapping("m.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		"":                        "there are no headers in row 1",
		"Who,What\na,b\n":         `the register has no column "Name"; it has "Who", "What"`,
		"PK\x03\x04":              "this is a workbook",
		"\xff\xfeN\x00a\x00":      "UTF-16",
		"<html><table>":           "web page",
		"Who,a.b@c.example\nx,y,": `"[e-mail]"`,
	} {
		if _, err := m.Read("r.csv", []byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", data, err, want)
		}
	}
	m.Layout = stakeholder.LayoutContextMapper
	for data, want := range map[string]string{"": "no block Stakeholders", "Stakeholders { \"a": "no closing quote", "/* ": "no end", "\xff": "not UTF-8"} {
		if _, err := m.Read("m.cml", []byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", data, err, want)
		}
	}
}

// What stands as a name may be a whole page: looking for its like takes no more memory
// than the page does.
func TestLongNames(t *testing.T) {
	page := strings.Repeat(strings.Repeat("abcdefghij", 4)+" ", 19) + strings.Repeat("x", 90_000)
	if got := stakeholder.Buckets(page); got > 3*len(page) {
		t.Errorf("a name of %d bytes is looked up by %d", len(page), got)
	}
	spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "pages"}
	for i, name := range []string{page, strings.ToUpper(page), page + "y"} {
		spec.Stakeholders = append(spec.Stakeholders, stakeholder.StakeholderSpec{ID: fmt.Sprint("s", i), Name: govmaturity.English(name)})
	}
	near := 0
	for _, d := range compiled(t, spec).Doubts() {
		if d.Code == govmaturity.CodeNearName {
			near++
		}
	}
	if near != 1 {
		t.Errorf("%d pages are near another, want the one in capitals", near)
	}
}
