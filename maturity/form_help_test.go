package maturity_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// everyMeasure is a framework with every kind of question and condition.
func everyMeasure(tb testing.TB) *maturity.Framework {
	tb.Helper()
	_, all := formFrameworks(tb)
	return all["every-measure"]
}

// formFrameworks returns the catalogue and every-measure.yaml, by name.
func formFrameworks(tb testing.TB) (names []string, all map[string]*maturity.Framework) {
	tb.Helper()
	all, err := loaded()
	if err != nil {
		tb.Fatal(err)
	}
	return slices.Sorted(maps.Keys(all)), all
}

var loaded = sync.OnceValues(func() (map[string]*maturity.Framework, error) {
	data, err := os.ReadFile("testdata/forms/every-measure.yaml")
	if err != nil {
		return nil, err
	}
	fw, err := maturity.ReadFramework("every-measure.yaml", data)
	if err != nil {
		return nil, err
	}
	all := map[string]*maturity.Framework{"every-measure": fw}
	for _, e := range catalog.Entries() {
		if all[e.String()], err = catalog.Load(e.String()); err != nil {
			return nil, err
		}
	}
	return all, nil
})

func formOf(tb testing.TB, fw *maturity.Framework, o maturity.FormOptions) govmaturity.Form {
	tb.Helper()
	f, err := fw.Form(o)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func profile(tb testing.TB, f govmaturity.Form, p govmaturity.FormProfile) []byte {
	tb.Helper()
	data, err := f.Profile(p)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// object is a JSON map.
type object = map[string]any

// entrant makes documents as forms send them: what a person may enter.
type entrant struct {
	r    *rand.Rand
	fw   *maturity.Framework
	spec *maturity.Spec
	// all answers everything, or says why not, whether it is asked or not.
	all bool
	// rounded makes numbers of few digits, and texts that a browser leaves as
	// they are: what a person can type.
	rounded bool
	// brief leaves out all but values.
	brief bool
}

func newEntrant(seed uint64, fw *maturity.Framework) *entrant {
	return &entrant{r: rand.New(rand.NewPCG(seed, 3)), fw: fw, spec: fw.Spec()}
}

func (e *entrant) maybe() bool { return e.r.IntN(2) == 0 }

func pickOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// document returns an assessment of all nodes below one.
func (e *entrant) document(node *maturity.NodeSpec) object {
	doc := object{
		"format": maturity.AssessmentFormat, "framework": e.spec.ID, "edition": e.spec.Edition,
		"subject": pickOf(e.r, []string{"Sri Lanka", "<script>alert(1)</script>", "\"'&;`", "السودان", "a  b"}),
	}
	for _, key := range []string{"rater", "date", "standing", "source", "note"} {
		if e.maybe() {
			doc[key] = pickOf(e.r, map[string][]string{
				"rater": {"R", "", "Amina & co"}, "date": {"2026", "2026-11", "2026-11-22"}, "standing": {"official", "illustrative"},
				"source": {"", "A survey"}, "note": {"", "two\nlines", "</textarea><script>x</script>", "\nfirst line blank"},
			}[key])
		}
	}
	if answers := e.answers(node); len(answers) > 0 || len(leavesOf(node)) > 0 && !e.all && e.maybe() {
		doc["answers"] = answers
	}
	rosters := object{}
	for i := range e.spec.Rosters {
		if items := e.items(&e.spec.Rosters[i]); items != nil {
			rosters[e.spec.Rosters[i].ID] = items
		}
	}
	if len(rosters) > 0 || e.maybe() && len(e.spec.Rosters) > 0 {
		doc["rosters"] = rosters
	}
	return doc
}

func (e *entrant) items(roster *maturity.RosterSpec) []any {
	var items []any
	for i := range e.r.IntN(4) {
		item := object{"id": fmt.Sprintf("%s%d", pickOf(e.r, []string{"x", "é ", "<i>"}), i)}
		if e.maybe() {
			item["title"] = "Title"
		}
		if answers := e.answers(&roster.Root); len(answers) > 0 {
			item["answers"] = answers
		}
		rosters := object{}
		for k := range roster.Rosters {
			if inner := e.items(&roster.Rosters[k]); inner != nil {
				rosters[roster.Rosters[k].ID] = inner
			}
		}
		if len(rosters) > 0 {
			item["rosters"] = rosters
		}
		items = append(items, item)
	}
	return items
}

func (e *entrant) answers(node *maturity.NodeSpec) object {
	out := object{}
	for _, leaf := range leavesOf(node) {
		if e.all || e.r.IntN(4) > 0 {
			out[leaf.ID] = e.answer(leaf.Measure)
		}
	}
	return out
}

// answer returns an answer in the form that forms send.
func (e *entrant) answer(m *maturity.MeasureSpec) object {
	a := object{}
	reasons := []string{"unanswered", "not-applicable", "not-deployed", "excluded"}
	value := e.value(m)
	list, isList := value.([]any)
	switch {
	case !e.brief && e.r.IntN(4) == 0:
		a["state"] = pickOf(e.r, reasons)
	case isList && len(list) == 0:
		a["value"], a["state"] = value, "answered"
	default:
		a["value"] = value
		if !e.brief && e.r.IntN(6) == 0 {
			a["state"] = "imputed"
		}
	}
	if !e.brief {
		if e.r.IntN(4) == 0 {
			a["comment"] = pickOf(e.r, []string{"c", "", "two\nlines", "<script>", "تعليق"})
		}
		if e.r.IntN(4) == 0 {
			a["evidence"] = []any{"https://example.org/?a=1&b=2", pickOf(e.r, []string{"B", "<script>", "دليل"})}
		}
	}
	return a
}

func (e *entrant) value(m *maturity.MeasureSpec) any {
	switch m.Kind {
	case maturity.MeasureYesNo:
		return pickOf(e.r, []string{"yes", "no"})
	case maturity.MeasureLevel:
		return pickOf(e.r, e.levels(m))
	case maturity.MeasureChoice:
		return m.Options[e.r.IntN(len(m.Options))].ID
	case maturity.MeasureChecklist:
		list := []any{}
		for _, o := range m.Options {
			if e.maybe() {
				list = append(list, o.ID)
			}
		}
		return list
	case maturity.MeasureCount:
		return e.r.IntN(int(*m.Maximum) + 1)
	case maturity.MeasurePoints:
		return e.between(0, *m.Maximum)
	}
	if m.Range != nil {
		return e.between(m.Range.Min, m.Range.Max)
	}
	n := m.Normalise
	if n.Points != nil {
		return e.between(n.Points[0].From, n.Points[len(n.Points)-1].From)
	}
	return e.between(*n.Min, *n.Max)
}

// between returns a number, often one at the bounds, and often a small whole
// one, at which conditions change.
func (e *entrant) between(lo, hi float64) float64 {
	x := lo + e.r.Float64()*(hi-lo)
	switch e.r.IntN(5) {
	case 0:
		x = lo
	case 1:
		x = hi
	case 2:
		x = pickOf(e.r, []float64{0, 1, 2, 50, 8, 5, 0.5})
	case 3:
		if e.rounded {
			x = float64(int(x*10)) / 10
		}
	}
	return min(max(x, lo), hi)
}

func (e *entrant) levels(m *maturity.MeasureSpec) (ids []string) {
	for _, s := range e.spec.Scales {
		if s.ID == m.Scale {
			for _, l := range s.Levels {
				ids = append(ids, l.ID)
			}
		}
	}
	return ids
}

// nodeSpec returns the node with an id below another.
func nodeSpec(n *maturity.NodeSpec, id string) *maturity.NodeSpec {
	if n.ID == id {
		return n
	}
	for i := range n.Nodes {
		if found := nodeSpec(&n.Nodes[i], id); found != nil {
			return found
		}
	}
	return nil
}

func marshal(tb testing.TB, v any) []byte {
	tb.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func unmarshal(tb testing.TB, data []byte) any {
	tb.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		tb.Fatalf("%v: %.300s", err, data)
	}
	return v
}

// problemsIn returns the problems as "code pointer", in their order.
func problemsIn(in *govmaturity.FormInput) []string {
	out := []string{}
	for _, p := range in.Problems {
		out = append(out, string(p.Code)+" "+p.Path.Pointer())
	}
	return out
}
