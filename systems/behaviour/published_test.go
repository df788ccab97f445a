package behaviour

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// three returns a number with three digits that count.
func three(x float64) string { return strconv.FormatFloat(x, 'g', 3, 64) }

// The trajectories that the reference of the project states for the eight models,
// with Euler's method and steps of 0.05.
func TestTrajectories(t *testing.T) {
	type point struct {
		id   string
		at   float64
		want string
	}
	for _, c := range []struct {
		model   string
		changes []Change
		points  []point
	}{
		{"fixes-that-fail", nil, []point{{"problem", 0, "10"}, {"problem", 7.5, "5.39"}, {"problem", 60, "149"}}},
		{"limits-to-success", nil, []point{{"performance", 22.2, "129"}}},
		{"shifting-the-burden", nil, []point{{"problem", 0, "20"}, {"problem", 5, "17"}, {"problem", 40, "18.3"}, {"fundamental-solution", 0, "1"}, {"fundamental-solution", 40, "0.13"}}},
		{"drifting-goals", nil, []point{{"state", 100, "56.4"}, {"goal", 100, "62.4"}}},
		{"drifting-goals", []Change{Set("lowering", 0)}, []point{{"state", 100, "90"}, {"goal", 100, "100"}}},
		{"success-to-the-successful", nil, []point{{"success-a", 0, "51"}, {"success-a", 200, "100"}, {"success-b", 200, "2.49e-06"}}},
		{"success-to-the-successful", []Change{Set("success-a", 50), Set("success-b", 50)}, []point{{"success-a", 200, "50"}, {"success-b", 200, "50"}}},
		{"tragedy-of-the-commons", nil, []point{{"effort-a", 0, "5"}, {"effort-a", 30, "77.3"}, {"resource", 0, "400"}, {"resource", 40, "51.1"}}},
		{"growth-and-underinvestment", nil, []point{{"demand", 0, "50"}, {"demand", 10, "98"}, {"demand", 80, "22.3"}}},
		{"growth-and-underinvestment", []Change{Set("drifting", 0), Set("investment-time", 1)}, []point{{"demand", 80, "1.15e+03"}}},
	} {
		run, err := archetypeFor(t, systems.Archetype(c.model)).Run(Setup{Changes: c.changes})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.points {
			if x, ok := run.At(p.id, p.at+1e-9); !ok || three(x) != p.want {
				t.Errorf("%s: %s at %v is %s, want %s", c.model, p.id, p.at, three(x), p.want)
			}
		}
	}
}

func archetypeFor(t testing.TB, id systems.Archetype) *Model {
	t.Helper()
	m, ok := Archetype(id)
	if !ok {
		t.Fatalf("there is no model of %s", id)
	}
	return m
}

// What the reference says of the models beside numbers.
func TestWhatArchetypesShow(t *testing.T) {
	end := func(model, id string, changes ...Change) (first, last, most float64) {
		run, err := archetypeFor(t, systems.Archetype(model)).Run(Setup{Changes: changes})
		if err != nil {
			t.Fatal(err)
		}
		s, _ := run.Series(id)
		return s.Values[0], s.Values[len(s.Values)-1], slices.Max(s.Values)
	}
	// A fix that fails makes things worse when its harm is more than its relief.
	for harm, worse := range map[float64]bool{0.4: false, 0.49: false, 0.51: true, 0.8: true} {
		run, err := archetypeFor(t, "fixes-that-fail").Run(Setup{From: 0, To: 4000, Step: 0.05, Every: 100, Changes: []Change{Set("harm", harm)}})
		if err != nil {
			t.Fatal(err)
		}
		first, _ := run.At("problem", 100)
		if last, _ := run.End("problem"); last > first != worse {
			t.Errorf("harm %v: from %v to %v", harm, first, last)
		}
	}
	// Escalation grows without end when each wants more than the other has.
	for ratio, grows := range map[float64]bool{0.8: false, 0.99: false, 1.01: true, 1.2: true} {
		if first, last, _ := end("escalation", "activity-a", Set("ratio", ratio)); last > first != grows {
			t.Errorf("ratio %v: from %v to %v", ratio, first, last)
		}
	}
	// Growth that notices its limit late goes beyond it.
	if _, last, most := end("limits-to-success", "performance"); most < 129 || most > 129.5 || math.Abs(last-100) > 0.5 {
		t.Errorf("most %v, last %v", most, last)
	}
	// Once the symptomatic solution is taken away, the problem comes back, worse than
	// it was at first, and passes 29 on its way; what solves it then recovers.
	if _, last, most := end("shifting-the-burden", "problem", Set("use", 0).From(20)); most < 29 || last > 22 {
		t.Errorf("most %v, last %v", most, last)
	}
}

