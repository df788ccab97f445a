package qualitative

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// published is a sign table, with the adjoint and the weights, as the files of
// testdata have it; each names its source.
type published struct {
	Variables  []string
	Matrix     [][]int
	PressSigns [][]string   `json:"press_signs"`
	Adjoint    [][]int64    `json:"adjoint"`
	Weighted   [][]*float64 `json:"weighted"`
	Terms      struct{ Positive, Negative int64 }
	Det        struct{ Positive, Negative int64 } `json:"det_minus_A_terms"`
	Transposed [][]int                            `json:"shipped_effect_matrix_transposed"`
}

func TestPublishedSignTables(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != 3 {
		t.Fatalf("found %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			var want published
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			c, err := New(want.Variables, want.Matrix)
			if err != nil {
				t.Fatal(err)
			}
			sameTable(t, c.Press(), want)
			last := c.Stability().Levels[len(want.Variables)-1]
			if last.Stabilising.Int64() != want.Det.Positive || last.Destabilising.Int64() != want.Det.Negative {
				t.Errorf("the determinant has %v and %v terms, want %+v", last.Stabilising, last.Destabilising, want.Det)
			}
		})
	}
}

func sameTable(t *testing.T, got Press, want published) {
	if !got.Whole {
		t.Error("the table is not whole")
	}
	for i, row := range got.Rows() {
		for j, cell := range row {
			if cell.Response.Symbol() != want.PressSigns[i][j] {
				t.Errorf("%s to %s: %s, want %s", cell.Of, cell.To, cell.Response.Symbol(), want.PressSigns[i][j])
			}
			if net, ok := cell.Net(); !ok || net != want.Adjoint[i][j] {
				t.Errorf("%s to %s: adjoint %d, want %d", cell.Of, cell.To, net, want.Adjoint[i][j])
			}
			weight, ok := cell.Weight()
			if ok != (want.Weighted[i][j] != nil) || ok && weight != *want.Weighted[i][j] {
				t.Errorf("%s to %s: weight %v %v, want %v", cell.Of, cell.To, weight, ok, want.Weighted[i][j])
			}
			if want.Transposed != nil {
				if s := map[int]string{1: "+", 0: "0", -1: "-"}[want.Transposed[j][i]]; s != cell.Response.Symbol() {
					t.Errorf("%s to %s: %s, and the published table has %s", cell.Of, cell.To, cell.Response.Symbol(), s)
				}
			}
		}
	}
}

// The files of testdata are those of the data of the project, byte by byte.
func TestPublishedFiles(t *testing.T) {
	folder := "../../../shared/data/systems/found/loop_analysis"
	if _, err := os.Stat(folder); err != nil {
		folder = "../" + folder // of a second working tree
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skip("SKIPPED: the data of the project are not here; the copies in testdata are tested")
	}
	files, err := filepath.Glob(folder + "/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %v, %v", files, err)
	}
	for _, file := range files {
		theirs, err := os.ReadFile(file)
		ours, err2 := os.ReadFile(filepath.Join("testdata", filepath.Base(file)))
		if err != nil || err2 != nil || !bytes.Equal(theirs, ours) {
			t.Errorf("%s differs (%v, %v)", filepath.Base(file), err, err2)
		}
	}
}
