package systemstest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// keptByLibrary checks that a report has no breach of the laws that the library keeps.
func keptByLibrary(t *testing.T, report Report, err error, own []Law) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		if !slices.ContainsFunc(own, func(l Law) bool { return l.Name == v.Law.Name }) {
			t.Error(v)
		}
	}
}

// tries is fewer where time is short.
func tries(n int) int {
	if testing.Short() {
		return min(n, 3)
	}
	return n
}

// chance picks by chance.
type chance struct{ *rand.Rand }

func (c chance) once(n int) bool { return c.IntN(n) == 0 }

func (c chance) value(list ...float64) *float64 { return new(list[c.IntN(len(list))]) }

func (c chance) perhaps() *bool {
	if c.once(2) {
		return nil
	}
	return new(c.once(2))
}

// someMap returns a map by chance: ratings on and beside thresholds, several raters
// with dates, groups, influences, needs, and addresses.
func someMap(t testing.TB, c chance) *stakeholder.Map {
	t.Helper()
	spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "random"}
	for _, a := range stakeholder.Attributes() {
		if c.once(8) {
			continue
		}
		one := stakeholder.AttributeSpec{Attribute: a, Range: &govmaturity.Range{Min: 1, Max: 5}}
		if c.once(4) {
			one.Range = nil
			for i, id := range []string{"low", "medium", "high"} {
				one.Levels = append(one.Levels, govmaturity.LevelSpec{ID: id, Rank: i + 1, Title: govmaturity.English(id)})
			}
		} else if c.once(2) {
			one.Threshold = c.value(2, 2.5, 3, 3.5)
		}
		one.Tie = []stakeholder.Tie{"", stakeholder.TieHigh, stakeholder.TieLow}[c.IntN(3)]
		spec.Attributes = append(spec.Attributes, one)
	}
	spec.Combine = stakeholder.CombineSpec{
		Rule: []stakeholder.Rule{"", stakeholder.RuleMean, stakeholder.RuleMedian}[c.IntN(3)], Missing: []stakeholder.Missing{"", stakeholder.MissingBlock}[c.IntN(2)], Raters: c.IntN(3),
	}
	for i := range 1 + c.IntN(3) {
		spec.Groups = append(spec.Groups, stakeholder.StakeholderGroupSpec{ID: fmt.Sprint("g", i), Name: govmaturity.English(fmt.Sprint("Group ", i))})
	}
	for i := range 1 + c.IntN(10) {
		spec.Stakeholders = append(spec.Stakeholders, someStakeholder(c, spec, i))
	}
	someTies(c, spec)
	m, err := stakeholder.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func someStakeholder(c chance, spec *stakeholder.MapSpec, i int) stakeholder.StakeholderSpec {
	levels := append(stakeholder.Engagements(), "")
	s := stakeholder.StakeholderSpec{
		ID: fmt.Sprint("s", i), Name: govmaturity.English(fmt.Sprint("Party ", i)), Affected: c.perhaps(), Claim: c.perhaps(), Delegated: c.once(10),
		Current: levels[c.IntN(len(levels))], Desired: levels[c.IntN(len(levels))],
	}
	if c.once(2) {
		s.Group = spec.Groups[c.IntN(len(spec.Groups))].ID
	}
	if c.once(5) {
		s.Vulnerable = stakeholder.VulnerableGroups()[:1+c.IntN(2)]
	}
	if c.once(6) {
		s.Note = govmaturity.English("Ask someone@example.org or +44 20 7946 0123")
	}
	for _, a := range spec.Attributes {
		for k := range c.IntN(4) {
			r := stakeholder.RatingSpec{Attribute: a.Attribute, Rater: []string{"", "office@example.org", "towns", "courts"}[k], Date: []string{"", "2026", "2026-01", "2026-01-02"}[c.IntN(4)]}
			switch {
			case c.once(8):
				r.State = []stakeholder.RatingState{stakeholder.RatingStateUnanswered, stakeholder.RatingStateNotApplicable, stakeholder.RatingStateExcluded}[c.IntN(3)]
			case len(a.Levels) > 0:
				r.Level = a.Levels[c.IntN(3)].ID
			default:
				r.Value = c.value(1, 2, 2.5, 3, 3.5, 4.1, 5)
			}
			s.Ratings = append(s.Ratings, r)
			if r.Rater != "" && r.Date == "2026" && c.once(2) {
				r.Date = "2025-12"
				s.Ratings = append(s.Ratings, r)
			}
		}
	}
	return s
}

