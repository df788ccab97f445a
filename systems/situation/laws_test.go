package situation_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func text(s string) govmaturity.Text { return govmaturity.Text{"en": s} }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// randomSpec makes a situation with a SWOT and a register.
func randomSpec(r *rand.Rand) *situation.SituationSpec {
	levels := func(id string, n int) govmaturity.ScaleSpec {
		s := govmaturity.ScaleSpec{ID: id}
		for k := range n {
			s.Levels = append(s.Levels, govmaturity.LevelSpec{ID: fmt.Sprintf("l%d", k), Rank: k + 1, Title: text(fmt.Sprintf("Level %d", k))})
		}
		return s
	}
	n, m := 2+r.IntN(4), 2+r.IntN(4)
	spec := &situation.SituationSpec{Format: situation.SituationFormat, ID: "x", Date: "2026-11", Scales: []govmaturity.ScaleSpec{levels("l", n), levels("i", m)}}
	var ids []string
	item := func(id string) situation.ItemSpec {
		it := situation.ItemSpec{ID: id, Text: text(pick(r, "One", "Two", "Three", id)), Origin: pick[situation.Origin](r, "", "", "inside", "outside")}
		for _, rater := range []string{"", "a", "b"}[:r.IntN(4)] {
			it.Ratings = append(it.Ratings, situation.ItemRatingSpec{Rater: rater, Scale: "l", Level: fmt.Sprintf("l%d", r.IntN(n))})
		}
		if r.IntN(2) == 0 {
			it.Points = []stakeholder.ReferenceSpec{{Kind: "node", Document: "fw", ID: pick(r, "p", "q", "r")}}
		}
		for _, other := range ids {
			switch r.IntN(8) {
			case 0:
				it.Supports = append(it.Supports, other)
			case 1:
				it.Contradicts = append(it.Contradicts, other)
			}
		}
		ids = append(ids, id)
		return it
	}
	spec.Raters = []situation.RaterSpec{{ID: "a", Name: text("A")}, {ID: "b", Name: text("B")}}
	w := situation.SwotSpec{ID: "w"}
	for k := range 1 + r.IntN(3) {
		w.Strengths = append(w.Strengths, item(fmt.Sprintf("s%d", k)))
		w.Weaknesses = append(w.Weaknesses, item(fmt.Sprintf("w%d", k)))
		w.Opportunities = append(w.Opportunities, item(fmt.Sprintf("o%d", k)))
		w.Threats = append(w.Threats, item(fmt.Sprintf("t%d", k)))
	}
	w.Strategies = []situation.SwotStrategySpec{{ID: "str", Kind: pick[situation.StrategyKind](r, "so", "st", "wo", "wt"), Text: text("Do"), Items: []string{"s0", "t0"}}}
	spec.Swots = []situation.SwotSpec{w}
	spec.Risks = randomRisks(r, n, m)
	return spec
}

