//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/internal/long"
)

// sums adds up what BenchmarkMawk scores: nine groups and all of them, ten sums a row.
const sums = `BEGIN { FS = OFS = ","; split("8 8 8 8 7 7 7 7 7", in_group, " ") }
NR > 1 {
	line = $1; all = 0; k = 2
	for (g = 1; g <= 9; g++) {
		sum = 0
		for (i = 0; i < in_group[g]; i++) sum += $(k++)
		line = line OFS sum
		all += sum
	}
	print line OFS all
}`

// BenchmarkMawk scores a table of 67 indicators in nine groups as a program of its own,
// beside mawk, which adds the same rows up: both write ten numbers a row to a file. The
// long table has 77 rows for each of the table, and mawk writes nothing like it.
//
// It reports seconds by the clock and of all processors, the latter also as a multiple of
// mawk's, and the most memory in use, which no program has less of than the benchmark that
// starts it: of the whole table, and of its first tenth. There are 100,000 rows, and a
// million when long runs are asked for.
func BenchmarkMawk(b *testing.B) {
	if _, err := exec.LookPath("mawk"); err != nil {
		b.Skip("mawk is not installed, and so nothing is compared with it")
	}
	program := filepath.Join(b.TempDir(), "score")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	stages := "{kind: level, scale: stages}"
	b.Run("levels", func(b *testing.B) {
		benchmarkMawk(b, program, stages, func(cell []byte, r *rand.Rand) []byte { return append(cell, byte('1'+r.IntN(4))) })
	})
	b.Run("decimals", func(b *testing.B) {
		benchmarkMawk(b, program, "{kind: number, range: {min: 0, max: 1}}", func(cell []byte, r *rand.Rand) []byte {
			return strconv.AppendFloat(cell, float64(r.IntN(1001))/1000, 'f', 3, 64)
		})
	})
}

func benchmarkMawk(b *testing.B, program, measure string, cell func([]byte, *rand.Rand) []byte) {
	dir := b.TempDir()
	instrument, table, tenth := filepath.Join(dir, "bench.yaml"), filepath.Join(dir, "all.csv"), filepath.Join(dir, "tenth.csv")
	if err := os.WriteFile(instrument, []byte(nineGroups(measure)), 0o600); err != nil {
		b.Fatal(err)
	}
	rows := long.Count(100_000, 1_000_000)
	writeRows(b, table, rows, cell)
	writeRows(b, tenth, rows/10, cell)
	adds, means := filepath.Join(dir, "sums.csv"), filepath.Join(dir, "means.csv")
	var mawk float64
	b.Run("mawk", func(b *testing.B) {
		mawk = reportUse(b, func() use { return runProgram(b, adds, "mawk", sums, table) })
	})
	score := func(answers string, args ...string) use {
		return runProgram(b, means, program, append([]string{"-framework", instrument, "-answers", answers}, args...)...)
	}
	for _, kind := range []struct {
		name string
		args []string
	}{
		{"wide", []string{"-wide", "-groups"}},
		{"wide-to-file", []string{"-wide", "-groups", "-o", means}},
		{"long", nil},
		{"long-to-file", []string{"-o", means}},
	} {
		b.Run(kind.name, func(b *testing.B) {
			seconds := reportUse(b, func() use { return score(table, kind.args...) })
			if strings.HasPrefix(kind.name, "wide") {
				sameSums(b, adds, means)
			}
			if mawk > 0 {
				b.ReportMetric(seconds/mawk, "x-of-mawk")
			}
			b.ReportMetric(score(tenth, kind.args...).megabytes, "MB-of-a-tenth")
		})
	}
}

