package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/schedule/psplib"
)

// result is a line of the table.
type result struct {
	name           string
	path, makespan int
	err            error
}

// published plans the files of PSPLIB, several at once.
func published(ctx context.Context, out io.Writer, o options) error {
	files, err := filesOf(o.psplib)
	if err != nil {
		return err
	}
	results := make([]result, len(files))
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				results[i] = plan(ctx, files[i], o.Options)
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wait.Wait()
	w := csv.NewWriter(out)
	_ = w.Write([]string{"instance", "cpm", "makespan"}) // what is wrong is kept for Error
	for _, r := range results {
		if r.err != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", r.name, r.err))
			continue
		}
		_ = w.Write([]string{r.name, strconv.Itoa(r.path), strconv.Itoa(r.makespan)})
	}
	w.Flush()
	return errors.Join(err, w.Error())
}

// plan plans one file.
func plan(ctx context.Context, file string, o schedule.Options) (r result) {
	r.name = filepath.Base(file)
	data, err := os.ReadFile(file)
	if err != nil {
		r.err = err
		return r
	}
	project, err := psplib.Read(r.name, data)
	if err != nil {
		r.err = err
		return r
	}
	s, err := schedule.Compile(project.Spec, nil)
	if err != nil {
		r.err = err
		return r
	}
	o.Limited = true
	p, err := s.Plan(ctx, o)
	if err != nil {
		r.err = err
		return r
	}
	r.path, r.makespan = int(p.Days(p.CriticalPathFinish())), int(p.Days(p.Finish()))
	return r
}

// filesOf returns the file, or those of the folder and of the folders in it.
func filesOf(name string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(name, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && (path == name || strings.EqualFold(filepath.Ext(path), ".sm")) {
			files = append(files, path)
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s has no files that end in .sm", name)
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Or(natural(filepath.Base(a), filepath.Base(b)), cmp.Compare(a, b)) })
	return files, err
}

// natural compares texts, and the numbers in them by what they are: j301_2 comes before
// j301_10.
func natural(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na == 0 || nb == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		x, y := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
		if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
			return c
		}
		a, b = a[na:], b[nb:]
	}
	return cmp.Compare(len(a), len(b))
}

func digits(s string) (n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
