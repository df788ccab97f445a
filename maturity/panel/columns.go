package panel

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/table"
	"github.com/govmaturity/govmaturity/maturity"
)

// role is what a column is for.
type role uint8

const (
	roleNone role = iota // its header is wrong, or it is passed over
	roleIndicator
	roleOption
	roleSubject
	roleRater
	roleDate
	roleExtra
)

// column is a column of a table.
type column struct {
	role   role
	header string
	// indicator is what the column answers, option which of its options it ticks, and
	// group which of the indicators with columns of options it belongs to.
	indicator maturity.Indicator
	at        int // the indicator's place among the marks
	option    string
	group     int
}

// columns are what the first row of a table says.
type columns struct {
	all    []column
	groups []maturity.Indicator // those that have columns of options
	extra  []string             // the headers that are kept
	line   int
}

// header reads the first row. It reports whether the rows below are worth reading.
func (t *Table) header(row *table.Row, r *reporter) (*columns, bool) {
	h := &headerReader{Table: t, reporter: r, row: row, found: map[string]bool{}, out: &columns{all: make([]column, len(row.Cells)), line: row.Line}}
	h.byID = map[string]maturity.Indicator{}
	for _, indicator := range t.Framework.Indicators() {
		h.byID[indicator.ID()] = indicator
	}
	for i := range row.Cells {
		h.column(i, row.Cell(i))
	}
	if h.recognised == 0 {
		r.report(govmaturity.CodeMissingColumn, "", row.Line, 1, "none of these columns belongs to %s, edition %s", t.Framework.ID(), t.Framework.Edition())
	}
	for _, i := range h.others {
		h.other(i, row.Cell(i))
	}
	if h.recognised > 0 {
		h.missing()
	}
	return h.out, h.recognised > 0
}

type headerReader struct {
	*Table
	*reporter
	row        *table.Row
	byID       map[string]maturity.Indicator
	found      map[string]bool
	recognised int
	others     []int // columns with another header: what they are, the others say
	out        *columns
}

// column finds out what a column is for.
func (h *headerReader) column(i int, name string) {
	c := column{header: name}
	id, option, _ := strings.Cut(name, ":")
	indicator, isIndicator := h.byID[name]
	offers, isOption := h.byID[strings.TrimSpace(id)]
	option = strings.TrimSpace(option)
	switch l := h.Layout; {
	case isIndicator:
		c.role, c.indicator, c.at = roleIndicator, indicator, indicator.Index()
	case isOption && slices.Contains(offers.Options(), option):
		c.role, c.indicator, c.option = roleOption, offers, option
		name = offers.ID() + ":" + option
	case name == l.subject():
		c.role = roleSubject
	case name != "" && name == l.Rater:
		c.role = roleRater
	case name != "" && name == l.Date:
		c.role = roleDate
	}
	switch {
	case h.found[name]:
		h.wrongColumn(i, name, true)
		return
	case c.role == roleOption && h.found[c.indicator.ID()], c.role == roleIndicator && h.hasOptions(name):
		if !h.full() {
			line, at := h.row.Place(i)
			h.report(govmaturity.CodeDuplicateID, "", line, at, "the answer to %q is in one column, and in columns of its options: keep either", c.indicator.ID())
		}
		return
	case c.role == roleNone:
		h.others = append(h.others, i)
		return
	}
	h.found[name] = true
	h.recognised++
	if c.role == roleOption {
		if c.group = slices.Index(h.out.groups, c.indicator); c.group < 0 {
			c.group = len(h.out.groups)
			h.out.groups = append(h.out.groups, c.indicator)
		}
	}
	h.out.all[i] = c
}

func (h *headerReader) hasOptions(id string) bool {
	return slices.ContainsFunc(h.out.groups, func(i maturity.Indicator) bool { return i.ID() == id })
}

