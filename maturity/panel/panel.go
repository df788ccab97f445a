package panel

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Panel is some assessments of one framework side by side, scored: of many subjects, or
// of some at several dates, or by several raters. It does not change, and any number of
// goroutines may use it at once. The zero Panel has no members.
type Panel struct {
	asked     *maturity.Framework // what was answered
	fw        *maturity.Framework // what scores
	goalposts *Goalposts
	options   []maturity.CompileOption
	extra     []string
	layout    Layout
	members   []Member
}

// Member is one assessment of a panel, with its results.
type Member struct {
	Subject, Rater, Date string
	Card                 *maturity.Scorecard

	assessment *maturity.Assessment
	extra      []string
	headers    []string
}

// Assessment returns what was answered.
func (m Member) Assessment() *maturity.Assessment {
	if m.assessment == nil {
		return nil
	}
	a := *m.assessment
	return &a
}

// Extra returns the cell of a column that was kept, or "".
func (m Member) Extra(header string) string {
	if i := slices.Index(m.headers, header); i >= 0 {
		return m.extra[i]
	}
	return ""
}

// New scores assessments side by side. Where the framework asks what a panel says, that
// is found out first: see [Panel.Goalposts]. Options are those that the framework was
// compiled with.
//
// The error is a [govmaturity.Problems]: what is wrong with an assessment, and what the
// same rater said twice about a subject at one date.
func New(fw *maturity.Framework, assessments []*maturity.Assessment, options ...maturity.CompileOption) (*Panel, error) {
	if err := check(fw, assessments); err != nil {
		return nil, err
	}
	p := &Panel{asked: fw, fw: fw, options: options}
	if fw.NeedsPanel() {
		var err error
		if p.goalposts, p.fw, err = measure(fw, assessments, options); err != nil {
			return nil, err
		}
	}
	for _, a := range assessments {
		kept := *a
		if kept.Hash != "" && p.fw != fw {
			kept.Hash = "" // it is that of the framework that asked, and was checked
		}
		card, err := p.fw.Score(&kept)
		if err != nil {
			return nil, err
		}
		if a.Rater != "" {
			p.layout.Rater = "rater"
		}
		if a.Date != "" {
			p.layout.Date = "date"
		}
		p.members = append(p.members, Member{Subject: a.Subject, Rater: a.Rater, Date: a.Date, Card: card, assessment: &kept})
	}
	return p, nil
}

// check reports what is wrong with assessments.
func check(fw *maturity.Framework, assessments []*maturity.Assessment) error {
	if fw == nil {
		return govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "a panel needs the framework that was answered"}}
	}
	r := &reporter{}
	type key struct{ subject, rater, date string }
	seen := map[key]int{}
	for i, a := range assessments {
		at := govmaturity.Path{}.Key("assessments").Index(i)
		if err := fw.Check(a); err != nil {
			var problems govmaturity.Problems
			if !errors.As(err, &problems) {
				return err
			}
			for k := range problems {
				problems[k].Path = append(at[:len(at):len(at)], problems[k].Path...)
			}
			r.add(problems, 0)
			continue
		}
		k := key{a.Subject, a.Rater, a.Date}
		if first, twice := seen[k]; twice {
			r.add(govmaturity.Problems{{Code: govmaturity.CodeRatedTwice, Path: at,
				Format: "%q was assessed by this rater at this date already, in assessment %d: say who or when, or keep one of them", Args: []any{a.Subject, first + 1}}}, 0)
			continue
		}
		seen[k] = i
	}
	return r.err()
}