type publishedDominance struct {
	Models map[string]struct {
		Loops []struct {
			ID, Polarity string
			Through      []string
			Percent      [][2]float64
		}
		Periods []struct {
			From, To float64
			Loops    []string
		}
	}
}

// The shares and the periods that a simulator publishes for four models, the
// equations of which stand below.
func TestPublishedDominance(t *testing.T) {
	data, err := os.ReadFile("testdata/dominance.json")
	if err != nil {
		t.Fatal(err)
	}
	var published publishedDominance
	if err := json.Unmarshal(data, &published); err != nil {
		t.Fatal(err)
	}
	shares, periods := 0, 0
	for name, build := range dominanceModels {
		t.Run(name, func(t *testing.T) {
			want := published.Models[name]
			m, err := NewModel(build())
			if err != nil {
				t.Fatal(err)
			}
			var loops []Loop
			for _, l := range want.Loops {
				loops = append(loops, Loop{ID: l.ID, Through: l.Through})
			}
			d, err := m.Dominance(Setup{}, loops)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Groups) != 1 || !d.Whole {
				t.Fatalf("%d groups", len(d.Groups))
			}
			g := d.Groups[0]
			for k, l := range want.Loops {
				for _, p := range l.Percent {
					i, ok := slices.BinarySearch(g.Times, p[0])
					if !ok {
						if p[0] != 0 {
							t.Fatalf("there is no share at %v", p[0])
						}
						continue
					}
					shares++
					if got := 100 * math.Abs(g.Shares[i][k]); math.Abs(got-p[1]) > 0.00501 {
						t.Errorf("%s at %v: %.4f percent, want %v", l.ID, p[0], got, p[1])
					}
					if p[1] > 0.01 && (g.Shares[i][k] > 0) != (l.Polarity == "+") {
						t.Errorf("%s at %v: %v, and its polarity is %s", l.ID, p[0], g.Shares[i][k], l.Polarity)
					}
				}
			}
			if len(g.Periods) != len(want.Periods) {
				t.Errorf("%d periods, want %d", len(g.Periods), len(want.Periods))
			}
			for i := range min(len(g.Periods), len(want.Periods)) {
				got, w := g.Periods[i], want.Periods[i]
				if name == "inventoryWorkforce" && i == 0 {
					// Nothing moves yet. The simulator names the first loop there.
					if got.State != PeriodStateRest || got.To != w.To {
						t.Errorf("at first %+v", got)
					}
					continue
				}
				periods++
				if got.From != w.From || got.To != w.To || !slices.Equal(got.Loops, w.Loops) {
					t.Errorf("period %d: %+v, want %+v", i, got, w)
				}
			}
		})
	}
	if shares != 450 || periods != 96 {
		t.Errorf("%d shares and %d periods are compared", shares, periods)
	}
}

// table is a function given by points of equal distance, straight between them and
// level beyond.
func table(step float64, ys ...float64) func(float64) float64 {
	return func(x float64) float64 {
		k := int(math.Floor(x / step))
		if x <= 0 {
			return ys[0]
		}
		if k >= len(ys)-1 {
			return ys[len(ys)-1]
		}
		share := x/step - float64(k)
		return float64(ys[k]*(1-share)) + float64(ys[k+1]*share)
	}
}

