package maturity_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// An assessment put together from an outline and a page for each item, at every
// depth, is what one form of the whole gives, whichever way the pages are sent.
func TestItemsOnPagesOfTheirOwn(t *testing.T) {
	benchmark, err := catalog.Load("eu-egovernment-benchmark@2023")
	if err != nil {
		t.Fatal(err)
	}
	for name, fw := range map[string]*maturity.Framework{"every measure": everyMeasure(t), "lists in lists": benchmark} {
		e, tried, items := newEntrant(5, fw), 0, 0
		for range 12 {
			whole, err := fw.AssessmentFrom(formOf(t, fw, maturity.FormOptions{}).ReadJSON(marshal(t, e.document(&e.spec.Root))))
			if err != nil {
				continue // two items with one id
			}
			tried++
			p := pages{t: t, fw: fw, whole: whole, built: &maturity.Assessment{
				Format: whole.Format, Framework: whole.Framework, Edition: whole.Edition, Hash: whole.Hash,
				Subject: whole.Subject, Rater: whole.Rater, Date: whole.Date, Standing: whole.Standing, Source: whole.Source, Note: whole.Note,
			}}
			p.fill(nil, whole.Rosters)
			items += p.items
			if diff := cmp.Diff(tidy(whole), tidy(p.built), cmp.AllowUnexported(govmaturity.Answer{})); diff != "" {
				t.Fatalf("%s (-whole +put together):\n%s", name, diff)
			}
		}
		if tried < 5 || items < 10 {
			t.Errorf("%s: %d documents with %d items: that says little", name, tried, items)
		}
	}
}

// tidy takes out lists and answers that say nothing.
func tidy(a *maturity.Assessment) *maturity.Assessment {
	out := *a
	item := tidyItem(maturity.RosterItem{Answers: a.Answers, Rosters: a.Rosters})
	out.Answers, out.Rosters = item.Answers, item.Rosters
	return &out
}

func tidyItem(item maturity.RosterItem) maturity.RosterItem {
	if len(item.Answers) == 0 {
		item.Answers = nil
	}
	lists := maps.Clone(item.Rosters)
	maps.DeleteFunc(lists, func(_ string, items []maturity.RosterItem) bool { return len(items) == 0 })
	for id, items := range lists {
		lists[id] = slices.Clone(items)
		for i, inner := range items {
			lists[id][i] = tidyItem(inner)
		}
	}
	if item.Rosters = lists; len(lists) == 0 {
		item.Rosters = nil
	}
	return item
}

// pages fills in an assessment page by page.
type pages struct {
	t            *testing.T
	fw           *maturity.Framework
	whole, built *maturity.Assessment
	items        int
}

// fill fills in the page of an item, then those of the items in it.
func (p *pages) fill(way govmaturity.Path, lists map[string][]maturity.RosterItem) {
	p.t.Helper()
	o := maturity.FormOptions{Item: way.Pointer(), Outline: true, About: p.whole}
	f := formOf(p.t, p.fw, o)
	in := f.Fill(marshal(p.t, p.whole))
	for name, sent := range map[string]*govmaturity.FormInput{
		"fill": in, "post": f.ReadPost(in.Values), "survey": f.ReadSurvey(f.SurveyData(in)), "JSON": f.ReadJSON(in.Document),
	} {
		part, err := p.fw.AssessmentFrom(sent)
		if err != nil {
			p.t.Fatalf("%s of %v: %v\n%s", name, way, err, sent.Document)
		}
		built, err := p.fw.WithPart(p.built, part, o)
		if err != nil {
			p.t.Fatalf("%s of %v: %v\n%s", name, way, err, sent.Document)
		}
		if name == "post" {
			p.built = built
		}
	}
	for id, items := range lists {
		for _, item := range items {
			p.items++
			p.fill(way.Key(id).Key(item.ID), item.Rosters)
		}
	}
}

// The page of an item that nobody has filled in gives the item, with no answers:
// what another form has put into the assessment is replaced by it.
func TestBlankItemPage(t *testing.T) {
	fw := everyMeasure(t)
	list := fw.Rosters()[0].ID()
	o := maturity.FormOptions{Item: "/" + list + "/a~1b c", About: &maturity.Assessment{Subject: "S"}}
	f := formOf(t, fw, o)
	for name, in := range map[string]*govmaturity.FormInput{
		"post": f.ReadPost(nil), "JSON": f.ReadJSON([]byte("{}")), "survey": f.ReadSurvey([]byte("{}")), "fill": f.Fill([]byte("{}")),
	} {
		part, err := fw.AssessmentFrom(in)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(part.Rosters[list]) != 1 || part.Rosters[list][0].ID != "a/b c" {
			t.Errorf("%s: %v", name, part.Rosters)
		}
	}
	if in := f.ReadJSON(fmt.Appendf(nil, `{"rosters":{%q:[{"id":"other"}]}}`, list)); in.Err() == nil {
		t.Error("the page of one item takes another")
	}
	if in := f.ReadPost(map[string][]string{"/rosters/" + list + "/0/id": {"other"}}); in.Err() == nil {
		t.Error("the page of one item takes the post of another")
	}
}

// With who takes an item out while another answers it, the item stays out.
func TestWithPartOfItemsRefuses(t *testing.T) {
	fw := everyMeasure(t)
	list := fw.Rosters()[0].ID()
	item := maturity.RosterItem{ID: "a"}
	has := func(items ...maturity.RosterItem) *maturity.Assessment {
		return &maturity.Assessment{Subject: "S", Rosters: map[string][]maturity.RosterItem{list: items}}
	}
	answered := maturity.RosterItem{ID: "a", Answers: map[string]govmaturity.Answer{"x": {}}}
	for _, tt := range []struct {
		reason, says string
		whole, part  *maturity.Assessment
		o            maturity.FormOptions
	}{
		{"an item that is gone", "no item", has(), has(item), maturity.FormOptions{Item: "/" + list + "/a"}},
		{"another item", "not of the one item", has(item), has(maturity.RosterItem{ID: "b"}), maturity.FormOptions{Item: "/" + list + "/a"}},
		{"two items", "not of the one item", has(item), has(item, item), maturity.FormOptions{Item: "/" + list + "/a"}},
		{"a list that is not there", "no list", has(item), has(item), maturity.FormOptions{Item: "/nowhere/a"}},
		{"half a name", "names no item", has(item), has(item), maturity.FormOptions{Item: "/" + list}},
		{"an outline with answers", "has answers", has(item), has(answered), maturity.FormOptions{Outline: true}},
		{"a node of another tree", "no node", has(item), has(item), maturity.FormOptions{Item: "/" + list + "/a", Node: fw.Spec().Root.ID}},
	} {
		if _, err := fw.WithPart(tt.whole, tt.part, tt.o); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
}
