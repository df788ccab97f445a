package kpi

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Observations are what was observed of one subject, checked against the
// indicators. They do not change. [Set.Observe] and [Set.ReadObservations] make
// them.
type Observations struct {
	set    *Set
	spec   *ObservationsSpec
	hash   string
	series []series // by indicator
	doubts govmaturity.Problems
}

// series are the observations of an indicator, by their ends.
type series struct {
	whole []observed
	parts map[part][]observed
}

// part is a category of a dimension, by their places.
type part struct{ dimension, category int }

// observed is one observation.
type observed struct {
	spec      *ObservationSpec
	at        int
	day       date.Date
	end       float64
	value     float64
	has       bool
	num, den  float64
	state     govmaturity.State
	known     date.Date // since when, or not valid
	assembled bool      // from the categories of a dimension
}

// Observe checks observations against the indicators. The error is a
// [govmaturity.Problems] with all that is wrong.
func (s *Set) Observe(spec *ObservationsSpec) (*Observations, error) {
	return s.observe(observationsFormat.Check(spec))
}

// ReadObservations reads observations from YAML or JSON, and checks them against
// the indicators. The name is as for [Read].
func (s *Set) ReadObservations(name string, data []byte) (*Observations, error) {
	return s.observe(observationsFormat.Read(name, data))
}

// Spec returns a copy of the document.
func (o *Observations) Spec() *ObservationsSpec { return observationsFormat.Clone(o.spec) }

// Hash returns the content hash.
func (o *Observations) Hash() string { return o.hash }

// Doubts returns what the observations say against themselves, and can be
// computed all the same: a running total that falls, a whole that is not the sum of
// its categories.
func (o *Observations) Doubts() govmaturity.Problems {
	return append(govmaturity.Problems(nil), o.doubts...)
}

// observer gives observations their meaning.
type observer struct {
	*document.Draft[ObservationsSpec]
	s      *Set
	o      *Observations
	doubts document.Report
	seen   map[key]int
}

// key is what an observation is about. Two about the same contradict each other.
type key struct {
	indicator, day string
	part           part
}

func (s *Set) observe(draft *document.Draft[ObservationsSpec]) (*Observations, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	o := &observer{Draft: draft, s: s, seen: map[key]int{}, o: &Observations{set: s, spec: draft.Doc, series: make([]series, len(s.indicators))}}
	root := govmaturity.Path{}
	switch {
	case draft.Doc.Indicators != s.ID() && draft.Doc.Indicators != "":
		o.Add(root.Key("indicators"), govmaturity.CodeOtherFramework, "the observations are of the indicators %q; these are %q", draft.Doc.Indicators, s.ID())
	case draft.Doc.Edition != s.Edition() && draft.Doc.Edition != "":
		o.Add(root.Key("edition"), govmaturity.CodeOtherEdition, "the observations are of the edition %q; the indicators are of %q", draft.Doc.Edition, s.Edition())
	}
	for i := range draft.Doc.Observations {
		o.observation(i)
	}
	if err := draft.Err(); err != nil {
		return nil, err
	}
	for i := range o.o.series {
		o.arrange(i)
	}
	o.o.hash = observationsFormat.Hash(draft.Doc)
	o.o.doubts, _ = draft.Place(o.doubts.Problems()).Err().(govmaturity.Problems)
	return o.o, nil
}

func (o *observer) observation(i int) {
	spec, at := &o.Doc.Observations[i], govmaturity.Path{}.Key("observations").Index(i)
	n, ok := o.s.byID[spec.Indicator]
	if !ok {
		if spec.Indicator != "" {
			o.Add(at.Key("indicator"), govmaturity.CodeUnknownIndicator, "there is no indicator %q%s", spec.Indicator,
				o.Suggest(spec.Indicator, func() []string { return slices.Sorted(maps.Keys(o.s.byID)) }))
		}
		return
	}
	x := observed{spec: spec, at: i, state: spec.State}
	if x.day, ok = date.Parse(spec.Date); !ok {
		if spec.Date != "" {
			o.Add(at.Key("date"), govmaturity.CodeNoSuchDay, "there is no day %q", spec.Date)
		}
		return
	}
	x.end = years(x.day)
	if spec.Reported != "" {
		if x.known, ok = date.Parse(spec.Reported); !ok {
			o.Add(at.Key("reported"), govmaturity.CodeNoSuchDay, "there is no day %q", spec.Reported)
		} else if x.known.Last().Compare(x.day.First()) < 0 {
			o.Add(at.Key("reported"), govmaturity.CodeOutOfOrder, "was reported, on %s, before its period, %s, began", spec.Reported, spec.Date)
		}
	}
	o.value(&x, &o.s.indicators[n], at)
	p, ok := o.part(&o.s.indicators[n], spec, at)
	if !ok {
		return
	}
	k := key{spec.Indicator, x.day.Last().String(), p}
	if other, taken := o.seen[k]; taken {
		o.Add(at, govmaturity.CodeGivenTwice, "observation %d says the same already: %s at the end of %s", other, spec.Indicator, spec.Date)
		return
	}
	o.seen[k] = i
	to := &o.o.series[n]
	if p.dimension < 0 {
		to.whole = append(to.whole, x)
		return
	}
	if to.parts == nil {
		to.parts = map[part][]observed{}
	}
	to.parts[p] = append(to.parts[p], x)
}