func randomRisks(r *rand.Rand, n, m int) *situation.RisksSpec {
	score := func(x float64) *float64 { return &x }
	out := &situation.RisksSpec{Likelihood: "l", Impact: "i", High: "b1", Appetite: &situation.AppetiteSpec{Score: score(float64(r.IntN(20)))}}
	matrix := r.IntN(2) == 0
	for k := range 3 {
		b := situation.BandSpec{ID: fmt.Sprintf("b%d", k), Title: text(fmt.Sprintf("Band %d", k))}
		if !matrix {
			b.From = score(float64(k*k + 1))
		}
		out.Bands = append(out.Bands, b)
	}
	for l := range n {
		row := situation.MatrixRowSpec{Likelihood: fmt.Sprintf("l%d", l)}
		for range m {
			row.Bands = append(row.Bands, pick(r, "b0", "b1", "b2"))
		}
		if matrix {
			out.Matrix = append(out.Matrix, row)
		}
	}
	level := func() *situation.RiskLevelSpec {
		l := &situation.RiskLevelSpec{Likelihood: fmt.Sprintf("l%d", r.IntN(n)), Impact: fmt.Sprintf("l%d", r.IntN(m))}
		if r.IntN(3) == 0 {
			l.Score = score(float64(r.IntN(20)))
		}
		if r.IntN(4) == 0 {
			l.Reason = text("Because")
		}
		return l
	}
	for k := range 1 + r.IntN(6) {
		risk := situation.RiskSpec{
			ID: fmt.Sprintf("r%d", k), Text: text("Risk"), Inherent: level(), Owner: pick(r, "", "Office"), Rank: k + 1, Because: []string{"t0"},
			Response: pick[situation.Response](r, "", "treat", "tolerate", "transfer", "terminate"), Status: pick[situation.RiskStatus](r, "", "open", "closed"),
		}
		if r.IntN(4) > 0 {
			risk.Residual = level()
		}
		if r.IntN(2) == 0 {
			risk.Actions = []situation.RiskActionSpec{{Text: text("Act"), Due: pick(r, "", "2026", "2026-10", "2027-01-01"), Done: r.IntN(2) == 0}}
		}
		out.Risks = append(out.Risks, risk)
	}
	return out
}

