package drawing

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	stages  = []string{"Online presence", "Transactional", "Connected", "Transformative"}
	pillars = []string{
		"Vision, leadership, mindsets", "Legal and institutional framework", "Organizational set-up and culture",
		"Systems thinking and integration", "Data management", "ICT infrastructure, affordability and access",
		"Resources", "Capacity of capacity developers", "Societal capacities",
	}
)

// points reads a letter for each point: a stage by its first letter, a capital
// for an estimate, . for no answer, - for not applicable.
func points(letters string) []Point {
	var out []Point
	for _, letter := range letters {
		switch i := strings.IndexRune("otcf", letter); {
		case letter == '-':
			out = append(out, Missing(govmaturity.StateNotApplicable))
		case letter == '.':
			out = append(out, Point{})
		case i < 0:
			out = append(out, Point{Value: float64(1 + strings.IndexRune("OTCF", letter)), State: govmaturity.StateImputed})
		default:
			out = append(out, At(float64(i+1)))
		}
	}
	return out
}

// goldenShapes are one of each kind, by the name of its file, and one from right
// to left with names from left to right in it.
func goldenShapes() map[string]Shape {
	const note = "Nine key pillars for digital government transformation, edition 2020; standing: illustrative."
	of := func(title string) Head { return Head{Title: title, Note: note} }
	var levels []Tick
	for i, stage := range stages {
		levels = append(levels, Tick{float64(i + 1), stage})
	}
	radar := Radar{
		Head: of("Nine key pillars: Meridia (a made-up country), 2026"), Topic: "Nine key pillars", Rings: slices.Clone(levels),
		Series: []Series{
			{Title: "Cabinet office", Points: points("ctctoctt.")}, {Title: "Audit office", Points: points("ttctoct-.")}, {Title: "Civil society", Points: points("tottoCo.-")},
		},
	}
	heat := HeatMap{Head: radar.Head, Topic: radar.Topic, Levels: slices.Clone(stages)}
	for i, p := range points("ctctoctt.") {
		radar.Axes = append(radar.Axes, Axis{pillars[i], govmaturity.Range{Max: 4}})
		heat.Rows = append(heat.Rows, Row{Title: pillars[i], State: p.State, Reached: int(p.Value)})
	}
	arabic := govmaturity.WordsFor("ar")
	return map[string]Shape{
		"profile":   goldenProfile(Head{Title: "Senior analyst: P-07", Note: note}),
		"matrix":    goldenMatrix(Head{Title: "اللجنة", Words: arabic}),
		"depth":     goldenDepth(Head{Title: "Heads", Note: note}),
		"scatter":   goldenScatter(Head{Title: "Value by months", Note: note}),
		"diagram":   goldenDiagram(Head{Title: "Loops", Note: note}),
		"gantt":     goldenGantt(Head{Title: "One portal", Note: note}),
		"deadlines": goldenDeadlines(Head{Title: "By when", Note: note}, false),
		"dense":     goldenDeadlines(Head{Title: "موعد", Words: arabic}, true),
		"trend":     goldenTrend(Head{Title: "Queues", Note: note}),
		"plane":     goldenPlane(Head{Title: "Grid", Note: note}),
		"circles":   goldenCircles(Head{Title: "Circles", Note: note}),
		"risks":     goldenRisks(Head{Title: "Risks", Note: note}),
		"dots":      goldenDots(Head{Title: "Dots", Note: note}),
		"stacked":   goldenShares(Head{Title: "Shares", Note: note}),
		"places":    goldenPlaces(Head{Title: "Ranks", Note: note}),
		"radar":     radar,
		"heat-map":  heat,
		"progress": Progress{
			Head: of("Nine key pillars: Meridia (a made-up country)"), Dates: []string{"2020", "2022", "2024-07", "2026"},
			Range: govmaturity.Range{Min: 1, Max: 4}, Ticks: levels,
			Series: []Series{
				{Title: pillars[0], Points: points("ottc")}, {Title: pillars[4], Points: points("-.oo")}, {Title: pillars[6], Points: points("ooot")}, {Title: pillars[8], Points: points("....")}, {Title: pillars[5], Points: points("otTc")},
			},
		},
		"right-to-left": Progress{
			Head:  Head{Title: Label(arabic, "الخدمات الرقمية", arabic.Isolate("Ministry of Finance (pilot)", "en")), Words: arabic},
			Dates: []string{"2024-11", "2026-03"}, Range: govmaturity.Range{Min: -10, Max: 30},
			Series: []Series{{Title: "الضرائب", Points: points("oc")}, {Title: arabic.Isolate("e-Procurement (SAP)", "en"), Points: points("t.")}},
		},
	}
}

func TestGolden(t *testing.T) {
	for name, s := range goldenShapes() {
		c := chartOf(t, s)
		checkPicture(t, c)
		checkTable(t, c)
		var b bytes.Buffer
		if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != b.String() {
			t.Errorf("%s differs from what is drawn now; write it anew with -update, and look at it", file)
		}
	}
}
