package cli

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// states are what words can mean that stand where there is no answer.
var states = []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded}

// TableFlags adds the flags that say how the cells of a table are written.
func TableFlags(flags *flag.FlagSet, l *panel.Layout) {
	flags.BoolFunc("decimal-comma", "numbers have a decimal comma", func(string) error {
		l.Decimal = ','
		return nil
	})
	flags.BoolVar(&l.Percent, "percent", false, "50% is 0.5")
	flags.Func("state", "`word=state` says what a word means that stands where there is no answer, such as ..=unanswered or n/a=not-applicable; once for each word", func(v string) error {
		at := strings.LastIndexByte(v, '=')
		if at < 1 || !slices.Contains(states, govmaturity.State(v[at+1:])) {
			return fmt.Errorf("expected a word, = and one of %v, such as ..=unanswered", states)
		}
		if l.States == nil {
			l.States = map[string]govmaturity.State{}
		}
		l.States[v[:at]] = govmaturity.State(v[at+1:])
		return nil
	})
}

// TableHints adds to the problems of a table which flags would cure many of them at once.
// The program has a flag -extra if it refuses other columns.
func TableHints(err error, extra bool) error {
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		return err
	}
	commas, words, columns := 0, []string(nil), 0
	for _, p := range problems {
		m := p.Message()
		switch {
		case strings.Contains(m, "; write a decimal point: "):
			commas++
		case strings.HasSuffix(m, " means"):
			if _, word, ok := strings.Cut(m, "or say what "); ok {
				words = append(words, strings.TrimSuffix(word, " means"))
			}
		case strings.HasSuffix(m, ": remove this one"):
			columns++
		}
	}
	out := []error{err}
	if commas > 0 {
		out = append(out, fmt.Errorf("numbers with a decimal comma are read with -decimal-comma (%d of these problems)", commas))
	}
	if len(words) > 0 {
		slices.Sort(words)
		out = append(out, fmt.Errorf("-state says what a word means where there is no answer, such as -state ..=unanswered -state n/a=not-applicable (here %s)", strings.Join(slices.Compact(words), " ")))
	}
	if columns > 0 && extra {
		out = append(out, errors.New("-extra ignore passes over other columns, and -extra keep takes them along"))
	}
	if len(out) == 1 {
		return err
	}
	return errors.Join(out...)
}