func compiled(t testing.TB, spec *situation.SituationSpec) *situation.Situation {
	t.Helper()
	s, err := situation.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func each(t *testing.T, seed uint64, try func(r *rand.Rand, spec *situation.SituationSpec)) {
	t.Helper()
	for n := range long.Count(300, 1200) {
		r := rand.New(rand.NewPCG(uint64(n), seed))
		try(r, randomSpec(r))
	}
}

// A risk with likelihood and impact is in one cell of the matrix, before and after, and
// the cell has the score and the band of the risk.
func TestEveryRiskHasOneCell(t *testing.T) {
	each(t, 1, func(_ *rand.Rand, spec *situation.SituationSpec) {
		s := compiled(t, spec)
		m := s.Matrix()
		inherent, residual := map[string]int{}, map[string]int{}
		for l := range m.Likelihood().Len() {
			for i := range m.Impact().Len() {
				c := m.Cell(l, i)
				for _, k := range c.Inherent {
					inherent[k.ID()]++
					if score, _ := k.Inherent().Score(); score != c.Score || k.Inherent().Band() != c.Band {
						t.Fatalf("%s is %v, and its cell %v", k.ID(), score, c.Score)
					}
				}
				for _, k := range c.Residual {
					residual[k.ID()]++
				}
			}
		}
		for _, k := range s.Risks() {
			want := 0
			if k.Residual().Valid() {
				want = 1
			}
			if inherent[k.ID()] != 1 || residual[k.ID()] != want {
				t.Fatalf("%s is in %d and %d cells", k.ID(), inherent[k.ID()], residual[k.ID()])
			}
		}
		if m.Cell(-1, 0).Likelihood.Valid() || m.Cell(99, 0).Likelihood.Valid() || len(m.Unplaced()) > 0 {
			t.Fatal("there is a cell beyond the edge, or a risk in none")
		}
	})
}

// What is left of a risk is never above what there was, without a reason, unless a doubt
// says so. Nothing else makes that doubt.
func TestResidualIsNeverAboveInherent(t *testing.T) {
	found := 0
	each(t, 2, func(_ *rand.Rand, spec *situation.SituationSpec) {
		s := compiled(t, spec)
		doubted := map[string]bool{}
		for _, d := range s.Doubts(situation.CheckResidual) {
			doubted[d.Item.ID()] = true
		}
		for k, one := range s.Risks() {
			in, _ := one.Inherent().Score()
			left, has := one.Residual().Score()
			want := has && left > in && spec.Risks.Risks[k].Residual.Reason == nil
			if doubted[one.ID()] != want {
				t.Fatalf("%s: %v to %v, doubted: %v", one.ID(), in, left, doubted[one.ID()])
			}
			if want {
				found++
			}
		}
	})
	if found == 0 {
		t.Error("no residual risk is above the inherent one: nothing was tried")
	}
}

// What is inside and what is outside never mix without a doubt.
func TestInsideAndOutsideAreKeptApart(t *testing.T) {
	each(t, 3, func(_ *rand.Rand, spec *situation.SituationSpec) {
		s := compiled(t, spec)
		doubts := s.Doubts(situation.CheckSide)
		for _, i := range s.Items(situation.PartSwot.Aspects()...) {
			inside := i.Aspect() == situation.AspectStrength || i.Aspect() == situation.AspectWeakness
			wrong := i.Origin() == situation.OriginOutside && inside || i.Origin() == situation.OriginInside && !inside
			if got := slices.ContainsFunc(doubts, func(d situation.Doubt) bool { return d.Item == i }); got != wrong {
				t.Fatalf("%s lies %s, doubted: %v", i.ID(), i.Origin(), got)
			}
		}
	})
}

// said lists doubts without the order of the document: by what they are about.
func said(s *situation.Situation) []string {
	var out []string
	for _, d := range s.Doubts() {
		var others []string
		for _, o := range d.Others {
			others = append(others, o.ID())
		}
		slices.Sort(others)
		out = append(out, fmt.Sprint(d.Check, " ", d.Item.ID(), d.Strategy.ID(), " ", others))
	}
	slices.Sort(out)
	return out
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
}

// The order of items, ratings, risks and rows of the matrix changes no doubt.
func TestOrderOfTheDocumentDoesNotMatter(t *testing.T) {
	each(t, 4, func(r *rand.Rand, spec *situation.SituationSpec) {
		want := said(compiled(t, spec))
		w := &spec.Swots[0]
		for _, list := range [][]situation.ItemSpec{w.Strengths, w.Weaknesses, w.Opportunities, w.Threats} {
			shuffle(r, list)
			for i := range list {
				shuffle(r, list[i].Ratings)
				shuffle(r, list[i].Supports)
				shuffle(r, list[i].Contradicts)
			}
		}
		shuffle(r, spec.Risks.Risks)
		shuffle(r, spec.Risks.Matrix)
		shuffle(r, spec.Scales)
		if diff := cmp.Diff(want, said(compiled(t, spec))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Other ids give the same doubts.
func TestRenaming(t *testing.T) {
	each(t, 5, func(_ *rand.Rand, spec *situation.SituationSpec) {
		want := said(compiled(t, spec))
		data, err := json.Marshal(spec)
		if err != nil {
			t.Fatal(err)
		}
		var old, put []string
		for _, kind := range []string{"s", "w", "o", "t", "r"} {
			for k := range 8 {
				old, put = append(old, fmt.Sprintf("%s%d", kind, k)), append(put, fmt.Sprintf("new-%s%d", kind, k))
			}
		}
		renamed := string(data)
		for i := range old {
			renamed = strings.ReplaceAll(renamed, `"`+old[i]+`"`, `"`+put[i]+`"`)
		}
		s, err := situation.ReadSituation("x.json", []byte(renamed))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range said(s) {
			got = append(got, strings.ReplaceAll(line, "new-", ""))
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A larger appetite never makes more doubts about what is tolerated, closed or above.
func TestLargerAppetite(t *testing.T) {
	about := []situation.Check{situation.CheckTolerated, situation.CheckAppetite, situation.CheckClosed}
	each(t, 6, func(_ *rand.Rand, spec *situation.SituationSpec) {
		before := len(compiled(t, spec).Doubts(about...))
		larger := *spec.Risks.Appetite.Score + 1
		spec.Risks.Appetite.Score = &larger
		if after := len(compiled(t, spec).Doubts(about...)); after > before {
			t.Fatalf("%d doubts at the appetite %v, %d before", after, larger, before)
		}
	})
}

// An item is rated between the least and the most of its raters, and one rater alone
// decides.
func TestRatedLiesBetween(t *testing.T) {
	each(t, 7, func(_ *rand.Rand, spec *situation.SituationSpec) {
		s := compiled(t, spec)
		for k, i := range s.Items(situation.AspectStrength) {
			r := i.Rated("l")
			if r.Raters != len(spec.Swots[0].Strengths[k].Ratings) {
				t.Fatal(r.Raters)
			}
			order := []govmaturity.Level{r.Least, r.Lower, r.Upper, r.Most}
			if !slices.IsSortedFunc(order, govmaturity.Level.Compare) || r.Raters == 1 && r.Least != r.Most || r.Raters%2 == 1 && r.Lower != r.Upper {
				t.Fatalf("%v", order)
			}
		}
	})
}

// Crossings name each item once for each thing that it points at.
func TestCrossingsNameEachItem(t *testing.T) {
	each(t, 8, func(_ *rand.Rand, spec *situation.SituationSpec) {
		s := compiled(t, spec)
		want, got := 0, 0
		for _, i := range s.Items() {
			want += len(i.Points())
		}
		for _, c := range s.Crossings() {
			got += c.Len()
			if c.Mixed() != (len(c.InFavour) > 0 && len(c.Against) > 0) {
				t.Fatal(c)
			}
		}
		if got != want {
			t.Fatalf("%d of %d", got, want)
		}
		if all := s.Dangling(func(stakeholder.ReferenceSpec) bool { return false }); len(all) != len(s.Crossings()) || s.Dangling(func(stakeholder.ReferenceSpec) bool { return true }) != nil && len(all) == 0 {
			t.Fatal(all)
		}
	})
}

// However many items meet in one thing, or say the same, there are few doubts about
// each: a large situation is looked at in time that grows as it does.
func TestManyItemsMeet(t *testing.T) {
	at := []stakeholder.ReferenceSpec{{Kind: stakeholder.ReferenceKindNode, Document: "fw", ID: "n"}}
	w, score := situation.SwotSpec{ID: "w"}, 5.0
	risks := &situation.RisksSpec{Appetite: &situation.AppetiteSpec{Score: new(float64)}}
	for k := range 2400 {
		w.Strengths = append(w.Strengths, situation.ItemSpec{ID: fmt.Sprint("s", k), Text: text("same"), Points: at})
		w.Weaknesses = append(w.Weaknesses, situation.ItemSpec{ID: fmt.Sprint("w", k), Text: text("same"), Points: at})
		w.Threats = append(w.Threats, situation.ItemSpec{ID: fmt.Sprint("t", k), Text: text("threat"), Points: at, Supports: []string{fmt.Sprint("t", (k+1)%2400)}})
		risks.Risks = append(risks.Risks, situation.RiskSpec{ID: fmt.Sprint("r", k), Text: text("risk"), Points: at, Response: situation.ResponseTolerate, Residual: &situation.RiskLevelSpec{Score: &score}})
	}
	s := compiled(t, &situation.SituationSpec{Format: situation.SituationFormat, ID: "x", Swots: []situation.SwotSpec{w}, Risks: risks})
	if items, doubts := len(s.Items()), len(s.Doubts()); items != 9600 || doubts > 3*items || len(s.Doubts(situation.CheckOpposite)) != 2400 || len(s.Doubts(situation.CheckCircle)) != 1 {
		t.Errorf("%d doubts about %d items", doubts, items)
	}
	risks.Risks = append(risks.Risks, make([]situation.RiskSpec, 500)...)
	for k := range 500 {
		risks.Risks[2400+k] = situation.RiskSpec{ID: fmt.Sprint("more", k), Text: text("risk")}
	}
	if _, err := situation.Compile(&situation.SituationSpec{Format: situation.SituationFormat, ID: "x", Swots: []situation.SwotSpec{w}, Risks: risks}); err == nil || !strings.Contains(err.Error(), "at most 10000 items") {
		t.Error(err)
	}
}