// someTies adds influences and needs.
func someTies(c chance, spec *stakeholder.MapSpec) {
	n := len(spec.Stakeholders)
	for range c.IntN(3 * n) {
		spec.Influences = append(spec.Influences, stakeholder.InfluenceSpec{
			From: spec.Stakeholders[c.IntN(n)].ID, To: spec.Stakeholders[c.IntN(n)].ID, Sign: []stakeholder.Sign{"", stakeholder.SignSupport, stakeholder.SignOppose}[c.IntN(3)],
		})
	}
	for i := range c.IntN(4) {
		need := stakeholder.NeedSpec{ID: fmt.Sprint("need", i), What: govmaturity.English("A draft"), Promise: stakeholder.Engagements()[c.IntN(6)], Audience: []string{spec.Stakeholders[c.IntN(n)].ID}}
		if c.once(2) {
			need.Audience = append(need.Audience, spec.Groups[0].ID)
		}
		spec.Needs = append(spec.Needs, need)
	}
}

func TestRandomMaps(t *testing.T) {
	t.Parallel()
	for seed := range tries(long.Count(12, 150)) {
		m := someMap(t, chance{rand.New(rand.NewPCG(uint64(seed), 11))})
		report, err := InspectMap(m, WithSeed(uint64(seed)), WithSamples(4))
		if keptByLibrary(t, report, err, MapLaws()[:ownMapLaws]); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// someSituation returns a situation by chance: items in all parts that rate, support and
// contradict each other, and risks of all sizes.
func someSituation(t testing.TB, c chance) *situation.Situation {
	t.Helper()
	levels := func(id string, n int) govmaturity.ScaleSpec {
		s := govmaturity.ScaleSpec{ID: id}
		for k := range n {
			s.Levels = append(s.Levels, govmaturity.LevelSpec{ID: fmt.Sprint("l", k), Rank: k + 1, Title: govmaturity.English(fmt.Sprint("Level ", k))})
		}
		return s
	}
	n := 2 + c.IntN(3)
	spec := &situation.SituationSpec{Format: situation.SituationFormat, ID: "random", Date: "2026-11", Scales: []govmaturity.ScaleSpec{levels("l", n), levels("i", n)}}
	for _, id := range []string{"a", "b", "c"} {
		spec.Raters = append(spec.Raters, situation.RaterSpec{ID: id, Name: govmaturity.English(id)})
	}
	var ids []string
	item := func() situation.ItemSpec {
		it := situation.ItemSpec{ID: fmt.Sprint("item", len(ids)), Text: govmaturity.English(fmt.Sprint("Thing ", c.IntN(20)))}
		if c.once(6) {
			it.Note = govmaturity.English("Ask someone@example.org")
		}
		for _, rater := range []string{"", "a", "b", "c"}[:c.IntN(5)] {
			it.Ratings = append(it.Ratings, situation.ItemRatingSpec{Rater: rater, Scale: "l", Level: fmt.Sprint("l", c.IntN(n))})
		}
		if c.once(3) {
			decoded(t, fmt.Sprintf(`[{"kind": "node", "document": "fw", "id": "p%d"}]`, c.IntN(3)), &it.Points)
		}
		ids = append(ids, it.ID)
		return it
	}
	items := func() (out []situation.ItemSpec) {
		for range c.IntN(3) {
			out = append(out, item())
		}
		return out
	}
	spec.Pestle = &situation.PestleSpec{Political: items(), Economic: items(), Legal: items()}
	spec.Swots = []situation.SwotSpec{{ID: "w", Strengths: items(), Weaknesses: items(), Opportunities: items(), Threats: items()}, {ID: "v", Strengths: items(), Threats: items()}}
	spec.Scan = &situation.ScanSpec{Signals: items(), Trends: items()}
	spec.Inclusion = &situation.InclusionSpec{}
	decoded(t, `[{"id": "g", "group": "other-vulnerable", "none": ["access", "ability"]}]`, &spec.Inclusion.Groups)
	spec.Inclusion.Groups[0].Access = items()
	spec.Risks = someRisks(c, n)
	someLinks(c, spec, ids)
	s, err := situation.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// decoded reads a part of a document.
func decoded(t testing.TB, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// someLinks lets items support and contradict each other.
func someLinks(c chance, spec *situation.SituationSpec, ids []string) {
	for _, list := range itemLists(spec) {
		for i := range list.items {
			it := &list.items[i]
			for _, id := range ids {
				switch {
				case id == it.ID:
				case c.once(12):
					it.Supports = append(it.Supports, id)
				case c.once(12):
					it.Contradicts = append(it.Contradicts, id)
				}
			}
		}
	}
	for i := range spec.Risks.Risks {
		for _, id := range ids {
			if c.once(8) {
				spec.Risks.Risks[i].Because = append(spec.Risks.Risks[i].Because, id)
			}
		}
	}
	if len(ids) > 1 {
		spec.Swots[0].Strategies = []situation.SwotStrategySpec{{ID: "str", Kind: situation.StrategyKindSO, Text: govmaturity.English("Do"), Items: ids[:2]}}
	}
}

func someRisks(c chance, n int) *situation.RisksSpec {
	out := &situation.RisksSpec{Likelihood: "l", Impact: "i", High: "b1", Appetite: &situation.AppetiteSpec{Score: c.value(0, 2, 4, 6)}}
	matrix := c.once(2)
	for k := range 3 {
		b := situation.BandSpec{ID: fmt.Sprint("b", k), Title: govmaturity.English(fmt.Sprint("Band ", k))}
		if !matrix {
			b.From = new(float64(k*k + 1))
		}
		out.Bands = append(out.Bands, b)
	}
	for l := range n {
		row := situation.MatrixRowSpec{Likelihood: fmt.Sprint("l", l)}
		for range n {
			row.Bands = append(row.Bands, fmt.Sprint("b", c.IntN(3)))
		}
		if matrix {
			out.Matrix = append(out.Matrix, row)
		}
	}
	level := func() *situation.RiskLevelSpec {
		l := &situation.RiskLevelSpec{}
		if c.once(3) {
			return nil
		}
		if !c.once(4) {
			l.Likelihood = fmt.Sprint("l", c.IntN(n))
		}
		if !c.once(4) {
			l.Impact = fmt.Sprint("l", c.IntN(n))
		}
		if c.once(3) {
			l.Score = c.value(1, 2, 4, 6, 9)
		}
		if c.once(3) || l.Likelihood+l.Impact == "" && l.Score == nil {
			l.Band = fmt.Sprint("b", c.IntN(3))
		}
		if c.once(4) {
			l.Reason = govmaturity.English("Because")
		}
		return l
	}
	for k := range c.IntN(6) {
		out.Risks = append(out.Risks, situation.RiskSpec{
			ID: fmt.Sprint("r", k), Text: govmaturity.English("Risk"), Inherent: level(), Residual: level(), Target: level(), Owner: []string{"", "Office", "boss@example.org"}[c.IntN(3)], Rank: 1 + c.IntN(3),
			Response: []situation.Response{"", situation.ResponseTreat, situation.ResponseTolerate, situation.ResponseTerminate}[c.IntN(4)], Status: []situation.RiskStatus{"", situation.RiskStatusOpen, situation.RiskStatusClosed}[c.IntN(3)],
		})
	}
	return out
}

func TestRandomSituations(t *testing.T) {
	t.Parallel()
	for seed := range tries(long.Count(8, 100)) {
		s := someSituation(t, chance{rand.New(rand.NewPCG(uint64(seed), 12))})
		report, err := InspectSituation(s, WithSeed(uint64(seed)), WithSamples(3))
		if keptByLibrary(t, report, err, SituationLaws()[:ownSituationLaws]); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// The maps and the situations of the packages that read them break laws, as they are
// made to, and none that the library keeps.
func TestSamplesOfOtherPackages(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"../stakeholder/testdata/identity.yaml", "../situation/testdata/story.yaml"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) == "identity.yaml" {
			m, err := stakeholder.ReadMap(file, data)
			if err != nil {
				t.Fatal(err)
			}
			report, err := InspectMap(m)
			keptByLibrary(t, report, err, MapLaws()[:ownMapLaws])
			continue
		}
		s, err := situation.ReadSituation(file, data)
		if err != nil {
			t.Fatal(err)
		}
		report, err := InspectSituation(s)
		keptByLibrary(t, report, err, SituationLaws()[:ownSituationLaws])
	}
}
