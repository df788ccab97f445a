package drawing

import (
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity"
)

func TestLevels(t *testing.T) {
	two := 2.5
	scale, problems := govmaturity.CompileScale(govmaturity.ScaleSpec{ID: "s", Levels: []govmaturity.LevelSpec{
		{ID: "low", Rank: 1, Title: govmaturity.Text{"en": "Low", "fr": "Bas"}},
		{ID: "mid", Rank: 2, Value: &two},
		{ID: "high", Rank: 5, Title: govmaturity.Text{"en": "High"}},
	}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	levels, w := scale.Levels(), govmaturity.WordsFor("fr")
	if got, want := LevelTicks(levels, w), []Tick{{1, "Bas"}, {2.5, "mid"}, {5, "High"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("ticks: %v, want %v", got, want)
	}
	if got := BelowLevel(levels[0], w); got != "en dessous de Bas" {
		t.Errorf("below: %q", got)
	}
	for n, want := range map[int]govmaturity.Range{1: {Min: 0, Max: 1}, 2: {Min: -0.5, Max: 2.5}, 3: {Min: -1, Max: 5}} {
		if got := LevelRange(levels[:n]); got != want {
			t.Errorf("%d levels: %v, want %v", n, got, want)
		}
	}
}
