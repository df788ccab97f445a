package kpi_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// records reads a CSV file as maps by header.
func records(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, cell := range row {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	return out
}

func number(t *testing.T, s string) *float64 {
	t.Helper()
	if s == "" {
		return nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return &x
}

// The published progress of Open SDG, series by series, and of the indicators that
// are made of them: status, score and ratio.
func TestOpenSDGPublished(t *testing.T) {
	t.Run("part", func(t *testing.T) {
		published(t, "testdata/open_sdg_canada.csv", "testdata/open_sdg_canada_indicators.csv", 61, 40)
	})
	t.Run("whole", func(t *testing.T) {
		folder := filepath.FromSlash("../../../shared/data/actionplan/found/kpi")
		if _, err := os.Stat(folder); err != nil {
			t.Skip("NOT RUN: the whole of the published series is not beside the repository")
		}
		published(t, filepath.Join(folder, "canada_sdg_series.csv"), filepath.Join(folder, "canada_sdg_indicators.csv"), 247, 132)
	})
}

func published(t *testing.T, series, indicators string, wantSeries, wantIndicators int) {
	data, err := os.ReadFile(series)
	if err != nil {
		t.Fatal(err)
	}
	for len(data) > 0 && data[0] == '#' {
		for data[0] != '\n' {
			data = data[1:]
		}
		data = data[1:]
	}
	table, err := kpi.ReadTable(series, data, kpi.TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	rows := records(t, series)
	of := map[string][]kpi.OpenSDGResult{}
	for i, row := range rows {
		got := table.Rows[i].Trend()
		if string(got.Progress) != row["status"] {
			t.Errorf("%s %s: %s, published %s", row["indicator"], row["series"], got.Progress, row["status"])
		}
		near(t, row["indicator"]+" score", got.Score, got.HasScore, number(t, row["score"]))
		if ratio := number(t, row["progress_value"]); ratio != nil {
			near(t, row["indicator"]+" ratio", got.Ratio, got.HasRatio, ratio)
		}
		of[row["indicator"]] = append(of[row["indicator"]], kpi.OpenSDGResult{Progress: got.Progress, Score: got.Score})
	}
	if len(rows) < wantSeries {
		t.Errorf("%d series", len(rows))
	}
	compared := 0
	for _, row := range records(t, indicators) {
		if row["note"] != "" {
			continue // the publisher lost a series of it
		}
		compared++
		got := kpi.OpenSDGIndicator(of[row["indicator"]])
		if string(got.Progress) != row["status"] {
			t.Errorf("%s: %s, published %s", row["indicator"], got.Progress, row["status"])
		}
		near(t, row["indicator"], got.Score, got.Progress != kpi.ProgressNotAvailable, number(t, row["score"]))
	}
	if compared < wantIndicators {
		t.Errorf("%d indicators", compared)
	}
}

func near(t *testing.T, what string, got float64, has bool, want *float64) {
	t.Helper()
	if has != (want != nil) || want != nil && math.Abs(got-*want) > 1e-9 {
		t.Errorf("%s: %v, %v, published %v", what, got, has, want)
	}
}

// Parents from their children, as two other systems publish them: a mean rounded to
// two digits (a fixture of Decidim), and means weighted by hours, cut off (Redmine).
func TestRollupPublished(t *testing.T) {
	mean := kpi.Rollup{Rule: kpi.RuleMean, Missing: kpi.MissingLeaveOut, Round: &kpi.Rounding{Digits: 2}}
	hours := kpi.Rollup{Rule: kpi.RuleWeightedMean, Missing: kpi.MissingLeaveOut, Unweighted: kpi.UnweightedSiblings, Round: &kpi.Rounding{Mode: kpi.RoundingModeDown}}
	part := func(x, weight float64) kpi.Part { return kpi.Part{Value: x, HasValue: true, Weight: weight} }
	for _, c := range []struct {
		reason string
		rule   kpi.Rollup
		parts  []kpi.Part
		want   float64
	}{
		{"Decidim 37", mean, []kpi.Part{part(15, 0), part(34, 0), part(17, 0)}, 22},
		{"Decidim 45", mean, []kpi.Part{part(25, 0), part(81, 0), part(43, 0)}, 49.67},
		{"Decidim 53", mean, []kpi.Part{part(77, 0), part(53, 0), part(45, 0)}, 58.33},
		{"Decidim 61", mean, []kpi.Part{part(19, 0), part(17, 0), part(47, 0)}, 27.67},
		{"Redmine, weighted", hours, []kpi.Part{part(50, 10), part(10, 30)}, 20},
		{"Redmine, none estimated", hours, []kpi.Part{part(50, 0), part(10, 0)}, 30},
		{"computed by hand by Redmine’s rule: one not estimated weighs the mean of its siblings", hours, []kpi.Part{part(50, 10), part(10, 30), part(90, 0)}, 43},
	} {
		if got := c.rule.Total(c.parts); got.Value != c.want {
			t.Errorf("%s: %v, expected %v", c.reason, got.Value, c.want)
		}
	}
}
