package report

import "github.com/govmaturity/govmaturity/actionplan"

// TitlesOf finds what people call a gap among needs, such as those that a plan was
// drafted of: it is for [Options.Titles].
func TitlesOf(needs []actionplan.Need) func(actionplan.AnswerSpec) AnswerTitles {
	type key struct {
		kind             actionplan.AnswerKind
		document, id, to string
	}
	found := map[key]AnswerTitles{}
	from := map[key]string{}
	for _, n := range needs {
		k := key{n.Kind, n.Document, n.ID, n.To}
		if _, ok := found[k]; !ok {
			found[k] = AnswerTitles{Document: n.DocumentTitle, Item: n.Title, From: n.FromTitle, To: n.ToTitle}
			from[k] = n.From
		}
	}
	return func(a actionplan.AnswerSpec) AnswerTitles {
		k := key{a.Kind, a.Document, a.ID, a.To}
		titles := found[k]
		if from[k] != a.From { // a step may answer several levels at once
			titles.From = nil
		}
		return titles
	}
}
