package panel_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// asem reads the panel of the 51 states of the Asia-Europe Meeting, with a framework in
// which something is written otherwise.
func asem(t testing.TB, change func(string) string) *panel.Panel {
	t.Helper()
	in, err := os.Open("testdata/asem.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	table := &panel.Table{Name: "asem.csv", Framework: read(t, change(string(file(t, "asem.yaml")))), Layout: panel.Layout{Extra: panel.ExtraKeep}}
	p, err := table.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func same(s string) string { return s }

// The values of all nodes of the ASEM index are those that COINr computes: 49 indicators
// normalised from the least to the greatest, and 11 means over them.
func TestASEM(t *testing.T) {
	p := asem(t, same)
	f, err := os.Open("testdata/asem-minmax-amean.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for _, row := range rows[1:] {
		want[row[0]] = row
	}
	compared, worst := 0, 0.0
	for _, m := range p.Members() {
		for k, id := range rows[0] {
			if k == 0 {
				continue
			}
			value, ok := m.Card.Node(id).Value()
			cell := want[m.Subject][k]
			if cell == "" || cell == "NA" {
				if ok {
					t.Errorf("%s of %s is %v, want none", id, m.Subject, value)
				}
				continue
			}
			x, err := strconv.ParseFloat(cell, 64)
			if err != nil || !ok || math.Abs(value-x) > 1e-9 {
				t.Errorf("%s of %s is %v, %v; want %s", id, m.Subject, value, ok, cell)
				continue
			}
			compared, worst = compared+1, max(worst, math.Abs(value-x))
		}
	}
	t.Logf("%d values compared, the worst differs by %.2g", compared, worst)
	if compared < 51*55 {
		t.Errorf("only %d values were compared", compared)
	}
}
