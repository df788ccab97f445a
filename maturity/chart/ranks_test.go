package chart_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing/drawingtest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

func file(t *testing.T, name string) []byte {
	t.Helper()
	return must[[]byte](t)(os.ReadFile("../panel/testdata/" + name))
}

// The chart of how sure the ranking of ASEM is says of each state what the ranking says, in
// every language and at every width.
func TestRanks(t *testing.T) {
	fw := must[*maturity.Framework](t)(maturity.ReadFramework("asem.yaml", file(t, "asem.yaml")))
	table := &panel.Table{Framework: fw, Layout: panel.Layout{Extra: panel.ExtraKeep}}
	p := must[*panel.Panel](t)(table.Read(bytes.NewReader(file(t, "asem.csv"))))
	spec := must[*panel.UncertaintySpec](t)(panel.ReadUncertainty("u.yaml", file(t, "asem-unsure.yaml")))
	spec.Draws, spec.Sensitivity = 100, nil
	u := must[*panel.Uncertainty](t)(p.Uncertainty(t.Context(), spec))
	for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		for _, width := range []int{0, 960} {
			o := in(language)
			o.Width = width
			c := must[govmaturity.Chart](t)(chart.Ranks(u, o))
			var b bytes.Buffer
			if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
				t.Fatal(err)
			}
			picture := b.String()
			for _, problem := range append(drawingtest.Check(b.Bytes(), max(width, chart.MinWidth)), drawingtest.Bare(b.Bytes())...) {
				t.Errorf("%s, %d: %s", language, width, problem)
			}
			keep(t, fmt.Sprintf("ranks-%s-%d", language, width), b.Bytes())
			if rows := c.Table().Rows; len(rows) != 51 || !strings.Contains(picture, "DEU") || !strings.Contains(picture, "BRN") {
				t.Errorf("%s: %d rows", language, len(rows))
			}
		}
	}
	if _, err := chart.Ranks(nil, chart.Options{}); err == nil {
		t.Error("no ranking: drawn")
	}
	nobody := must[*panel.Panel](t)(panel.New(fw, nil))
	if _, err := chart.Ranks(must[*panel.Uncertainty](t)(nobody.Uncertainty(t.Context(), spec)), chart.Options{}); err == nil {
		t.Error("nobody: drawn")
	}
}