var dominanceModels = map[string]func() ModelSpec{
	"armsRace": func() ModelSpec {
		gap := func(in []float64) float64 { return (in[0] - in[1]) / 5 }
		more := func(in []float64) float64 { return 1.2 * in[0] }
		return ModelSpec{
			ID: "arms",
			Stocks: []StockSpec{
				{ID: "Our Weapons", Start: 10, In: []string{"changing our weapons"}},
				{ID: "Their Weapons", In: []string{"changing their weapons"}},
			},
			Variables: []VariableSpec{
				{ID: "changing our weapons", From: []string{"our desired weapons", "Our Weapons"}, Value: gap},
				{ID: "changing their weapons", From: []string{"their desired weapons", "Their Weapons"}, Value: gap},
				{ID: "our desired weapons", From: []string{"Their Weapons"}, Value: more},
				{ID: "their desired weapons", From: []string{"Our Weapons"}, Value: more},
			},
			Setup: Setup{To: 50, Step: 0.125},
		}
	},
	"bassDiffusion": func() ModelSpec {
		return ModelSpec{
			ID: "bass",
			Stocks: []StockSpec{
				{ID: "Potential Adopters", Start: 999_999, Out: []string{"adopting"}},
				{ID: "Adopters", Start: 1, In: []string{"adopting"}},
			},
			Variables: []VariableSpec{
				{ID: "adopting", From: []string{"adoption from word of mouth"}, Value: times},
				{ID: "probability of contact with potentials", From: []string{"Potential Adopters"}, Value: func(in []float64) float64 { return in[0] / 1e6 }},
				{ID: "adopter contacts", From: []string{"Adopters"}, Value: func(in []float64) float64 { return 100 * in[0] }},
				{ID: "potentials contacts with adopters", From: []string{"probability of contact with potentials", "adopter contacts"}, Value: times},
				{ID: "adoption from word of mouth", From: []string{"potentials contacts with adopters"}, Value: func(in []float64) float64 { return 0.015 * in[0] }},
			},
			Setup: Setup{To: 15, Step: 0.0625},
		}
	},
	"inventoryWorkforce": func() ModelSpec {
		same := func(in []float64) float64 { return in[0] }
		less := func(in []float64) float64 { return in[0] - in[1] }
		demand := table(1, 20, 20, 25, 25)
		return ModelSpec{
			ID:         "inventory",
			Parameters: []ParameterSpec{{ID: "Desired Inventory", Value: 100}},
			Stocks: []StockSpec{
				{ID: "Inventory", StartFrom: "Desired Inventory", In: []string{"producing"}, Out: []string{"shipping"}},
				{ID: "Workers", StartFrom: "desired workers", In: []string{"hiring or firing"}},
				{ID: "Expected Demand", StartFrom: "demand", In: []string{"changing expected"}},
			},
			Variables: []VariableSpec{
				{ID: "producing", From: []string{"Workers"}, Value: func(in []float64) float64 { return 2 * in[0] }},
				{ID: "shipping", From: []string{"demand"}, Value: same},
				{ID: "hiring or firing", From: []string{"workers gap"}, Value: func(in []float64) float64 { return in[0] / 6 }},
				{ID: "inventory gap", From: []string{"Desired Inventory", "Inventory"}, Value: less},
				{ID: "desired workers", From: []string{"desired production"}, Value: func(in []float64) float64 { return in[0] / 2 }},
				{ID: "desired change in inventory", From: []string{"inventory gap"}, Value: same},
				{ID: "demand", From: []string{Time}, Value: func(in []float64) float64 { return demand(in[0]) }},
				{ID: "desired production", From: []string{"Expected Demand", "desired change in inventory"}, Value: func(in []float64) float64 { return in[0] + in[1] }},
				{ID: "workers gap", From: []string{"desired workers", "Workers"}, Value: less},
				{ID: "changing expected", From: []string{"demand", "Expected Demand"}, Value: func(in []float64) float64 { return (in[0] - in[1]) / 6 }},
			},
			Setup: Setup{To: 60, Step: 0.0625, Method: MethodRK4},
		}
	},
	"predatorPrey": func() ModelSpec {
		death := table(10, 0.94, 0.66, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05)
		return ModelSpec{
			ID: "predators",
			Stocks: []StockSpec{
				{ID: "Hares", Start: 5e4, In: []string{"hare births"}, Out: []string{"hare deaths"}},
				{ID: "Lynx", Start: 850, In: []string{"lynx births"}, Out: []string{"lynx deaths"}},
			},
			Variables: []VariableSpec{
				{ID: "hare births", From: []string{"Hares"}, Value: func(in []float64) float64 { return 1.25 * in[0] }},
				{ID: "hare deaths", From: []string{"Lynx", "hares killed per lynx"}, Value: times},
				{ID: "hare density", From: []string{"Hares"}, Value: func(in []float64) float64 { return in[0] / 1000 }},
				{ID: "hares killed per lynx", From: []string{"hare density"}, Value: func(in []float64) float64 { return min(500, max(0, in[0])) }},
				{ID: "lynx births", From: []string{"Lynx"}, Value: func(in []float64) float64 { return 0.25 * in[0] }},
				{ID: "lynx death fraction", From: []string{"hare density"}, Value: func(in []float64) float64 { return death(in[0]) }},
				{ID: "lynx deaths", From: []string{"Lynx", "lynx death fraction"}, Value: times},
			},
			Setup: Setup{To: 100, Step: 1.0 / 32, Method: MethodRK4, Every: 32},
		}
	},
}

