// Kpi tells where the indicators of a table stand: how far each has come, whether
// that is as far as it should have, and whether it moves fast enough.
//
//	go run ./examples/kpi examples/kpi/testdata/services.csv
//	go run ./examples/kpi -trend cagr -target-year 2027 table.csv
//	go run ./examples/kpi -observations 2026.yaml -as-of 2026-09-30 -lang fr indicators.yaml
//
// # What goes in
//
// A CSV file with the columns
//
//	indicator,direction,target,base_year,base_value,current_year,current_value
//
// in any order, and if there are some, target_year and limit. A direction is up or
// down. Cells may be empty, or say NA, n/a or "..": what is not known is not guessed.
// A year is 2015, or a fiscal year such as 2015-16, which counts as the one that it
// begins in. Cells are separated by commas, semicolons or tabs; -decimal-comma reads
// 1,5. Other columns are kept.
//
// Or the two documents of package kpi, in YAML or JSON: a list of indicators, and with
// -observations what was observed of them. -as-of is the day to look from.
//
// # What comes out
//
// Of documents, each indicator in words: its level, its pace and its trend, with the
// arithmetic, in the language that -lang names. What the documents say against themselves
// stands on standard error. Of a table,
//
//	indicator,attainment,pace,trend,status,score
//
// and after these, as they were, the columns that the program does not read; one
// that is named as one of these is then named input.status, and so on. The
// attainment is the share of the way from the base to the target; the pace is that
// share over the one expected by the current year; trend, status and score are those
// of Open SDG, or of -trend. What there is not is empty.
//
// The program ends with 0, or with 1 and all problems, each at its cell, and then
// prints nothing else, or with 2 when it was called in a way that makes no sense.
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("kpi", flag.ContinueOnError)
	flags.SetOutput(errs)
	trend := flags.String("trend", string(kpi.TrendOpenSDG), "how trends are told: open-sdg, cagr or linear")
	year := flags.Float64("target-year", 2030, "the year of targets, in a table without a column target_year")
	comma := flags.Bool("decimal-comma", false, "numbers have a decimal comma: 1,5")
	observations := flags.String("observations", "", "the `file` of what was observed, where the other is a document of indicators")
	asOf := flags.String("as-of", "", "the `date` to look from, with -observations")
	lang := flags.String("lang", "en", "the `language` of what is printed, with -observations")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return 0
		}
		return 2
	}
	method := kpi.TrendMethod(*trend)
	if flags.NArg() != 1 || !slices.Contains([]kpi.TrendMethod{kpi.TrendOpenSDG, kpi.TrendCAGR, kpi.TrendLinear}, method) {
		fmt.Fprintln(errs, "usage: kpi [-trend open-sdg|cagr|linear] [-target-year YEAR] [-decimal-comma] FILE.csv\n   or: kpi -observations FILE -as-of DATE [-lang LANGUAGE] INDICATORS.yaml")
		return 2
	}
	name := flags.Arg(0)
	switch document := slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))); {
	case document != (*observations != ""):
		fmt.Fprintln(errs, "a document of indicators, in YAML or JSON, goes with -observations, and a table without")
		return 2
	case document && *asOf == "":
		fmt.Fprintln(errs, "-as-of is missing: the day to look from, such as 2026-09-30")
		return 2
	case document && !govmaturity.ValidLanguage(*lang):
		fmt.Fprintf(errs, "-lang %.40q is no language tag, such as fr or pt-BR\n", *lang)
		return 2
	case document:
		if err := explain(out, errs, name, *observations, *asOf, govmaturity.WordsFor(*lang)); err != nil {
			fmt.Fprintln(errs, err)
			return 1
		}
		return 0
	}
	data, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	options := kpi.TableOptions{Trend: method, TargetYear: *year}
	if *comma {
		options.Decimal = ','
	}
	t, err := kpi.ReadTable(name, data, options)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	if err := write(out, t); err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return 0
}

// columns are those that come out, and read those that go in and are not repeated.
var (
	columns = []string{"indicator", "attainment", "pace", "trend", "status", "score"}
	read    = []string{"indicator", "direction", "target", "base_year", "base_value", "current_year", "current_value", "target_year", "limit"}
)

func write(out io.Writer, t *kpi.Table) error {
	w := csv.NewWriter(out)
	header, kept := slices.Clone(columns), []int{}
	for i, name := range t.Header {
		if slices.Contains(read, strings.ToLower(strings.TrimSpace(name))) {
			continue
		}
		kept = append(kept, i)
		if slices.Contains(columns, name) {
			name = "input." + name
		}
		header = append(header, name)
	}
	if err := w.Write(header); err != nil {
		return err
	}
	for _, r := range t.Rows {
		level, pace, trend := r.Level(), r.Pace(), r.Trend()
		cells := []string{r.Indicator, number(level.Attainment, level.HasAttainment), number(pace.Ratio, pace.HasRatio),
			number(trend.Ratio, trend.HasRatio), string(trend.Progress), number(trend.Score, trend.HasScore && trend.State == govmaturity.StateAnswered)}
		for _, i := range kept {
			cell := ""
			if i < len(r.Cells) {
				cell = r.Cells[i]
			}
			cells = append(cells, cell)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// number writes a number with the fewest digits that tell it from every other
// one, or nothing.
func number(x float64, there bool) string {
	if !there {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
