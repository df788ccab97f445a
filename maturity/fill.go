package maturity

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// fill checks an assessment and copies its answers into a new card.
func (f *Framework) fill(a *Assessment) (*Scorecard, govmaturity.Problems) {
	if a == nil {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "there is no assessment"}}
	}
	// The answers are checked below, one by one: going through the shape of a
	// document for each would take many times as long as scoring them.
	head := *a
	head.Answers, head.Rosters = nil, nil
	fl := filler{problems: assessmentShape().Check(&head, document.Options{}), room: maxItemNodes}
	if !whole(fl.problems) {
		return nil, fl.problems
	}
	if a.Framework != f.spec.ID && a.Framework != "" {
		fl.report(govmaturity.Path{}.Key("framework"), govmaturity.CodeOtherFramework,
			"the answers are to the framework %q; this is %q", a.Framework, f.spec.ID)
	}
	if a.Edition != f.spec.Edition && a.Edition != "" {
		fl.report(govmaturity.Path{}.Key("edition"), govmaturity.CodeOtherEdition,
			"the answers are to the edition %q of %s; this is %q", a.Edition, f.spec.ID, f.spec.Edition)
	}
	if a.Hash != "" && a.Hash != f.hash {
		fl.report(govmaturity.Path{}.Key("hash"), govmaturity.CodeOtherContent,
			"the answers are to another content of this edition: expected the hash %s", f.hash)
	}
	card := newCard(f.tree, nil)
	kept := *a
	card.assessment, card.id = &kept, a.Subject
	fl.fill(card, a.Answers, a.Rosters, nil)
	kept.Answers, kept.Rosters = card.answers, nil
	return card, fl.problems
}

// maxItemNodes is how many nodes the items of one assessment have in all. An
// item of few letters fills a whole tree.
const maxItemNodes = 4_000_000

type filler struct {
	problems govmaturity.Problems
	room     int // how many of maxItemNodes are left
	guesses  int // how many unknown ids were compared with all that are known
}

func (fl *filler) report(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	if len(fl.problems) >= maxCollected {
		return
	}
	fl.problems = append(fl.problems, govmaturity.Problem{Code: code, Path: path, Format: format, Args: args})
}

func (fl *filler) fill(card *Scorecard, answers map[string]govmaturity.Answer, rosters map[string][]RosterItem, path govmaturity.Path) {
	t := card.tree
	card.answers = make(map[string]govmaturity.Answer, len(answers)) // the caller may change theirs
	for id, a := range answers {
		a.Evidence = slices.Clone(a.Evidence)
		card.answers[id] = a
	}
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		at := path.Key("answers").Key(id)
		i, ok := t.byID[id]
		if !ok || t.nodes[i].leaf < 0 {
			fl.unknownIndicator(t, at, id, ok)
			continue
		}
		m, err := t.nodes[i].measure.mark(answers[id])
		if err != nil {
			fl.report(at, govmaturity.CodeWrongAnswer, "%s", err.Error())
			continue
		}
		for k, evidence := range answers[id].Evidence {
			if document.Blank(evidence) {
				fl.report(at.Key("evidence").Index(k), govmaturity.CodeEmpty, "expected a text; this one is empty")
			}
		}
		card.given.Set(t.nodes[i].leaf, m)
	}
	for _, id := range slices.Sorted(maps.Keys(rosters)) {
		at := path.Key("rosters").Key(id)
		r := slices.IndexFunc(t.rosters, func(r *tree) bool { return r.id == id })
		if r < 0 {
			fl.report(at, govmaturity.CodeUnknownRoster, "there is no roster %q here%s", id, suggest(id, card.Rosters()))
			continue
		}
		seen := map[string]bool{}
		if fl.room -= len(rosters[id]) * len(t.rosters[r].nodes); fl.room < 0 {
			fl.report(at, govmaturity.CodeTooLarge, "the items of an assessment have at most %d nodes in all", maxItemNodes)
			return
		}
		for k, given := range rosters[id] {
			switch {
			case document.Blank(given.ID):
				fl.report(at.Index(k).Key("id"), govmaturity.CodeRequired, "an item needs an id")
			case !utf8.ValidString(given.ID + given.Title):
				fl.report(at.Index(k).Key("id"), govmaturity.CodeNotUTF8, "the item's id or title is not UTF-8 text")
			case seen[given.ID]:
				fl.report(at.Index(k).Key("id"), govmaturity.CodeDuplicateID, "there is already an item %q", given.ID)
			}
			seen[given.ID] = true
			item := newCard(t.rosters[r], card)
			item.id, item.title = given.ID, given.Title
			card.rosters[r] = append(card.rosters[r], item)
			fl.fill(item, given.Answers, given.Rosters, at.Index(k))
		}
	}
}

// unknownIndicator reports an answer that no indicator takes.
func (fl *filler) unknownIndicator(t *tree, at govmaturity.Path, id string, isGroup bool) {
	if isGroup {
		fl.report(at, govmaturity.CodeUnknownIndicator, "%s is not answered: it is computed from what is below it", strconv.Quote(id))
		return
	}
	if fl.guesses++; fl.guesses > govmaturity.MaxProblems {
		fl.report(at, govmaturity.CodeUnknownIndicator, "there is no indicator %s", strconv.Quote(id))
		return
	}
	known := make([]string, 0, len(t.leaves))
	for _, i := range t.leaves {
		known = append(known, t.nodes[i].spec.ID)
	}
	fl.report(at, govmaturity.CodeUnknownIndicator, "there is no indicator %s%s", strconv.Quote(id), suggest(id, known))
}

// suggest names the nearest known word, when one is near.
func suggest(word string, known []string) string {
	if near := document.Nearest(word, known); near != "" {
		return "; did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}