// The copies in testdata say what the data of the project say.
func TestPublishedFiles(t *testing.T) {
	folder := "../../../shared/data/systems/found"
	if _, err := os.Stat(folder); err != nil {
		folder = "../" + folder // of a second working tree
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skip("SKIPPED: the data of the project are not here; the copies in testdata are tested")
	}
	data, err := os.ReadFile("testdata/dominance.json")
	if err != nil {
		t.Fatal(err)
	}
	var ours publishedDominance
	if err := json.Unmarshal(data, &ours); err != nil {
		t.Fatal(err)
	}
	for name, m := range ours.Models {
		data, err := os.ReadFile(filepath.Join(folder, "dominance", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var theirs struct {
			Loops []struct {
				ID      string
				Links   [][3]string
				Percent [][2]float64
			}
			Periods []struct {
				DominantLoops      []string
				StartTime, EndTime float64
			} `json:"dominantLoopsByPeriod"`
		}
		if err := json.Unmarshal(data, &theirs); err != nil {
			t.Fatal(err)
		}
		for i, p := range m.Periods {
			if q := theirs.Periods[i]; len(m.Periods) != len(theirs.Periods) || p.From != q.StartTime || p.To != q.EndTime || !slices.Equal(p.Loops, q.DominantLoops) {
				t.Errorf("%s: period %d differs", name, i)
			}
		}
		for i, l := range m.Loops {
			q := theirs.Loops[i]
			if l.ID != q.ID || !slices.Equal(l.Percent, q.Percent) || fmt.Sprint(l.Through) != fmt.Sprint(firsts(q.Links)) {
				t.Errorf("%s: loop %s differs", name, l.ID)
			}
		}
	}
	for name, ours := range seriesFiles(t) {
		if theirs, err := os.ReadFile(filepath.Join(folder, "behaviour", name)); err != nil || string(theirs) != ours {
			t.Errorf("%s differs (%v)", name, err)
		}
	}
}

func firsts(links [][3]string) (out []string) {
	for _, l := range links {
		out = append(out, l[0])
	}
	return out
}

func seriesFiles(t *testing.T) map[string]string {
	files, err := filepath.Glob("testdata/series/*.csv")
	if err != nil || len(files) != 3 {
		t.Fatalf("found %v, %v", files, err)
	}
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = string(data)
	}
	return out
}

// Series whose files are named after their behaviour.
func TestPublishedSeries(t *testing.T) {
	want := map[string]Match{
		"exponential_growth.csv": {Signature: SignatureExponential, Direction: DirectionUp},
		"oscillation.csv":        {Signature: SignatureOscillation},
		"s_curve_growth.csv":     {Signature: SignatureSShape, Direction: DirectionUp},
	}
	for name, text := range seriesFiles(t) {
		var s Series
		for _, line := range strings.Fields(text)[1:] {
			x, err := strconv.ParseFloat(line, 64)
			if err != nil {
				t.Fatal(err)
			}
			s.Values = append(s.Values, x)
		}
		c, err := Classify(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Verdict(); got.Signature != want[name].Signature || got.Direction != want[name].Direction {
			t.Errorf("%s is %s %s", name, got.Signature, got.Direction)
		}
	}
}

// The signature that each archetype is known by.
func TestSignaturesOfArchetypes(t *testing.T) {
	for _, c := range []struct {
		model, stock string
		want         Signature
		way          Direction
	}{
		{"drifting-goals", "goal", SignatureLinear, DirectionDown},
		{"escalation", "activity-a", SignatureExponential, DirectionUp},
		{"growth-and-underinvestment", "demand", SignatureCollapse, DirectionUp},
		{"limits-to-success", "performance", SignatureOvershoot, DirectionUp},
		{"shifting-the-burden", "fundamental-solution", SignatureSShape, DirectionDown},
		{"success-to-the-successful", "success-a", SignatureSShape, DirectionUp},
		{"success-to-the-successful", "success-b", SignatureSShape, DirectionDown},
		{"tragedy-of-the-commons", "resource", SignatureOvershoot, DirectionDown},
	} {
		run, err := archetypeFor(t, systems.Archetype(c.model)).Run(Setup{})
		if err != nil {
			t.Fatal(err)
		}
		s, _ := run.Series(c.stock)
		class, err := Classify(s)
		if err != nil {
			t.Fatal(err)
		}
		if v := class.Verdict(); v.Signature != c.want || v.Direction != c.way {
			t.Errorf("%s: %s is %s %s, want %s %s", c.model, c.stock, v.Signature, v.Direction, c.want, c.way)
		}
	}
	// Over the first third of its time, a fix that fails is better before worse.
	run, err := archetypeFor(t, "fixes-that-fail").Run(Setup{To: 25, Step: 0.05})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := run.Series("problem")
	class, err := Classify(s)
	if err != nil {
		t.Fatal(err)
	}
	if v := class.Verdict(); v.Signature != SignatureCollapse || v.Direction != DirectionDown || v.Turns != 1 {
		t.Errorf("a fix that fails is %+v", v)
	}
}
