package kpi_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

const header = "indicator,direction,target,base_year,base_value,current_year,current_value\n"

// What is wrong with a table is said at its cell, all of it at once.
func TestBadTables(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"nothing", "", []string{"empty-document", "there is no header"}},
		{"no header", "a,b\n1,2\n", []string{"missing-column", "there is no column indicator", "there is no column current_value"}},
		{"a column twice", strings.TrimSuffix(header, "\n") + ",target\n", []string{"given-twice"}},
		{"a decimal comma", header + "a,up,\"1,5\",2015,1,2020,2\n", []string{"number-form", "2:", "1.5"}},
		{"a decimal comma that is a comma of the table", header + "a,up,1,5,2015,1,2020,2\n", []string{"wrong-count", "2:", "7 columns"}},
		{"two readings", header + "a,up,\"1,234\",2015,1,2020,2\n", []string{"number-form", "1234", "1.234"}},
		{"no direction", header + "a,sideways,1,2015,1,2020,2\n", []string{"not-allowed", "sideways"}},
		{"dates in the wrong order", header + "a,up,1,2020,1,2015,2\n", []string{"out-of-order"}},
		{"a value without a year", header + "a,up,1,2015,1,,2\n", []string{"required", "no year of it"}},
		{"no name", header + ",up,1,2015,1,2020,2\n", []string{"there is no indicator"}},
		{"a year that is none", header + "a,up,1,2015,1,20155,2\n", []string{"out-of-range", "20155"}},
		{"a column by nearly its name", strings.Replace(header, "base_year", "Base Year", 1) + "a,up,1,2015,1,2020,2\n", []string{"missing-column", "1:28", `write base_year in the place of "Base Year"`}},
		{"several years", header + "a,up,1,2015-18,1,2020,2\n", []string{"number-form", "2:8", "2015-18", "write 2015, or 2015-16"}},
		{"a fiscal year that ends before it begins", header + "a,up,1,2015/14,1,2020,2\n", []string{"number-form", "2015/14"}},
		{"several at once", header + "a,up,x,2015,y,2020,2\nb,no,1,2015,1,2020,2\n", []string{"2:6", "2:13", "3:3"}},
	} {
		table, err := kpi.ReadTable("t.csv", []byte(c.text), kpi.TableOptions{})
		var problems govmaturity.Problems
		if table != nil || !errors.As(err, &problems) {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		said := err.Error()
		for _, p := range problems {
			said += " " + string(p.Code)
		}
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not in: %s", c.reason, want, said)
			}
		}
	}
}

// What is not known gives no answer, and never a zero.
func TestTableStates(t *testing.T) {
	for _, c := range []struct {
		reason, row string
		progress    kpi.Progress
		attainment  bool
		pace        bool
	}{
		{"all there", "a,up,10,2015,5,2020,8", kpi.ProgressSubstantial, true, true},
		{"a target of 0 that is not met", "a,down,0,2015,5,2020,4", kpi.ProgressLimited, true, true},
		{"no target", "a,up,,2015,5,2020,8", kpi.ProgressSubstantial, false, false},
		{"no value yet", "a,up,10,2015,5,,", kpi.ProgressNotAvailable, false, false},
		{"NA is nothing", "a,up,10,2015,NA,2020,8", kpi.ProgressNotAvailable, false, false},
		{"less than a year", "a,up,10,2015,5,2015,5", kpi.ProgressNotAvailable, true, false},
		{"the target is the baseline", "a,up,5,2015,5,2020,4", kpi.ProgressNotAvailable, false, false},
		{"the target is the baseline, and kept", "a,up,5,2015,5,2020,5", kpi.ProgressAchieved, false, false},
		{"the sign changes", "a,up,,2015,-5,2020,8", kpi.ProgressNotAvailable, false, false},
		{"below zero and rising is better", "a,up,,2015,-5,2020,-4", kpi.ProgressSubstantial, false, false},
		{"below zero and falling is worse", "a,up,,2015,-5,2020,-6", kpi.ProgressDeterioration, false, false},
		{"a base of 0 counts as 0.001", "a,up,,2015,0,2020,8", kpi.ProgressSubstantial, false, false},
	} {
		table, err := kpi.ReadTable("t.csv", []byte(header+c.row+"\n"), kpi.TableOptions{})
		if err != nil {
			t.Fatal(err)
		}
		r := table.Rows[0]
		if got := r.Trend(); got.Progress != c.progress || got.Progress == kpi.ProgressNotAvailable && (got.HasScore || got.Why == "") {
			t.Errorf("%s: %+v", c.reason, got)
		}
		if l, p := r.Level(), r.Pace(); l.HasAttainment != c.attainment || p.HasRatio != c.pace {
			t.Errorf("%s: %+v %+v", c.reason, l, p)
		}
	}
}

