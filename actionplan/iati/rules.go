package iati

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Severity is how grave the official validator holds a breach of a rule to be.
type Severity string

const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Breach is a place where a file does not keep a rule of the official validator.
type Breach struct {
	// Rule is its number there: 8.6.1.
	Rule     string
	Severity Severity
	// Problem says where, and what was expected.
	Problem govmaturity.Problem
}

// Check looks for breaches of the rules about results: 8.6.1, 8.8.1 to 8.11.1. The
// rules about the rest of an activity are not looked at.
func (f *File) Check() []Breach {
	if f == nil {
		return nil
	}
	c := &checker{}
	for i := range f.Activities {
		a := &f.Activities[i]
		c.name = a.name
		for k := range a.Results {
			c.result(&a.Results[k])
		}
	}
	return c.all
}

type checker struct {
	name string
	all  []Breach
}

func (c *checker) add(rule string, s Severity, at place, code govmaturity.Code, format string, args ...any) {
	c.all = append(c.all, Breach{Rule: rule, Severity: s, Problem: govmaturity.Problem{Code: code, File: c.name, Path: at.path, Line: at.line, Column: at.column, Format: format, Args: args}})
}

func (c *checker) result(r *Result) {
	for i := range r.Indicators {
		x := &r.Indicators[i]
		if len(r.References) > 0 && len(x.References) > 0 {
			c.add("8.11.1", SeverityError, x.place, govmaturity.CodeContradiction, "codes stand at the result and at its indicator: leave them at one of the two")
		}
		for k := range x.Baselines {
			c.value("8.8", "baseline", x.Measure, &x.Baselines[k])
		}
		for k := range x.Periods {
			p := &x.Periods[k]
			start, ok := date.Parse(p.Start)
			end, also := date.Parse(p.End)
			if ok && also && start.Compare(end) > 0 {
				c.add("8.6.1", SeverityError, p.place, govmaturity.CodeOutOfOrder, "the period ends on %s, before it begins on %s", p.End, p.Start)
			}
			for i := range p.Targets {
				c.value("8.9", "target", x.Measure, &p.Targets[i])
			}
			for i := range p.Actuals {
				c.value("8.10", "actual", x.Measure, &p.Actuals[i])
			}
		}
	}
}

func (c *checker) value(rule, what, measure string, v *Value) {
	switch {
	case measure == measureQualitative && v.Value != nil:
		c.add(rule+".3", SeverityWarning, v.place, govmaturity.CodeNotUsed, "the indicator is qualitative: leave out the value of the %s", what)
	case len(measure) != 1 || measure < measureUnit || measure >= measureQualitative:
	case v.Value == nil:
		c.add(rule+".1", SeverityError, v.place, govmaturity.CodeRequired, "the %s of an indicator that is not qualitative needs a value", what)
	default:
		if _, err := number(*v.Value); err != nil {
			c.add(rule+".2", SeverityWarning, v.place, govmaturity.CodeNumberForm, "the %s should be a number, such as 12.5; found %.40q", what, *v.Value)
		}
	}
}

// decimal is the lexical form of a decimal number in XML.
var decimal = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`)

func number(s string) (float64, error) {
	s = strings.TrimSpace(s)
	if !decimal.MatchString(s) {
		return 0, fmt.Errorf("%.40q is no decimal number", s)
	}
	return strconv.ParseFloat(s, 64)
}