// Read reads a table as a panel. Rows that name the same subject, rater and date are
// problems: see [Layout]. The error is a [govmaturity.Problems], or that of reading.
func (t *Table) Read(in io.Reader, options ...maturity.CompileOption) (*Panel, error) {
	var assessments []*maturity.Assessment
	var extra [][]string
	r := &reporter{file: t.Name}
	seen := map[[3]string]int{}
	headers, err := t.each(in, func(row Row) error {
		key := [3]string{row.Subject, row.Rater, row.Date}
		if first, twice := seen[key]; twice {
			r.report(govmaturity.CodeRatedTwice, t.Layout.subject(), row.Line, 1,
				"%q was assessed by this rater at this date already, in row %d: name the columns that say who and when, or keep one of them", row.Subject, first)
			return nil
		}
		seen[key] = row.Number
		assessments = append(assessments, &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: t.Framework.ID(), Edition: t.Framework.Edition(),
			Subject: row.Subject, Rater: row.Rater, Date: row.Date, Answers: row.Answers,
		})
		extra = append(extra, row.Extra)
		return nil
	})
	if err = errors.Join(err, r.err()); err != nil {
		return nil, err
	}
	p, err := New(t.Framework, assessments, options...)
	if err != nil {
		return nil, err
	}
	p.layout, p.extra = t.Layout, headers
	for i := range p.members {
		p.members[i].extra, p.members[i].headers = extra[i], headers
	}
	return p, nil
}

// Framework returns the framework that scores: the one that was answered or, where that
// asks what a panel says, the one that this panel makes of it.
func (p *Panel) Framework() *maturity.Framework { return p.fw }

// Asked returns the framework that was answered: that of [Panel.Framework], but without
// what the panel says.
func (p *Panel) Asked() *maturity.Framework { return p.asked }

// Goalposts returns what the panel says, or nil where the framework does not ask.
func (p *Panel) Goalposts() *Goalposts {
	if p.goalposts == nil {
		return nil
	}
	return goalpostsFormat.Clone(p.goalposts)
}

// Members returns the assessments, in the order in which they were given.
func (p *Panel) Members() []Member { return slices.Clone(p.members) }

// Len returns how many assessments there are.
func (p *Panel) Len() int { return len(p.members) }

// Where returns the panel of the members for which keep holds: peers, a round, a group.
// They are scored as before: against the goalposts of the whole panel.
func (p *Panel) Where(keep func(Member) bool) *Panel {
	out := *p
	out.members = nil
	for _, m := range p.members {
		if keep == nil || keep(m) {
			out.members = append(out.members, m)
		}
	}
	return &out
}

// Group is the members that have something in common.
type Group struct {
	// Name is what they have in common. It may be empty.
	Name  string
	Panel *Panel
}

// Groups sorts members by what of returns for each: [Member.Extra] of a column, or a date.
// Groups come in the order of their names.
func (p *Panel) Groups(of func(Member) string) []Group {
	byName := map[string]*Panel{}
	var out []Group
	for _, m := range p.members {
		name := ""
		if of != nil {
			name = of(m)
		}
		if byName[name] == nil {
			part := *p
			part.members = nil
			byName[name] = &part
			out = append(out, Group{name, &part})
		}
		byName[name].members = append(byName[name].members, m)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Write writes the results as a table: what [Table.Write] writes, and ranks.
func (p *Panel) Write(out io.Writer, o Output) error {
	if p.fw == nil {
		return errors.New("the panel is of no framework")
	}
	e := newEncoder(p.fw, o)
	ranks := make([][]int, len(p.members))
	if o.Ranks {
		ranks = p.allRanks()
	}
	b, err := e.header(append(p.layout.known(), p.extra...))
	if err != nil {
		return err
	}
	var cells []byte
	for i, m := range p.members {
		cells = e.before(cells[:0], m.Subject, m.Rater, m.Date, m.extra, &p.layout)
		b = e.card(b, cells, m.Card, ranks[i])
		if len(b) > 64<<10 {
			if _, err := out.Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err = out.Write(b)
	return err
}

// allRanks returns the ranks of each member, by node.
func (p *Panel) allRanks() [][]int {
	out := make([][]int, len(p.members))
	for n := range p.fw.Nodes() {
		for i, rank := range p.Ranks(n.ID()) {
			out[i] = append(out[i], rank)
		}
	}
	return out
}

// Ranks returns the competition rank of each member by the published value of a node,
// among those that have one, and 0 for those that have none: see [Ranks].
func (p *Panel) Ranks(node string) []int {
	out := make([]int, len(p.members))
	values, places := p.published(node)
	for k, rank := range Ranks(values) {
		out[places[k]] = rank
	}
	return out
}
