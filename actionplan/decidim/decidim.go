// Package decidim reads and writes the results of Decidim's accountability component as
// a table: id;parent/id;title/en;start_date;end_date;status/key;progress and others.
//
// A result is a step of a plan, and its parent is the step that it is a part of. What
// says how far it is makes a review. Progress is written in percent there, and is a
// share here; none is nothing, and not 0. All other columns are kept as they are and
// written again. Decidim's own roll-ups are not made here: a parent's progress is what
// its row says.
package decidim

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	plantable "github.com/govmaturity/govmaturity/actionplan/table"
	"github.com/govmaturity/govmaturity/internal/table"
)

// Options say what a table leaves open.
type Options struct {
	// Date is the day on which the table was written: that of the review.
	Date string
	// Statuses say what the keys of statuses mean: each installation has its own. A key
	// that is not there is a problem.
	Statuses []Status
}

// Status is a key of a status, and what it means.
type Status struct {
	Key    string
	Status actionplan.Status
}

// Reading is what a table of results makes of a plan, and what it says of its steps.
type Reading struct {
	*plantable.Reading
	// Review is nil when no row says how far it is.
	Review *actionplan.Review
}

const (
	columnStatus   = "status/key"
	columnProgress = "progress"
)

// Read reads a table of results over a plan: see [plantable.Read]. The error is a
// [govmaturity.Problems], each at its cell.
func Read(name string, data []byte, over *actionplan.Plan, o Options) (*Reading, error) {
	raw, problems := table.Read(name, data, table.Options{})
	if len(problems) > 0 {
		return nil, problems
	}
	var header []string
	for _, row := range raw.Rows {
		if !row.Blank() {
			for i := range row.Cells {
				header = append(header, row.Cell(i))
			}
			break
		}
	}
	r, err := plantable.Read(name, data, over, mapping(over, header))
	if err != nil {
		return nil, err
	}
	out := &Reading{Reading: r}
	review := &plantable.Mapping{Format: plantable.MappingFormat, Extra: plantable.ExtraKeep, Columns: []plantable.Column{{Column: "id", Field: "step"}}}
	review.Separator = string(raw.Facts.Separator)
	has := false
	status := plantable.Column{Column: columnStatus, Field: "status", Blank: string(actionplan.StatusUnknown)}
	for _, s := range o.Statuses {
		status.Words = append(status.Words, plantable.Word{Word: s.Key, Value: string(s.Status)})
	}
	if slices.Contains(header, columnProgress) {
		review.Columns, has = append(review.Columns, plantable.Column{Column: columnProgress, Field: columnProgress, Percent: true}), true
	}
	if slices.Contains(header, columnStatus) {
		review.Columns, has = append(review.Columns, status), true
	}
	if !has {
		return out, nil
	}
	head := actionplan.ReviewSpec{Plan: over.ID(), Edition: over.Edition(), Date: o.Date}
	if out.Review, err = plantable.ReadReview(name, data, r.Plan, head, review); err != nil {
		return nil, err
	}
	if len(out.Review.Spec().Steps) == 0 {
		out.Review = nil
	}
	out.Extra = slices.DeleteFunc(out.Extra, func(x plantable.ExtraColumn) bool { return x.Header == columnStatus || x.Header == columnProgress })
	if len(out.Extra) == 0 {
		out.Extra = nil
	}
	return out, nil
}

// mapping says what the columns of results mean for a plan.
func mapping(p *actionplan.Plan, header []string) *plantable.Mapping {
	language := p.Spec().Language
	if language == "" {
		language = "en"
	}
	m := &plantable.Mapping{Format: plantable.MappingFormat, Extra: plantable.ExtraKeep}
	for _, h := range header {
		field := ""
		switch name, tag, _ := strings.Cut(h, "/"); {
		case h == "id":
			field = "id"
		case h == "parent/id":
			field = "parent"
		case h == "start_date":
			field = "start/" + language
		case h == "end_date":
			field = "deadline/" + language
		case (name == "title" || name == "description") && govmaturity.ValidLanguage(tag):
			field = h
		}
		if field != "" {
			m.Columns = append(m.Columns, plantable.Column{Column: h, Field: field})
		}
	}
	return m
}
