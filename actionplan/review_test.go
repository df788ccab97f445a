package actionplan_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

func TestReview(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	r, err := p.ReadReview("review.yaml", []byte(file(t, "review.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	if d := r.Doubts(); len(d) != 0 {
		t.Errorf("%v", d)
	}
	for id, want := range map[string]actionplan.Lateness{"portal": actionplan.LatenessNotDue, "portal-design": actionplan.LatenessLate, "portal-all": actionplan.LatenessNotDue} {
		if got := r.Status(id); got.Lateness != want {
			t.Errorf("%s is %s, want %s", id, got.Lateness, want)
		}
	}
	if got := r.Status("portal-all"); got.Reviewed || got.HasProgress || got.Status != actionplan.StatusUnknown {
		t.Errorf("what nobody reviewed is %+v", got)
	}
	if n := r.Tally(); n[actionplan.StatusCompleted] != 1 || n[actionplan.StatusUnknown] != 1 {
		t.Errorf("%v", n)
	}
	next, err := r.Rebaselined()
	if err != nil {
		t.Fatal(err)
	}
	changes := actionplan.Diff(p, next)
	if len(changes) != 3 || p.Step("portal").Deadline().To != "2027-11-30" || next.Step("portal").Deadline().To != "2028-02-29" {
		t.Errorf("%v", changes)
	}
}

// What a review says against itself is told, at its place, and nothing else is.
func TestReviewDoubts(t *testing.T) {
	p, base := read(t, file(t, "plan.yaml")), file(t, "review.yaml")
	for _, c := range []struct{ reason, was, is, path, says string }{
		{"completed without evidence", ", evidence: [Minutes of 15 January]", "", "/steps/1/evidence", "nothing shows it"},
		{"completed, and not all of it", "status: completed, progress: 1", "status: completed, progress: 0.5", "/steps/1/progress", "0.5 of it done"},
		{"completed, and not when", ", finished: 2027-01-15", "", "/steps/1/finished", "not when"},
		{"not started, and begun", "status: substantial-progress", "status: not-started", "/steps/0/status", "something of it is done"},
		{"under way, and all of it done", "progress: 0.6", "progress: 1", "/steps/0/status", "all of it done"},
		{"stopped, and nobody says why", "status: substantial-progress", "status: stopped", "/steps/0/deviation", "nothing says why"},
		{"a deviation without an answer", "action: None needed, owner: it, ", "", "/steps/1/deviation", "what corrects it"},
		{"overdue without an answer", "date: 2027-03-31", "date: 2027-12-31", "/steps/0/deviation", "is overdue since 2027-11-30"},
		{"a deadline that did not move", "deadline: By winter 2027", "deadline: By fall 2027", "/rebaseline/0/deadline", "that already"},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		if c.was == "date: 2027-03-31" {
			text = strings.Replace(text, "next-review: 2027-09-30", "next-review: 2028-09-30", 1)
		}
		r, err := p.ReadReview("review.yaml", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if d := r.Doubts(); len(d) != 1 || d[0].Path.Pointer() != c.path || !strings.Contains(d[0].Message(), c.says) || d[0].Line == 0 {
			t.Errorf("%s: %v", c.reason, d)
		}
	}
}

func TestBadReviews(t *testing.T) {
	p, base := read(t, file(t, "plan.yaml")), file(t, "review.yaml")
	for _, c := range []struct {
		reason, was, is, path string
		code                  govmaturity.Code
	}{
		{"another plan", "plan: digital-2030", "plan: digital-2031", "/plan", govmaturity.CodeOtherFramework},
		{"another edition", `edition: "2026"`, `edition: "2025"`, "/edition", govmaturity.CodeOtherEdition},
		{"a step that there is not", "step: portal,", "step: portl,", "/steps/0/step", govmaturity.CodeUnknownReference},
		{"a step twice", "step: portal-design", "step: portal", "/steps/1/step", govmaturity.CodeGivenTwice},
		{"ended before it began", "finished: 2027-01-15", "finished: 2026-01-15", "/steps/1/finished", govmaturity.CodeOutOfOrder},
		{"in the future", "finished: 2027-01-15", "finished: 2027-05-15", "/steps/1/finished", govmaturity.CodeOutOfOrder},
		{"somebody who does not exist", "by: secretary\nlanguage", "by: secretari\nlanguage", "/by", govmaturity.CodeUnknownReference},
		{"a deadline that nobody understands", "By winter 2027", "later", "/rebaseline/0/deadline", govmaturity.CodeSyntax},
		{"a deadline before the start", "By winter 2027", "By spring 2026", "/rebaseline/0/deadline", govmaturity.CodeOutOfOrder},
		{"two deadlines in two languages", "deadline: By winter 2027", "deadline: {en: By winter 2027, fr: D'ici l'hiver 2028}", "/rebaseline/0/deadline", govmaturity.CodeContradiction},
		{"without a reason", ", reason: Two agencies joined late", "", "/rebaseline/0/reason", govmaturity.CodeRequired},
		{"the next review before this one", "next-review: 2027-09-30", "next-review: 2027-01-30", "/next-review", govmaturity.CodeOutOfOrder},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		if text == base {
			t.Errorf("%s: nothing was changed", c.reason)
			continue
		}
		_, err := p.ReadReview("review.yaml", []byte(text))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
	}
}

// The order in which steps are reviewed hides no doubt.
func TestDoubtsInAnyOrder(t *testing.T) {
	p := read(t, "format: govmaturity/action-plan/1\nid: p\nsteps: [{id: a, title: A}, {id: b, title: B, after: [a]}]\n")
	const a, b = "{step: a, status: not-started}", "{step: b, status: completed, finished: 2027-01, evidence: [x]}"
	for _, steps := range []string{a + ", " + b, b + ", " + a} {
		r, err := p.ReadReview("r.yaml", []byte("format: govmaturity/plan-review/1\nplan: p\ndate: 2027-06\nsteps: ["+steps+"]\n"))
		if err != nil || len(r.Doubts()) != 1 || !strings.Contains(r.Doubts()[0].Message(), "for which it waits") {
			t.Errorf("%s: %v", steps, err)
		}
	}
}