// nineGroups is a framework of 67 indicators, as many as the DGRA asks.
func nineGroups(measure string) string {
	var y strings.Builder
	y.WriteString("format: govmaturity/framework/1\nid: bench\nedition: \"1\"\ntitle: Benchmark\nstanding: illustrative\nscore-standing: illustrative\n")
	if strings.Contains(measure, "stages") {
		y.WriteString("scales:\n- id: stages\n  levels:\n")
		for rank := 1; rank <= 4; rank++ {
			fmt.Fprintf(&y, "  - {id: stage-%d, rank: %[1]d, title: Stage}\n", rank)
		}
	}
	y.WriteString("root:\n  id: all\n  title: All\n  aggregation: arithmetic\n  nodes:\n")
	for g, i := 1, 1; g <= 9; g++ {
		fmt.Fprintf(&y, "  - id: g%d\n    title: Group\n    aggregation: arithmetic\n    nodes:\n", g)
		for range groupSize(g) {
			fmt.Fprintf(&y, "    - {id: i%d, title: Indicator, measure: %s}\n", i, measure)
			i++
		}
	}
	return y.String()
}

func groupSize(g int) int {
	if g <= 4 {
		return 8
	}
	return 7
}

func writeRows(b *testing.B, path string, rows int, cell func([]byte, *rand.Rand) []byte) {
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(file, 1<<20)
	w.WriteString("subject")
	for i := range 67 {
		fmt.Fprintf(w, ",i%d", i+1)
	}
	w.WriteString("\n")
	random := rand.New(rand.NewPCG(1, 67))
	var line []byte
	for s := range rows {
		line = strconv.AppendInt(append(line[:0], "subject "...), int64(s+1), 10)
		for range 67 {
			line = cell(append(line, ','), random)
		}
		w.Write(append(line, '\n'))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

// use is what a program took.
type use struct{ wall, user, system, megabytes float64 }

func runProgram(b *testing.B, output, name string, args ...string) use {
	file, err := os.Create(output)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	cmd := exec.Command(name, args...)
	var errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = file, &errs
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%v: %s", err, &errs)
	}
	u := use{wall: time.Since(start).Seconds(), user: cmd.ProcessState.UserTime().Seconds(), system: cmd.ProcessState.SystemTime().Seconds()}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.megabytes = float64(r.Maxrss) / 1024
	}
	return u
}

// reportUse returns the seconds of all processors.
func reportUse(b *testing.B, run func() use) float64 {
	var all use
	for b.Loop() {
		u := run()
		all.wall, all.user, all.system = all.wall+u.wall, all.user+u.user, all.system+u.system
		all.megabytes = max(all.megabytes, u.megabytes)
	}
	n := float64(b.N)
	b.ReportMetric(all.wall/n, "s-by-the-clock")
	b.ReportMetric(all.user/n, "s-user")
	b.ReportMetric(all.system/n, "s-system")
	b.ReportMetric(all.megabytes, "MB")
	b.ReportMetric(0, "ns/op")
	return (all.user + all.system) / n
}

// sameSums compares the first sums with the first means: both programs did the same, in
// the order of the rows.
func sameSums(b *testing.B, adds, means string) {
	s, m := firstRows(b, adds, 1000), firstRows(b, means, 1001)
	for row, sum := range s {
		mean := m[row+1] // after the headers
		if len(sum) != 11 || len(mean) != 11 || sum[0] != mean[0] {
			b.Fatalf("mawk wrote %q beside %q", sum, mean)
		}
		for g := 1; g <= 9; g++ {
			x, err := strconv.ParseFloat(sum[g], 64)
			y, err2 := strconv.ParseFloat(mean[g+1], 64) // after that of all
			if err != nil || err2 != nil || math.Abs(x-y*float64(groupSize(g))) > 1e-4 {
				b.Fatalf("mawk wrote %q beside %q", sum, mean)
			}
		}
	}
}

func firstRows(b *testing.B, path string, n int) (rows [][]string) {
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for len(rows) < n && lines.Scan() {
		rows = append(rows, strings.Split(lines.Text(), ","))
	}
	if len(rows) < n {
		b.Fatalf("%s has %d rows, %v", path, len(rows), lines.Err())
	}
	return rows
}
