package govmaturity_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
)

func stages() govmaturity.ScaleSpec {
	half := 2.5
	return govmaturity.ScaleSpec{
		ID: "stages", Title: govmaturity.Text{"en": "Stages", "fr": "Étapes"},
		Levels: []govmaturity.LevelSpec{
			{ID: "online", Rank: 1, Title: govmaturity.Text{"en": "Online", "fr": "En ligne"}},
			{ID: "connected", Rank: 2, Title: govmaturity.English("Connected"), Description: govmaturity.Text{"x": "a\x00b", "y": ""}, Value: &half},
			{ID: "transformative", Rank: 4, Title: govmaturity.English("Transformative"), Standing: govmaturity.StandingDerived},
		},
	}
}

func TestScale(t *testing.T) {
	s, problems := govmaturity.CompileScale(stages())
	if problems != nil {
		t.Fatal(problems)
	}
	levels := s.Levels()
	for i, want := range stages().Levels {
		l := levels[i]
		if l.ID() != want.ID || l.Rank() != want.Rank || l.Index() != i || l.Scale() != "stages" || l.Standing() != want.Standing {
			t.Errorf("level %d is %q, rank %d, of %q, %q", i, l.ID(), l.Rank(), l.Scale(), l.Standing())
		}
		if diff := cmp.Diff(want.Title, l.Title()); diff != "" {
			t.Errorf("title (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want.Description, l.Description()); diff != "" {
			t.Errorf("description (-want +got):\n%s", diff)
		}
		if s.Level(want.ID) != l || s.Rank(want.Rank) != l || s.At(i) != l {
			t.Errorf("%s is not found by id, rank or place", want.ID)
		}
	}
	if got := []float64{levels[0].Value(), levels[1].Value(), levels[2].Value()}; !slices.Equal(got, []float64{1, 2.5, 4}) {
		t.Errorf("values %v", got)
	}
	if s.Range() != (govmaturity.Range{Min: 1, Max: 4}) || s.Len() != 3 || s.Title()["fr"] != "Étapes" {
		t.Errorf("the scale is %v, %d levels, %v", s.Range(), s.Len(), s.Title())
	}
	if levels[0].Next() != levels[1] || levels[2].Next().Valid() {
		t.Error("the level above is another")
	}
	if levels[0].Compare(levels[1]) != -1 || (govmaturity.Level{}).Compare(levels[0]) != -1 || levels[1].Compare(levels[1]) != 0 {
		t.Error("levels are in another order")
	}
}

// Levels are equal exactly when their whole scales are.
func TestLevelEquality(t *testing.T) {
	compile := func(change func(*govmaturity.ScaleSpec)) govmaturity.Scale {
		spec := stages()
		change(&spec)
		s, problems := govmaturity.CompileScale(spec)
		if problems != nil {
			t.Fatal(problems)
		}
		return s
	}
	first := compile(func(*govmaturity.ScaleSpec) {})
	for _, tt := range []struct {
		reason string
		change func(*govmaturity.ScaleSpec)
		equal  bool
		same   bool
	}{
		{"another load", func(*govmaturity.ScaleSpec) {}, true, true},
		{"the scale's own title is no part of its levels", func(s *govmaturity.ScaleSpec) { s.Title = nil }, true, true},
		{"a word of another level", func(s *govmaturity.ScaleSpec) { s.Levels[2].Title = govmaturity.English("Changing") }, false, true},
		{"another rank above", func(s *govmaturity.ScaleSpec) { s.Levels[2].Rank = 5 }, false, false},
		{"a word of a level below", func(s *govmaturity.ScaleSpec) { s.Levels[0].Title["fr"] = "Sur la toile" }, false, true},
		{"a description of a level below", func(s *govmaturity.ScaleSpec) { s.Levels[0].Description = govmaturity.English("D") }, false, true},
		{"the title as the description", func(s *govmaturity.ScaleSpec) { s.Levels[0].Title, s.Levels[0].Description = nil, s.Levels[0].Title }, false, true},
		{"a standing of a level below", func(s *govmaturity.ScaleSpec) { s.Levels[0].Standing = govmaturity.StandingDerived }, false, true},
		{"a standing of a level above", func(s *govmaturity.ScaleSpec) { s.Levels[2].Standing = "" }, false, true},
		{"another value", func(s *govmaturity.ScaleSpec) { s.Levels[1].Value = nil }, false, true},
		{"a level less above", func(s *govmaturity.ScaleSpec) { s.Levels = s.Levels[:2] }, false, false},
		{"another scale", func(s *govmaturity.ScaleSpec) { s.ID = "grades" }, false, true},
	} {
		other := compile(tt.change)
		for i := range other.Len() {
			if got := first.At(i) == other.At(i); got != tt.equal {
				t.Errorf("%s: level %d: equal is %v", tt.reason, i, got)
			}
			if got := first.At(i).SameScale(other.At(i)); got != tt.equal {
				t.Errorf("%s: level %d: of one scale is %v", tt.reason, i, got)
			}
		}
		if got := first.Same(other); got != tt.same {
			t.Errorf("%s: the same levels is %v", tt.reason, got)
		}
	}
}

func TestScaleProblems(t *testing.T) {
	title := govmaturity.English("T")
	nan := math.NaN()
	many := make([]govmaturity.LevelSpec, 65)
	for i := range many {
		many[i] = govmaturity.LevelSpec{ID: "l" + string(rune('a'+i%26)) + string(rune('a'+i/26)), Rank: i, Title: title}
	}
	for _, tt := range []struct {
		reason string
		levels []govmaturity.LevelSpec
		want   []string
	}{
		{"an id twice", []govmaturity.LevelSpec{{ID: "a", Rank: 1}, {ID: "a", Rank: 2}}, []string{"duplicate-id levels[1].id"}},
		{"an id that reads as another rank", []govmaturity.LevelSpec{{ID: "2", Rank: 1}}, []string{"reserved levels[0].id"}},
		{"an id that reads as its rank", []govmaturity.LevelSpec{{ID: "2", Rank: 2}}, nil},
		{"an id that means not applicable", []govmaturity.LevelSpec{{ID: "na", Rank: 1}}, []string{"reserved levels[0].id"}},
		{"ranks that fall", []govmaturity.LevelSpec{{ID: "a", Rank: 2}, {ID: "b", Rank: 1}}, []string{"out-of-order levels[1].rank"}},
		{"ranks that stay", []govmaturity.LevelSpec{{ID: "a", Rank: 2}, {ID: "b", Rank: 2}}, []string{"out-of-order levels[1].rank"}},
		{"values that stay", []govmaturity.LevelSpec{{ID: "a", Rank: 2, Value: new(float64)}, {ID: "b", Rank: 3, Value: new(float64)}}, []string{"out-of-order levels[1].value"}},
		{"a value that is no number", []govmaturity.LevelSpec{{ID: "a", Rank: 2, Value: &nan}}, []string{"not-finite levels[0].value"}},
		{"too many", many, []string{"too-large levels"}},
	} {
		_, problems := govmaturity.CompileScale(govmaturity.ScaleSpec{ID: "s", Levels: tt.levels})
		var got []string
		for _, p := range problems {
			got = append(got, string(p.Code)+" "+p.Path.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestZeroLevel(t *testing.T) {
	var l govmaturity.Level
	if l.Valid() || l.ID() != "" || l.Rank() != -1 || l.Index() != -1 || l.Title() != nil || l.Description() != nil || l.Value() != 0 ||
		l.Scale() != "" || l.Standing() != "" || l.Next() != l || l.String() != "none" || l.SameScale(l) {
		t.Errorf("the zero Level says %q, %d, %v", l.ID(), l.Rank(), l)
	}
	var s govmaturity.Scale
	if s.Levels() != nil || s.At(0).Valid() || s.Level("").Valid() || s.Rank(0).Valid() || s.Range() != (govmaturity.Range{}) || !s.Same(s) {
		t.Errorf("the zero Scale has %v", s.Levels())
	}
}
