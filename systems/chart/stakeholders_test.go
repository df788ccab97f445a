package chart_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/chart"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func read(t *testing.T, file string) []byte {
	t.Helper()
	return must[[]byte](t)(os.ReadFile(file))
}

func identity(t *testing.T) *stakeholder.Map {
	return must[*stakeholder.Map](t)(stakeholder.ReadMap("identity.yaml", read(t, "../stakeholder/testdata/identity.yaml")))
}

func story(t *testing.T) *situation.Situation {
	return must[*situation.Situation](t)(situation.ReadSituation("story.yaml", read(t, "../situation/testdata/story.yaml")))
}

// What charts of stakeholders and of situations say, in words and as tables, in all
// languages of the library; and each is drawn, wide and narrow.
func TestGoldenStakeholders(t *testing.T) {
	m, s := identity(t), story(t)
	var b strings.Builder
	for _, tag := range []string{"en", "ar", "es", "fr", "ru", "zh"} {
		for _, width := range []int{320, 1000} {
			o := chart.MapOptions{Words: govmaturity.WordsFor(tag), Width: width}
			for _, made := range []func() (govmaturity.Chart, error){
				func() (govmaturity.Chart, error) { return chart.Grid(m, o) }, func() (govmaturity.Chart, error) { return chart.Salience(m, o) },
				func() (govmaturity.Chart, error) { return chart.Risks(s, o) }, func() (govmaturity.Chart, error) { return chart.LeftBehind(s, o) },
			} {
				c := must[govmaturity.Chart](t)(made())
				if svg := draw(t, c); !strings.Contains(svg, fmt.Sprintf(`width="%d"`, width)) {
					t.Errorf("%s is not %d wide", c.Title(), width)
				}
				if width > 320 {
					continue
				}
				fmt.Fprintf(&b, "== %s (%s): %s\n%s\n", c.Language(), c.Direction(), c.Title(), c.Description())
				table := c.Table()
				for _, row := range append([][]string{table.Header}, table.Rows...) {
					b.WriteString(strings.Join(row, " | ") + "\n")
				}
			}
		}
	}
	const file = "testdata/stakeholders.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := gocmp.Diff(strings.Split(string(read(t, file)), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// Sixty on one point are one frame and sixty lines, and nothing is lost.
func TestSixtyOnOnePoint(t *testing.T) {
	spec := &stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "crowd"}
	for _, a := range stakeholder.Attributes() {
		spec.Attributes = append(spec.Attributes, stakeholder.AttributeSpec{Attribute: a, Range: &govmaturity.Range{Min: 1, Max: 5}})
	}
	four := 4.0
	for i := range 60 {
		s := stakeholder.StakeholderSpec{ID: fmt.Sprintf("s%d", i), Name: govmaturity.Text{"en": fmt.Sprintf("Regional agency number %d </svg>", i)}}
		for _, a := range stakeholder.Attributes() {
			s.Ratings = append(s.Ratings, stakeholder.RatingSpec{Attribute: a, Value: &four})
		}
		spec.Stakeholders = append(spec.Stakeholders, s)
	}
	m := must[*stakeholder.Map](t)(stakeholder.Compile(spec))
	for _, made := range []func(*stakeholder.Map, chart.MapOptions) (govmaturity.Chart, error){chart.Grid, chart.Salience} {
		for _, width := range []int{320, 1000} {
			c := must[govmaturity.Chart](t)(made(m, chart.MapOptions{Width: width}))
			svg := draw(t, c)
			if strings.Count(svg, ">1–60<") != 1 || len(c.Table().Rows) != 60 {
				t.Errorf("%s, %d wide: %d rows", c.Title(), width, len(c.Table().Rows))
			}
		}
	}
}

// Addresses of persons are in no chart.
func TestNoAddressesInCharts(t *testing.T) {
	spec := identity(t).Spec()
	spec.Title = govmaturity.Text{"en": "Ask a.person@office.example"}
	spec.Note = govmaturity.Text{"en": "or +94 11 234 5678"}
	spec.Stakeholders[0].Name = govmaturity.Text{"en": "Registry, b.person@office.example"}
	for i := range spec.Attributes {
		for k := range spec.Attributes[i].Levels {
			spec.Attributes[i].Levels[k].Title = spec.Title
		}
	}
	m := must[*stakeholder.Map](t)(stakeholder.Compile(spec))
	risks := story(t).Spec()
	for i := range risks.Scales {
		for k := range risks.Scales[i].Levels {
			risks.Scales[i].Levels[k].Title = spec.Title
		}
	}
	for i := range risks.Risks.Bands {
		risks.Risks.Bands[i].Title = spec.Title
	}
	risks.Note = spec.Note
	risks.Risks.Risks[0].Text, risks.Risks.Risks[0].Owner = spec.Title, "c.person@office.example"
	risks.Inclusion.Groups[0].Title = spec.Title
	s := must[*situation.Situation](t)(situation.Compile(risks))
	for _, c := range []govmaturity.Chart{
		must[govmaturity.Chart](t)(chart.Grid(m, chart.MapOptions{})), must[govmaturity.Chart](t)(chart.Salience(m, chart.MapOptions{})),
		must[govmaturity.Chart](t)(chart.Risks(s, chart.MapOptions{})), must[govmaturity.Chart](t)(chart.LeftBehind(s, chart.MapOptions{})),
	} {
		if said := draw(t, c) + fmt.Sprint(c.Table()); strings.Contains(said, "@") || strings.Contains(said, "5678") {
			t.Errorf("%s has an address", c.Title())
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	empty := must[*stakeholder.Map](t)(stakeholder.Compile(&stakeholder.MapSpec{Format: stakeholder.MapFormat, ID: "empty"}))
	none := must[*situation.Situation](t)(situation.Compile(&situation.SituationSpec{Format: situation.SituationFormat, ID: "none"}))
	for want, made := range map[string]func() (govmaturity.Chart, error){
		"there is no stakeholder map":    func() (govmaturity.Chart, error) { return chart.Grid(nil, chart.MapOptions{}) },
		"stakeholders: a chart needs":    func() (govmaturity.Chart, error) { return chart.Salience(empty, chart.MapOptions{}) },
		"there is no situation":          func() (govmaturity.Chart, error) { return chart.Risks(nil, chart.MapOptions{}) },
		"risks: a chart needs at least":  func() (govmaturity.Chart, error) { return chart.Risks(none, chart.MapOptions{}) },
		"inclusion: a chart needs":       func() (govmaturity.Chart, error) { return chart.LeftBehind(none, chart.MapOptions{}) },
		"width: expected from 320 to 20": func() (govmaturity.Chart, error) { return chart.Grid(identity(t), chart.MapOptions{Width: 9}) },
	} {
		var problems govmaturity.Problems
		if _, err := made(); !errors.As(err, &problems) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