// other deals with a column that has no meaning here.
func (h *headerReader) other(i int, name string) {
	if h.found[name] {
		h.wrongColumn(i, name, true)
		return
	}
	refused := h.Layout.Extra != ExtraKeep && h.Layout.Extra != ExtraIgnore
	if refused || name != "" && h.nearly(name) {
		h.wrongColumn(i, name, false)
		return
	}
	if name != "" && h.Layout.Extra == ExtraKeep {
		h.found[name] = true
		h.out.all[i] = column{role: roleExtra, header: name, group: len(h.out.extra)}
		h.out.extra = append(h.out.extra, name)
	}
}

// nearly reports whether a header is most probably mistyped: kept or passed over, it
// would be an answer that is lost.
func (h *headerReader) nearly(name string) bool {
	for _, known := range h.Layout.known() {
		if strings.EqualFold(name, known) && !h.found[known] {
			return true
		}
	}
	_, err := h.Framework.Indicator(name)
	return err != nil && strings.Contains(err.Error(), "did you mean") && !h.found[document.Nearest(name, h.ids())]
}

func (h *headerReader) ids() []string {
	var ids []string
	for _, i := range h.Framework.Indicators() {
		ids = append(ids, i.ID())
	}
	return ids
}

// wrongColumn reports a column that the table should not have.
func (h *headerReader) wrongColumn(i int, name string, doubled bool) {
	if h.full() {
		return
	}
	line, at := h.row.Place(i)
	_, unknown := h.Framework.Indicator(name)
	for _, known := range h.Layout.known() {
		if !doubled && name != "" && strings.EqualFold(name, known) {
			h.report(govmaturity.CodeUnknownColumn, "", line, at, "the column %.60q is named %q", name, known)
			return
		}
	}
	id, option, isOption := strings.Cut(name, ":")
	offers, known := h.byID[id]
	switch {
	case name == "":
		h.report(govmaturity.CodeRequired, "", line, at, "column %d has no name", i+1)
	case doubled:
		h.report(govmaturity.CodeDuplicateID, "", line, at, "there is already a column %q", name)
	case isOption && known && len(offers.Options()) > 0:
		h.report(govmaturity.CodeUnknownColumn, "", line, at, "the indicator %q has no option %.60q%s", id, option, document.Suggestion(option, offers.Options()))
	case strings.Contains(unknown.Error(), "did you mean"):
		h.report(govmaturity.CodeUnknownColumn, "", line, at, "%v", unknown)
	case len(h.row.Cells) == 1 && strings.ContainsAny(name, ",;|\t"):
		h.report(govmaturity.CodeUnknownColumn, "", line, at, "there is no indicator %.60q; set the separator", name)
	default:
		h.report(govmaturity.CodeUnknownColumn, "", line, at,
			"there is no indicator %.60q; columns are %s and the ids of indicators: remove this one", name, strings.Join(h.Layout.known(), ", "))
	}
}

// missing reports the columns that are not there.
func (h *headerReader) missing() {
	subject := h.Layout.subject()
	for _, name := range h.Layout.known() {
		switch {
		case h.found[name]:
		case name == subject:
			h.report(govmaturity.CodeMissingColumn, "", h.row.Line, 1, "there is no column %q, which says who was assessed", name)
		case name == h.Layout.Rater:
			h.report(govmaturity.CodeMissingColumn, "", h.row.Line, 1, "there is no column %q, which says who answered", name)
		default:
			h.report(govmaturity.CodeMissingColumn, "", h.row.Line, 1, "there is no column %q, which says when", name)
		}
	}
	for _, indicator := range h.Framework.Indicators() {
		id := indicator.ID()
		if h.found[id] {
			continue
		}
		if !h.hasOptions(id) {
			if !h.Layout.Incomplete {
				h.report(govmaturity.CodeMissingColumn, "", h.row.Line, 1, "there is no column %q; when nobody answered, it has empty cells", id)
			}
			continue
		}
		for _, option := range indicator.Options() {
			if !h.found[id+":"+option] {
				h.report(govmaturity.CodeMissingColumn, "", h.row.Line, 1, "there is no column %q; when the option holds nowhere, it has empty cells", id+":"+option)
			}
		}
	}
}
