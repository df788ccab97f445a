package chart_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing/drawingtest"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/consensus"
	"github.com/govmaturity/govmaturity/maturity/panel"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// someAnswer draws an answer to an indicator.
func someAnswer(r *rand.Rand, i maturity.Indicator) govmaturity.Answer {
	switch r.IntN(9) {
	case 0:
		return govmaturity.Answer{}
	case 1:
		return govmaturity.AnswerState(govmaturity.StateNotApplicable)
	}
	options := i.Options()
	switch i.Kind() {
	case maturity.MeasureLevel, maturity.MeasureChoice:
		return govmaturity.AnswerChoice(options[r.IntN(len(options))])
	case maturity.MeasureYesNo:
		return govmaturity.AnswerYesNo(r.IntN(2) == 1)
	case maturity.MeasureChecklist:
		var some []string
		for _, o := range options {
			if r.IntN(2) == 0 {
				some = append(some, o)
			}
		}
		return govmaturity.AnswerChoice(some...)
	}
	span, _ := i.Numbers()
	low, high := max(span.Min, -1000), min(span.Max, 1000)
	return govmaturity.AnswerNumber(low + float64(r.IntN(5))/4*(high-low))
}

// someAssessment answers a framework.
func someAssessment(r *rand.Rand, fw *maturity.Framework, subject, rater, date string) *maturity.Assessment {
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: subject, Rater: rater, Date: date,
		Standing: govmaturity.StandingIllustrative, Answers: map[string]govmaturity.Answer{},
	}
	for _, i := range fw.Indicators() {
		if answer := someAnswer(r, i); answer.HasValue() || answer.State() != govmaturity.StateUnanswered {
			if _, err := i.Mark(answer); err == nil {
				a.Answers[i.ID()] = answer
			}
		}
	}
	return a
}

var raterNames = []string{"Cabinet office", "ديوان المحاسبة", "Civil society (North)", "Union", "Chamber", "Academy", "Press", "Parliament", "Court", "City", "Region", "Bank", "Donor"}

// sweepCharts are all kinds of charts of one framework, those that can be made.
func sweepCharts(t testing.TB, fw *maturity.Framework, o chart.Options) map[string]govmaturity.Chart {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	var cards []*maturity.Scorecard
	var assessments []*maturity.Assessment
	for i, name := range raterNames {
		a := someAssessment(r, fw, fmt.Sprint("Ministry ", i%3), name, fmt.Sprint(2012+i))
		assessments = append(assessments, a)
		cards = append(cards, must[*maturity.Scorecard](t)(fw.Score(a)))
	}
	all := map[string]govmaturity.Chart{}
	add := func(name string, c govmaturity.Chart, err error) {
		if err == nil {
			all[name] = c
		}
	}
	c, err := chart.Radar(roots(cards[0]), o)
	add("radar", c, err)
	c, err = chart.Radar(roots(cards[:3]...), o)
	add("radar-raters", c, err)
	c, err = chart.Dots(roots(cards[:4]...), o)
	add("dots", c, err)
	c, err = chart.Dots(roots(cards...), o)
	add("dots-crowd", c, err)
	c, err = chart.Change(cards[0].Root(), cards[1].Root(), o)
	add("change", c, err)
	c, err = chart.HeatMap(cards[0].Root(), o)
	add("heat-map", c, err)
	var ids []string
	for _, n := range cards[0].Root().Children() {
		if len(ids) < 4 && n.Card() == cards[0] {
			ids = append(ids, n.ID())
		}
	}
	c, err = chart.Progress(cards[:4], ids, o)
	add("progress", c, err)
	if len(fw.Rosters()) == 0 {
		for _, a := range assessments {
			a.Subject = "Meridia"
		}
		c, err = raters(t, fw, assessments[:4], func(c *consensus.Consensus) (govmaturity.Chart, error) {
			return chart.Raters(c, fw.Root().ID(), o)
		})
		add("raters", c, err)
		c, err = raters(t, fw, assessments, func(c *consensus.Consensus) (govmaturity.Chart, error) {
			return chart.Raters(c, fw.Root().ID(), o)
		})
		add("raters-crowd", c, err)
		c, err = raters(t, fw, assessments[:4], func(c *consensus.Consensus) (govmaturity.Chart, error) { return chart.Agreement(c, nil, o) })
		add("agreement", c, err)
	}
	for i, a := range assessments {
		a.Subject = fmt.Sprint("Ministry ", i)
	}
	if p, err := panel.New(fw, assessments); err == nil {
		c, err = chart.Distribution(p, fw.Root().ID(), o)
		add("distribution", c, err)
	}
	return all
}

