package decidim

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	plantable "github.com/govmaturity/govmaturity/actionplan/table"
)

// Write writes a plan as a table of results, with semicolons between the cells. The
// review, if there is one, gives each its status and progress; a status without a key
// in the options is lost. The extra columns are those of a reading.
//
// The problems, with the code lost, are what the table does not carry.
func Write(p *actionplan.Plan, review *actionplan.Review, o Options, extra ...plantable.ExtraColumn) ([]byte, govmaturity.Problems) {
	m := mapping(p, header(p))
	m.Separator = ";"
	columns := slices.Clone(extra)
	var lost govmaturity.Problems
	if review != nil {
		status := plantable.ExtraColumn{Header: columnStatus, Cells: map[string]string{}}
		progress := plantable.ExtraColumn{Header: columnProgress, Cells: map[string]string{}}
		for i, x := range review.Spec().Steps {
			at := govmaturity.Path{}.Key("review").Key("steps").Index(i)
			if !p.Step(x.Step).Valid() {
				lost = append(lost, lose(at.Key("step"), "the plan has no step %s", x.Step))
				continue
			}
			k := slices.IndexFunc(o.Statuses, func(s Status) bool { return s.Status == x.Status })
			if k >= 0 {
				status.Cells[x.Step] = o.Statuses[k].Key
			} else if x.Status != actionplan.StatusUnknown {
				lost = append(lost, lose(at.Key("status"), "there is no key for the status %s", x.Status))
			}
			if x.Progress != nil {
				progress.Cells[x.Step] = percent(*x.Progress)
			}
			if x.Started != "" || x.Finished != "" || x.Achieved != nil || x.Evidence != nil || x.Challenges != nil || x.Deviation != nil {
				lost = append(lost, lose(at, "a result has a status and progress, and no place for what else was found"))
			}
		}
		columns = append([]plantable.ExtraColumn{status, progress}, columns...)
	}
	data, more := plantable.Write(p, m, columns...)
	return data, append(more, lost...)
}

func lose(at govmaturity.Path, format string, args ...any) govmaturity.Problem {
	return govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args}
}

// header returns the columns that the steps of a plan need.
func header(p *actionplan.Plan) []string {
	var texts []string
	start, end := false, false
	for s := range p.Steps() {
		x := s.Spec()
		for _, tag := range x.Title.Languages() {
			texts = append(texts, "title/"+tag)
		}
		for _, tag := range x.Description.Languages() {
			texts = append(texts, "description/"+tag)
		}
		start, end = start || x.Start != nil, end || x.Deadline != nil
	}
	slices.SortFunc(texts, func(a, b string) int {
		if t := strings.HasPrefix(a, "title/"); t != strings.HasPrefix(b, "title/") {
			if t {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	out := append([]string{"id", "parent/id"}, slices.Compact(texts)...)
	if start {
		out = append(out, "start_date")
	}
	if end {
		out = append(out, "end_date")
	}
	return out
}

// percent writes a share in percent, by its digits: 0.4633 is 46.33.
func percent(x float64) string {
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	x, _ = strconv.ParseFloat(digits+"e"+strconv.Itoa(n+2), 64) // a share is at most 1
	return strconv.FormatFloat(x, 'g', -1, 64)
}
