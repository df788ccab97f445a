package badges

import (
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// description says what a result can be, and what is required.
type description struct {
	object
	// levels are those of a rubric, and allowed the values, both from the lowest to the
	// highest.
	levels  []object
	allowed []string
	// required is the place of what is required among them, or -1.
	required int
}

// result is a result with its description.
type result struct {
	object
	of      description
	level   object // of a rubric
	value   string
	verdict competency.Verdict
}

func (r *reader) descriptions(achievement object) []description {
	var out []description
	seen := map[string]govmaturity.Path{}
	for _, o := range achievement.list("resultDescription") {
		d := description{object: o, levels: o.list("rubricCriterionLevel"), allowed: o.texts("allowedValue"), required: -1}
		id := o.text("id")
		if first, again := seen[id]; again && id != "" {
			r.Add(o.path.Key("id"), govmaturity.CodeDuplicateID, "%s already has the id %q", first, id)
		}
		seen[id] = o.path
		r.checkRubric(&d)
		if want := o.text("requiredLevel"); want != "" {
			if d.required = slices.IndexFunc(d.levels, func(l object) bool { return l.text("id") == want }); d.required < 0 {
				r.Add(o.path.Key("requiredLevel"), govmaturity.CodeUnknownReference, "the level %.80q is none of this description", want)
			}
		}
		if want := o.text("requiredValue"); want != "" && len(d.allowed) > 0 {
			if d.required = slices.Index(d.allowed, want); d.required < 0 {
				r.Add(o.path.Key("requiredValue"), govmaturity.CodeNotAllowed, "%.40q is none of the allowed values", want)
			}
		}
		out = append(out, d)
	}
	return out
}

// checkRubric looks at the levels of a description, which go from the lowest to the
// highest.
func (r *reader) checkRubric(d *description) {
	if d.text("resultType") == "RubricCriterionLevel" && len(d.levels) == 0 {
		r.Add(d.path.Key("rubricCriterionLevel"), govmaturity.CodeRequired, "a result of the type RubricCriterionLevel has levels")
	}
	seen := map[string]bool{}
	last, known := 0.0, false
	for _, l := range d.levels {
		if id := l.text("id"); seen[id] && id != "" {
			r.Add(l.path.Key("id"), govmaturity.CodeDuplicateID, "there is already a level %.80q", id)
		} else {
			seen[id] = true
		}
		x, ok := numberOf(l, "points")
		if ok && known && x < last {
			r.Add(l.path.Key("points"), govmaturity.CodeOutOfOrder, "levels go from the lowest to the highest, and this one has fewer points than the one before")
		}
		if ok {
			last, known = x, true
		}
	}
}

// numberOf returns a member that is a number, or a text that reads as one.
func numberOf(o object, key string) (float64, bool) {
	n := o.get(key).node
	if n == nil {
		return 0, false
	}
	x, err := strconv.ParseFloat(n.Text, 64)
	return x, err == nil && x-x == 0
}

func (r *reader) results(subject object, descriptions []description, holder string) []result {
	var out []result
	seen := map[string]bool{}
	for _, o := range subject.list("result") {
		of := o.text("resultDescription")
		k := slices.IndexFunc(descriptions, func(d description) bool { return d.text("id") == of && of != "" })
		if k < 0 {
			r.Add(o.path.Key("resultDescription"), govmaturity.CodeUnknownReference, "there is no description %.80q: the result is not read", of)
			continue
		}
		one := result{object: o, of: descriptions[k], value: o.text("value"), verdict: competency.VerdictUnknown}
		if n := o.get("value").node; one.value == "" && n != nil && n.Text != "" {
			one.value = n.Text // a number, which should be a text
		}
		short, ok := r.judge(&one, k, descriptions)
		if !ok {
			continue
		}
		if seen[of] {
			r.Add(o.path.Key("resultDescription"), govmaturity.CodeGivenTwice, "there is already a result for this description")
		}
		seen[of] = true
		out = append(out, one)
		r.out.Results = append(r.out.Results, Result{
			Holder: holder, Name: one.of.text("name"), Kind: one.of.text("resultType"), Achieved: one.achieved(), Required: one.of.requiredName(), Verdict: one.verdict, Short: short,
		})
	}
	return out
}

func (one result) achieved() string {
	if one.level.valid() {
		return levelName(one.level)
	}
	return one.value
}

func levelName(l object) string {
	if s := l.text("name"); s != "" {
		return s
	}
	return l.text("level")
}

func (d description) requiredName() string {
	if d.required >= 0 && d.required < len(d.levels) && d.text("requiredLevel") != "" {
		return levelName(d.levels[d.required])
	}
	return d.text("requiredValue")
}

// judge says whether a result reaches what is required, and how far it is from that. It
// is not ok when the result and its description do not go together.
func (r *reader) judge(one *result, k int, descriptions []description) (short int, ok bool) {
	if id := one.text("achievedLevel"); id != "" {
		at := slices.IndexFunc(one.of.levels, func(l object) bool { return l.text("id") == id })
		if at < 0 {
			r.foreignLevel(one, id, k, descriptions)
			return 0, false
		}
		one.level = one.of.levels[at]
		return one.rank(at), true
	}
	if len(one.of.levels) > 0 && one.of.text("resultType") == "RubricCriterionLevel" {
		r.Add(one.path.Key("achievedLevel"), govmaturity.CodeRequired, "the description has levels, and the result says none")
		return 0, false
	}
	if len(one.of.allowed) > 0 {
		at := slices.Index(one.of.allowed, one.value)
		if at < 0 {
			for i, d := range descriptions {
				if i != k && slices.Contains(d.allowed, one.value) {
					r.Add(one.path.Key("resultDescription"), govmaturity.CodeContradiction, "the value %.40q is one of the description %.60q, and the link leads to %.60q", one.value, d.text("name"), one.of.text("name"))
					return 0, false
				}
			}
			r.Add(one.path.Key("value"), govmaturity.CodeNotAllowed, "%.40q is none of the allowed values", one.value)
			return 0, false
		}
		return one.rank(at), true
	}
	return r.judgeNumber(one)
}

// rank compares the place of what was achieved with that of what is required.
func (one *result) rank(at int) (short int) {
	switch {
	case one.of.required < 0 && (one.of.text("requiredLevel") != "" || one.of.text("requiredValue") != ""):
		one.verdict = competency.VerdictUnknown // what is required is not among them
	case one.of.required < 0:
		one.verdict = competency.VerdictNotApplicable
	case at >= one.of.required:
		one.verdict = competency.VerdictMet
	default:
		one.verdict = competency.VerdictShort
		return one.of.required - at
	}
	return 0
}

// foreignLevel tells of a level that is not one of the description that the result
// links to.
func (r *reader) foreignLevel(one *result, id string, k int, descriptions []description) {
	for i, d := range descriptions {
		if i != k && slices.ContainsFunc(d.levels, func(l object) bool { return l.text("id") == id }) {
			r.Add(one.path.Key("resultDescription"), govmaturity.CodeContradiction, "the level that was achieved is one of the description %.60q, and the link leads to %.60q: the result is not read", d.text("name"), one.of.text("name"))
			return
		}
	}
	r.Add(one.path.Key("achievedLevel"), govmaturity.CodeUnknownReference, "there is no level %.80q: the result is not read", id)
}

// judgeNumber compares a score with what is required.
func (r *reader) judgeNumber(one *result) (int, bool) {
	if one.value == "" {
		if one.text("status") == "" {
			r.Add(one.path.Key("value"), govmaturity.CodeRequired, "the result says nothing")
			return 0, false
		}
		one.value = one.text("status")
		switch one.value {
		case "Completed":
			one.verdict = competency.VerdictMet
		case "Failed", "Withdrew":
			one.verdict = competency.VerdictShort
		}
		return 0, true
	}
	x, err := strconv.ParseFloat(one.value, 64)
	if err != nil || x-x != 0 {
		if one.of.text("requiredValue") == "" {
			one.verdict = competency.VerdictNotApplicable
		}
		return 0, true
	}
	low, hasLow := numberOf(one.of.object, "valueMin")
	high, hasHigh := numberOf(one.of.object, "valueMax")
	if hasLow && x < low || hasHigh && x > high {
		r.Add(one.path.Key("value"), govmaturity.CodeOutOfRange, "%s is not from %v to %v", one.value, low, high)
	}
	want, ok := numberOf(one.of.object, "requiredValue")
	switch {
	case !ok && one.of.text("requiredValue") == "":
		one.verdict = competency.VerdictNotApplicable
	case !ok:
	case x >= want:
		one.verdict = competency.VerdictMet
	default:
		one.verdict = competency.VerdictShort
	}
	return 0, true
}