// value takes the value of an observation, and reports one of another kind.
func (o *observer) value(x *observed, of *indicator, at govmaturity.Path) {
	spec, ratio := x.spec, of.spec.Measure == MeasureRatio
	no := func(key string, v *float64, why string) {
		if v != nil {
			o.Add(at.Key(key), govmaturity.CodeWrongAnswer, "%s is measured as a %s: %s", spec.Indicator, cmp.Or(of.spec.Measure, MeasureNumber), why)
		}
	}
	given := spec.Value != nil || spec.Numerator != nil || spec.Denominator != nil
	switch {
	case ratio:
		no("value", spec.Value, "give its numerator and denominator")
		switch {
		case spec.Numerator != nil && spec.Denominator != nil:
			x.num, x.den = *spec.Numerator, *spec.Denominator
			x.has = x.den > 0
			if x.has {
				x.value = x.num / x.den * of.per
			} else {
				x.state = govmaturity.StateNotApplicable // of none, there is no share
			}
		case spec.Numerator != nil:
			o.Add(at.Key("denominator"), govmaturity.CodeRequired, "a ratio needs what it is out of")
		case spec.Denominator != nil:
			o.Add(at.Key("numerator"), govmaturity.CodeRequired, "a ratio needs how many of the denominator")
		}
	default:
		no("numerator", spec.Numerator, "give its value")
		no("denominator", spec.Denominator, "give its value")
		if spec.Value != nil {
			x.value, x.has = *spec.Value, true
		}
	}
	x.has = x.has && finite(x.value)
	switch {
	case !given && (spec.State == "" || spec.State == govmaturity.StateImputed):
		o.Add(at, govmaturity.CodeRequired, "there is neither a value nor a state that says why there is none")
	case given && spec.State != "" && spec.State != govmaturity.StateImputed:
		o.Add(at.Key("state"), govmaturity.CodeValueAndReason, "there is a value, and the state %s, which says that there is none", spec.State)
	}
	if x.has && x.state == "" {
		x.state = govmaturity.StateAnswered
	}
}

// part returns the category that an observation is of: the dimension is below 0
// where it is of the whole.
func (o *observer) part(x *indicator, spec *ObservationSpec, at govmaturity.Path) (part, bool) {
	if len(spec.Of) == 0 {
		return part{-1, -1}, true
	}
	if len(spec.Of) > 1 {
		o.Add(at.Key("of"), govmaturity.CodeWrongCount, "an observation is of one category: make a dimension of the combinations")
		return part{}, false
	}
	path, of := at.Key("of").Index(0), spec.Of[0]
	places, ok := x.dimensions[of.Dimension]
	if !ok {
		o.Add(path.Key("dimension"), govmaturity.CodeUnknownReference, "%s has no dimension %q%s", spec.Indicator, of.Dimension,
			o.Suggest(of.Dimension, func() []string { return slices.Sorted(maps.Keys(x.dimensions)) }))
		return part{}, false
	}
	category, ok := places[of.Category]
	if !ok {
		o.Add(path.Key("category"), govmaturity.CodeUnknownReference, "the dimension %s has no category %q%s", of.Dimension, of.Category,
			o.Suggest(of.Category, func() []string { return slices.Sorted(maps.Keys(places)) }))
		return part{}, false
	}
	dimension := slices.IndexFunc(x.spec.Dimensions, func(d DimensionSpec) bool { return d.ID == of.Dimension })
	return part{dimension, category}, true
}

