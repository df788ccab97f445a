// Package report writes an action plan as one page: for a screen, for paper, and as
// Markdown.
//
//	r, err := report.New(plan, report.Options{Words: words, Review: review, Titles: report.TitlesOf(needs)})
//	err = r.WriteHTML(w)     // a page of its own, without scripts and without anything from elsewhere
//	err = r.WriteMarkdown(w) // the same, as tables of GitHub
//	for _, f := range r.Figures() { ... } // each number, and what it was counted from
//
// The table comes first, a row a step: what is done, which gap it answers and from which
// level to which, who does it, by when, with what, against what, who is told, how success
// is measured, and where a review is given, how far it is. Below it the same steps stand
// over time; steps without dates are listed. All numbers come with what they were counted
// from, so that a reader can count again.
//
// The page runs the way the reader reads. It prints on A4 across: twenty steps with short
// cells are one page.
package report