// levelled reports whether all nodes below the root have levels.
func levelled(fw *maturity.Framework) bool {
	return !slices.ContainsFunc(fw.Root().Children(), func(n maturity.Node) bool { return len(n.Levels()) == 0 })
}

func raters(t testing.TB, fw *maturity.Framework, all []*maturity.Assessment, draw func(*consensus.Consensus) (govmaturity.Chart, error)) (govmaturity.Chart, error) {
	spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: fw.ID(), Edition: fw.Edition(), Subject: "Meridia", Round: 1}
	for i, a := range all {
		kind := consensus.RaterKindAssessor
		if i == 0 {
			kind = consensus.RaterKindSelf
		}
		spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: a.Rater, Kind: kind})
	}
	c := must[*consensus.Consensus](t)(must[*consensus.Round](t)(consensus.Compile(fw, spec)).Combine(all...))
	return draw(c)
}

// rolloutCharts are those of the published rollout.
func rolloutCharts(t testing.TB, o chart.Options) map[string]govmaturity.Chart {
	t.Helper()
	approach := must[*maturity.Framework](t)(catalog.Load("lk-integrated-capacity-building@2023"))
	model := must[*maturity.Framework](t)(catalog.Load("lk-digital-maturity-model@2022"))
	spec := rollout.SriLanka()
	for i := range 12 {
		spec.Organizations = append(spec.Organizations, rollout.OrganizationSpec{ID: fmt.Sprint("Ministry of ", raterNames[i]), Wave: "first"})
	}
	ro := must[*rollout.Rollout](t)(rollout.Compile(spec, approach, model))
	r := rand.New(rand.NewPCG(3, 3))
	round := func(name string, done int) *rollout.Round {
		var cards []*maturity.Scorecard
		for i, org := range spec.Organizations {
			a := someAssessment(r, approach, org.ID, "", "2026")
			for k, step := range ro.Steps() {
				if i == 3 && k == 2 {
					delete(a.Answers, step.ID())
				} else {
					a.Answers[step.ID()] = govmaturity.AnswerNumber(float64(max(1, min(3, done+i%4-k))))
				}
			}
			cards = append(cards, must[*maturity.Scorecard](t)(approach.Score(a)))
			cards = append(cards, must[*maturity.Scorecard](t)(model.Score(someAssessment(r, model, org.ID, "", "2026"))))
		}
		return must[*rollout.Round](t)(ro.Observe(name, cards...))
	}
	before, now := round("2025", 2), round("2026", 4)
	return map[string]govmaturity.Chart{
		"rollout": must[govmaturity.Chart](t)(chart.Rollout(now, before, o)),
		"now":     must[govmaturity.Chart](t)(chart.Rollout(now, nil, o)),
		"moves":   must[govmaturity.Chart](t)(chart.Moves(now, before, o)),
	}
}

// Whatever instrument is drawn, in whatever kind of chart, at every width and in both
// directions, the laws of pictures hold: no text on text or on data, nothing outside, none
// smaller than 11 pixels, no word broken, no letters that turn their neighbours around, and
// what is at a level exactly on its line.
func TestSweep(t *testing.T) {
	seen := map[string]int{}
	n := 0
	for at, entry := range catalog.Entries() {
		fw := must[*maturity.Framework](t)(catalog.Load(entry.String()))
		for _, language := range []string{"en", "ar"} {
			for _, width := range []int{320, 640, 960} {
				if n++; n%long.Count(29, 1) != 0 {
					continue
				}
				o := in(language)
				o.Width = width
				all := sweepCharts(t, fw, o)
				if at == 0 || !long.Enabled() {
					for name, c := range rolloutCharts(t, o) {
						all[name] = c
					}
				}
				for name, c := range all {
					var b bytes.Buffer
					if err := c.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
						t.Fatal(err)
					}
					keep(t, fmt.Sprintf("%s-%s-%s-%d", entry, name, language, width), b.Bytes())
					problems := append(drawingtest.Check(b.Bytes(), width), drawingtest.Bare(b.Bytes())...)
					said := c.Title() + " " + c.Description()
					for _, row := range append(c.Table().Rows, c.Table().Header) {
						said += " " + strings.Join(row, " ")
					}
					problems = append(problems, drawingtest.Broken(b.Bytes(), said)...)
					if levelled(fw) && strings.HasPrefix(name, "dots") || name == "change" && levelled(fw) || name == "moves" {
						problems = append(problems, drawingtest.OffLines(b.Bytes())...)
					}
					for _, problem := range problems {
						t.Errorf("%s, %s, %s, %d: %s", entry, name, language, width, problem)
						break
					}
					seen[name]++
				}
			}
		}
	}
	t.Log(seen)
}