// Tables as offices of statistics write them: semicolons, decimal commas, their words
// for what there is not, names in capitals.
func TestTableOfOffices(t *testing.T) {
	text := "\ufeffIndicator;Direction;Target;Base_Year;Base_Value;Current_Year;Current_Value;Limit\r\n" +
		"NA;up;12,5;2015.0;7,5;2020;10;n/a\r\n\r\nb;down;..;2015;…;:;N/A;\r\n"
	for _, bad := range []kpi.TableOptions{{Trend: "guess"}, {TargetYear: math.NaN()}, {TargetYear: 1e9}, {Decimal: 'x'}, {Thresholds: kpi.Thresholds{OnTrack: 0.5, Behind: 0.9}}} {
		if table, err := kpi.ReadTable("t.csv", []byte(text), bad); err == nil || table != nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if _, err := kpi.ReadTable("t.csv", []byte(text), kpi.TableOptions{}); err == nil || !strings.Contains(err.Error(), "decimal comma") {
		t.Errorf("%v", err)
	}
	table, err := kpi.ReadTable("t.csv", []byte(strings.ReplaceAll(text, "2015.0", "2015")), kpi.TableOptions{Decimal: ','})
	if err != nil {
		t.Fatal(err)
	}
	if a := table.Rows[0]; a.Indicator != "NA" || a.Level().Attainment != 0.5 {
		t.Errorf("%+v %+v", a, a.Level())
	}
	if b := table.Rows[1]; b.Level().Why != kpi.NoAttainmentValue || b.Trend().HasScore {
		t.Errorf("%+v %+v", b.Level(), b.Trend())
	}
}

// A fiscal year is the one that it begins in, however it is written.
func TestFiscalYears(t *testing.T) {
	for _, years := range [][2]string{{"2015-16", "2020-21"}, {"2015/16", "2020/2021"}, {"2015–16", "2020"}} {
		var got [2]kpi.TableRow
		for i, row := range []string{"a,up,10,2015,5,2020,8\n", "a,up,10," + years[0] + ",5," + years[1] + ",8\n"} {
			table, err := kpi.ReadTable("t.csv", []byte(header+row), kpi.TableOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got[i] = table.Rows[0]
		}
		if got[0].Trend() != got[1].Trend() || got[0].Pace() != got[1].Pace() || !got[0].Trend().HasScore {
			t.Errorf("%v: %+v, and by years %+v", years, got[1].Trend(), got[0].Trend())
		}
	}
}

// Why there is no trend is the reason that holds.
func TestWhyNoTrend(t *testing.T) {
	for row, want := range map[string]kpi.NoTrend{
		"a,up,10,2015,5,2020,8,2014": kpi.NoTrendDate,
		"a,up,5,2015,5,2020,4,2030":  kpi.NoTrendRequired,
		"a,up,5,2015,-5,2020,4,2030": kpi.NoTrendSign,
	} {
		table, err := kpi.ReadTable("t.csv", []byte(strings.Replace(header, "\n", ",target_year\n", 1)+row+"\n"), kpi.TableOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Rows[0].Trend(); got.Why != want {
			t.Errorf("%s: %+v", row, got)
		}
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add([]byte(header + "a,up,10,2015,5,2020,8\n"))
	f.Add([]byte("\xef\xbb\xbfsep=;\r\n" + strings.ReplaceAll(header, ",", ";") + "a;up;1,5;;;;\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := kpi.ReadTable("f.csv", data, kpi.TableOptions{})
		if (table == nil) == (err == nil) {
			t.Fatal("neither a table nor an error")
		}
		if err != nil {
			return
		}
		for _, r := range table.Rows {
			l, p, trend := r.Level(), r.Pace(), r.Trend()
			if l.HasAttainment && l.Attainment != l.Attainment || p.HasRatio && p.Ratio != p.Ratio || trend.HasScore && !(trend.Score >= -5 && trend.Score <= 5) {
				t.Errorf("%+v %+v %+v", l, p, trend)
			}
		}
	})
}