// arrange puts the observations of an indicator in order, makes its whole out of
// its categories where it is made of them, and reports what contradicts itself.
func (o *observer) arrange(n int) {
	s, x := &o.o.series[n], &o.s.indicators[n]
	byEnd := func(a, b observed) int { return cmp.Compare(a.end, b.end) }
	slices.SortFunc(s.whole, byEnd)
	for _, p := range s.parts {
		slices.SortFunc(p, byEnd)
	}
	for d := range x.spec.Dimensions {
		if w := x.spec.Dimensions[d].Whole; w == WholeSum || w == WholeRatio {
			o.assemble(s, x, d)
		}
	}
	if x.spec.Accumulation == AccumulationSum {
		o.overlapping(s.whole)
		for _, k := range sortedParts(s.parts) {
			o.overlapping(s.parts[k])
		}
	}
	if x.spec.Accumulation == AccumulationRunning {
		o.falling(s.whole)
		for _, k := range sortedParts(s.parts) {
			o.falling(s.parts[k])
		}
	}
}

func sortedParts(parts map[part][]observed) []part {
	return slices.SortedFunc(maps.Keys(parts), func(a, b part) int {
		return cmp.Or(cmp.Compare(a.dimension, b.dimension), cmp.Compare(a.category, b.category))
	})
}

// overlapping reports a period that lies in one that is added as well.
func (o *observer) overlapping(all []observed) {
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.has && b.has && a.day.Last().Compare(b.day.First()) >= 0 {
			o.doubts.Add(govmaturity.Path{}.Key("observations").Index(b.at), govmaturity.CodeContradiction,
				"%s has %s in it, and both are added: is the same counted twice?", b.day, a.day)
		}
	}
}

func (o *observer) falling(all []observed) {
	highest := math.Inf(-1)
	for _, x := range all {
		if x.has && x.value < highest {
			o.doubts.Add(govmaturity.Path{}.Key("observations").Index(x.at), govmaturity.CodeContradiction,
				"the total so far fell to %v, from %v: is it what the period alone added?", x.value, highest)
		}
		if x.has {
			highest = max(highest, x.value)
		}
	}
}

// assemble makes the whole of each period out of the categories of a dimension,
// where all of them are there. A whole that was observed stands, and is compared.
func (o *observer) assemble(s *series, x *indicator, dimension int) {
	d := &x.spec.Dimensions[dimension]
	ends := map[float64][]observed{}
	for category := range d.Categories {
		for _, p := range s.parts[part{dimension, category}] {
			ends[p.end] = append(ends[p.end], p)
		}
	}
	for _, end := range slices.Sorted(maps.Keys(ends)) {
		made, ok := together(ends[end], len(d.Categories), x.per, d.Whole)
		at, found := slices.BinarySearchFunc(s.whole, end, func(w observed, e float64) int { return cmp.Compare(w.end, e) })
		switch {
		case found && ok && s.whole[at].has && math.Abs(s.whole[at].value-made.value) > 1e-9*max(1, math.Abs(made.value)):
			o.doubts.Add(govmaturity.Path{}.Key("observations").Index(s.whole[at].at), govmaturity.CodeContradiction,
				"the whole is %v, and the categories of %s make %v", s.whole[at].value, d.ID, made.value)
		case !found: // one that lacks a category has no value, and says so
			s.whole = slices.Insert(s.whole, at, made)
		}
	}
}

// together makes one observation of those of all categories of a period.
func together(all []observed, categories int, per float64, whole Whole) (observed, bool) {
	made := all[0]
	made.assembled, made.state = true, govmaturity.StateAnswered
	var values, num, den []float64
	complete := len(all) == categories
	for _, p := range all {
		if !p.has && !(whole == WholeRatio && p.state == govmaturity.StateNotApplicable && p.spec.Denominator != nil) {
			complete = false
		}
		if p.state == govmaturity.StateImputed {
			made.state = govmaturity.StateImputed
		}
		if p.known.Valid() && (!made.known.Valid() || p.known.Compare(made.known) > 0) {
			made.known = p.known
		}
		values, num, den = append(values, p.value), append(num, p.num), append(den, p.den)
	}
	if !complete {
		made.value, made.num, made.den, made.has, made.state = 0, 0, 0, false, govmaturity.StateBlocked
		return made, false
	}
	made.value, made.num, made.den, made.has = sum(values), sum(num), sum(den), true
	if whole == WholeRatio {
		if made.has = made.den > 0; made.has {
			made.value = made.num / made.den * per
		}
	}
	switch {
	case !made.has:
		made.value, made.state = 0, govmaturity.StateNotApplicable // of none, there is no share
	case !finite(made.value):
		made.value, made.has, made.state = 0, false, govmaturity.StateBlocked
	}
	return made, made.has
}
