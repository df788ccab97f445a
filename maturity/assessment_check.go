package maturity

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// check checks an assessment that was built in Go, and fills it in.
func (f *Framework) check(a *Assessment) (*Scorecard, error) {
	if a == nil {
		return nil, assessmentFormat.Check(nil).Err()
	}
	// The answers are checked one by one as they are filled in: going through the
	// shape of a document for each would take many times as long as scoring them.
	head := *a
	head.Answers, head.Rosters = nil, nil
	d := assessmentFormat.Check(&head)
	if !d.Readable() {
		return nil, d.Err()
	}
	card := f.fill(a, &d.Report)
	return card, d.Err()
}

// fill copies the answers of an assessment into a new card, and reports what is
// wrong with them.
func (f *Framework) fill(a *Assessment, r *document.Report) *Scorecard {
	fl := filler{Report: r, room: maxItemNodes}
	if a.Framework != f.doc().ID && a.Framework != "" {
		fl.Add(govmaturity.Path{}.Key("framework"), govmaturity.CodeOtherFramework,
			"the answers are to the framework %q; this is %q", a.Framework, f.doc().ID)
	}
	if a.Edition != f.doc().Edition && a.Edition != "" {
		fl.Add(govmaturity.Path{}.Key("edition"), govmaturity.CodeOtherEdition,
			"the answers are to the edition %q of %s; this is %q", a.Edition, f.doc().ID, f.doc().Edition)
	}
	if a.Hash != "" && a.Hash != f.hash && a.Hash != f.rules {
		fl.Add(govmaturity.Path{}.Key("hash"), govmaturity.CodeOtherContent,
			"the answers are to another content of this edition: expected the hash %s", f.hash)
	}
	card := newCard(f.top(), nil)
	kept := *a
	card.assessment, card.id = &kept, a.Subject
	fl.fill(card, a.Answers, a.Rosters, nil)
	kept.Answers, kept.Rosters = card.answers, nil
	return card
}

// maxItemNodes is how many nodes the items of one assessment have in all. An
// item of few letters fills a whole tree.
const maxItemNodes = 4_000_000

type filler struct {
	*document.Report
	room int // how many of maxItemNodes are left
}

func (fl *filler) fill(card *Scorecard, answers map[string]govmaturity.Answer, rosters map[string][]RosterItem, path govmaturity.Path) {
	t := card.tree
	card.answers = cloneAnswers(answers)
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		at := path.Key("answers").Key(id)
		i, ok := t.byID[id]
		if !ok || t.nodes[i].leaf < 0 {
			fl.unknownIndicator(t, at, id, ok)
			continue
		}
		m, err := t.nodes[i].measure.mark(answers[id])
		if err != nil {
			fl.Add(at, govmaturity.CodeWrongAnswer, "%s", err.Error())
			continue
		}
		fl.utf8(at.Key("comment"), answers[id].Comment)
		for k, evidence := range answers[id].Evidence {
			if document.Blank(evidence) {
				fl.Add(at.Key("evidence").Index(k), govmaturity.CodeEmpty, "expected a text; this one is empty")
			}
			fl.utf8(at.Key("evidence").Index(k), evidence)
		}
		card.given.Set(t.nodes[i].leaf, m)
	}
	for _, id := range slices.Sorted(maps.Keys(rosters)) {
		at := path.Key("rosters").Key(id)
		r := slices.IndexFunc(t.rosters, func(r *tree) bool { return r.id == id })
		if r < 0 {
			fl.Add(at, govmaturity.CodeUnknownRoster, "there is no roster %q here%s", id, fl.Suggest(id, card.Rosters))
			continue
		}
		seen := map[string]bool{}
		if fl.room -= len(rosters[id]) * len(t.rosters[r].nodes); fl.room < 0 {
			fl.Add(at, govmaturity.CodeTooLarge, "the items of an assessment have at most %d nodes in all", maxItemNodes)
			return
		}
		for k, given := range rosters[id] {
			switch {
			case document.Blank(given.ID):
				fl.Add(at.Index(k).Key("id"), govmaturity.CodeRequired, "an item needs an id")
			case seen[given.ID]:
				fl.Add(at.Index(k).Key("id"), govmaturity.CodeDuplicateID, "there is already an item %q", given.ID)
			}
			seen[given.ID] = true
			fl.utf8(at.Index(k).Key("id"), given.ID)
			fl.utf8(at.Index(k).Key("title"), given.Title)
			item := newCard(t.rosters[r], card)
			item.id, item.title = given.ID, given.Title
			card.rosters[r] = append(card.rosters[r], item)
			fl.fill(item, given.Answers, given.Rosters, at.Index(k))
		}
	}
}

// utf8 reports a text that no document can hold.
func (fl *filler) utf8(at govmaturity.Path, s string) {
	if !utf8.ValidString(s) {
		fl.Add(at, govmaturity.CodeNotUTF8, "the text %.60q is not UTF-8", s)
	}
}

// unknownIndicator reports an answer that no indicator takes.
func (fl *filler) unknownIndicator(t *tree, at govmaturity.Path, id string, isGroup bool) {
	if isGroup {
		fl.Add(at, govmaturity.CodeUnknownIndicator, "%s is not answered: it is computed from what is below it", strconv.Quote(id))
		return
	}
	known := func() []string {
		ids := make([]string, 0, len(t.leaves))
		for _, i := range t.leaves {
			ids = append(ids, t.nodes[i].spec.ID)
		}
		return ids
	}
	fl.Add(at, govmaturity.CodeUnknownIndicator, "there is no indicator %s%s", strconv.Quote(id), fl.Suggest(id, known))
}
