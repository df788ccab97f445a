package stakeholder

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/slug"
	"github.com/govmaturity/govmaturity/internal/table"
)

// readStakeholder reads a row about a stakeholder.
func (r *reader) readStakeholder() bool {
	name, i := r.cell("name")
	if name == "" {
		r.problem(i, govmaturity.CodeRequired, "the row has no name: it is left out")
		return false
	}
	spec := r.stakeholder(name, i, r.m.Layout == LayoutRatings)
	if spec == nil {
		return false
	}
	code, column := r.cell("code")
	if code != "" {
		put(r, "code", &spec.Code, r.clean(code, column))
	}
	for _, f := range []struct {
		key string
		to  *govmaturity.Text
	}{{"description", &spec.Description}, {"stake", &spec.Stake}, {"gains", &spec.Gains}, {"losses", &spec.Losses}, {"note", &spec.Note}} {
		if text := r.text(f.key); text != nil {
			if *f.to != nil && (*f.to)[r.lang] != text[r.lang] {
				_, at := r.cell(f.key)
				r.find(at, govmaturity.CodeContradiction, "an earlier row about the same stakeholder says something else: this is not read")
				continue
			}
			*f.to = text
		}
	}
	if group, _ := r.cell("group"); group != "" {
		put(r, "group", &spec.Group, r.group(group))
	}
	word(r, "kind", r.kinds, Kinds(), func(k Kind) { put(r, "kind", &spec.Kind, k) })
	word(r, "current", r.engagements, Engagements(), func(e Engagement) { put(r, "current", &spec.Current, e) })
	word(r, "desired", r.engagements, Engagements(), func(e Engagement) { put(r, "desired", &spec.Desired, e) })
	r.yes("inside", func(yes bool) { spec.Outside = !yes })
	r.yes("outside", func(yes bool) { spec.Outside = yes })
	r.yes("affected", func(yes bool) { spec.Affected = &yes })
	r.yes("claim", func(yes bool) { spec.Claim = &yes })
	r.yes("delegated", func(yes bool) { spec.Delegated = yes })
	r.groupsLeftBehind(spec)
	r.rate(spec)
	word(r, "quadrant", r.quadrants, Quadrants(), func(q Quadrant) { r.claim(spec.ID, "quadrant", string(q)) })
	word(r, "class", r.classes, Classes(), func(c Class) { r.claim(spec.ID, "class", string(c)) })
	return true
}

// put sets what a row says, unless an earlier row says something else.
func put[T ~string](r *reader, key string, to *T, value T) {
	if *to != "" && *to != value {
		_, at := r.cell(key)
		r.find(at, govmaturity.CodeContradiction, "an earlier row about the same stakeholder says something else: this is not read")
		return
	}
	*to = value
}

// stakeholder returns the stakeholder of a name: the one that is there already, or
// a new one. Two rows of a register are two stakeholders.
func (r *reader) stakeholder(name string, column int, again bool) *StakeholderSpec {
	spec := r.out.Spec
	if i, ok := r.byName[name]; ok && (again || r.fixed) {
		return &spec.Stakeholders[i]
	}
	if r.fixed {
		r.problem(column, govmaturity.CodeUnknownReference, "the map has no stakeholder of the id, code or name %.60q: the row is left out", name)
		return nil
	}
	if len(spec.Stakeholders) == maxStakeholders {
		r.problem(column, govmaturity.CodeTooLarge, "a map has at most %d stakeholders: the row is left out", maxStakeholders)
		return nil
	}
	clean := r.clean(name, column)
	if _, taken := r.byName[name]; taken {
		r.find(column, govmaturity.CodeSameName, "a row above has the same name: there are two stakeholders now")
	}
	id := slug.Make(clean)
	if id == "" {
		id = "stakeholder"
	}
	// The place makes two of the same name two.
	id = r.ids.ID(fmt.Sprint(len(spec.Stakeholders), " ", clean), id)
	spec.Stakeholders = append(spec.Stakeholders, StakeholderSpec{ID: id, Name: govmaturity.Text{r.lang: clean}})
	r.byName[name] = len(spec.Stakeholders) - 1
	r.out.origins[len(spec.Stakeholders)-1] = origin{r.row, r.header, r.columns}
	return &spec.Stakeholders[len(spec.Stakeholders)-1]
}

// group returns the id of a group, which is made where it is new.
func (r *reader) group(name string) string {
	clean, _ := contact.Redact(name)
	id := r.ids.ID("group "+fold(name), slug.Make("group "+clean))
	if !r.groupBy[id] {
		r.groupBy[id] = true
		r.out.Spec.Groups = append(r.out.Spec.Groups, StakeholderGroupSpec{ID: id, Name: govmaturity.Text{r.lang: clean}})
	}
	return id
}

// word reads a cell that is one of several words: as the mapping says, or the word
// itself.
func word[T ~string](r *reader, key string, words map[string]T, all []T, take func(T)) {
	text, i := r.cell(key)
	if text == "" {
		return
	}
	if key == "quadrant" || key == "class" {
		text = leading(text) // which is only compared: what else stands there is no loss
	}
	if v, ok := words[fold(text)]; ok {
		take(v)
		return
	}
	var known []string
	for _, v := range all {
		if fold(text) == string(v) || fold(text) == strings.ReplaceAll(string(v), "-", " ") {
			take(v)
			return
		}
		known = append(known, string(v))
	}
	r.problem(i, govmaturity.CodeNotAllowed, "the mapping does not say what %.40q is: expected %s, or a word of the mapping for one of them", text, strings.Join(known, ", "))
}

// leading returns what stands before a dash, a colon and so on, without signs of
// emphasis: **Manage closely** - weekly call.
func leading(text string) string {
	for _, mark := range []string{" – ", " — ", " - ", " · ", ":", ";", ",", "("} {
		text, _, _ = strings.Cut(text, mark)
	}
	return strings.Trim(text, "*_ .")
}

// yes reads a cell that says yes or no.
func (r *reader) yes(key string, take func(bool)) {
	text, i := r.cell(key)
	if text == "" {
		return
	}
	yes, ok := r.yesNo[fold(text)]
	if !ok {
		r.problem(i, govmaturity.CodeNotAllowed, "%.40q is neither yes nor no: say in yes or no of the mapping what it means", text)
		return
	}
	take(yes)
}

// groupsLeftBehind reads a cell with one or more groups that are often left behind.
func (r *reader) groupsLeftBehind(spec *StakeholderSpec) {
	text, i := r.cell("vulnerable")
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ';' || c == ',' }) {
		part = table.Trim(part)
		if part == "" {
			continue
		}
		v, ok := r.vulnerable[fold(part)]
		if !ok && slices.Contains(VulnerableGroups(), Vulnerable(fold(part))) {
			v, ok = Vulnerable(fold(part)), true
		}
		switch {
		case !ok:
			r.problem(i, govmaturity.CodeNotAllowed, "the mapping does not say which group %.40q is", part)
		case !slices.Contains(spec.Vulnerable, v):
			spec.Vulnerable = append(spec.Vulnerable, v)
		}
	}
}

// rate reads the ratings of a row.
func (r *reader) rate(spec *StakeholderSpec) {
	rater := r.rater()
	day := r.m.Date
	if text, i := r.cell("date"); text != "" {
		if _, ok := date.Parse(text); ok {
			day = text
		} else {
			r.problem(i, govmaturity.CodePattern, "%.40q is no date: expected a year, a year and month, or a day, such as 2026, 2026-11 or 2026-11-22", text)
		}
	}
	for k, columns := range r.ratings {
		rating := RatingSpec{Attribute: r.m.Ratings[k].Attribute, Rater: rater, Date: day}
		if !r.readItems(&rating, columns, r.m.Ratings[k].Missing) {
			continue
		}
		if slices.ContainsFunc(spec.Ratings, func(o RatingSpec) bool {
			return o.Rater == rater && rater != "" && o.Date == day && o.Attribute == rating.Attribute
		}) {
			r.problem(columns[0], govmaturity.CodeRatedTwice, "the rater has rated %s of this stakeholder already, on the same day: this is not read", rating.Attribute)
			continue
		}
		spec.Ratings = append(spec.Ratings, rating)
		r.out.Ratings++
	}
}

// rater returns who rates in this row. A name with an address in it is a number.
func (r *reader) rater() string {
	text, i := r.cell("rater")
	switch {
	case text == "" && r.m.Rater != "":
		return r.m.Rater
	case text == "" && r.m.Layout == LayoutRatings:
		return fmt.Sprint("row ", r.row.Number)
	case text == "":
		return ""
	}
	r.clean(text, i)
	return numbered(r.raters, text)
}

// numbered returns a rater, or a number for one whose name has an address in it:
// so raters stay apart.
func numbered(raters map[string]string, rater string) string {
	if contact.Find(rater) == nil {
		return rater
	}
	if raters[rater] == "" {
		raters[rater] = fmt.Sprintf("[rater %d]", len(raters)+1)
	}
	return raters[rater]
}

// readItems reads a rating of one column, or the mean of several. It reports
// whether there is a rating, which may be that there is none.
func (r *reader) readItems(rating *RatingSpec, columns []int, missing Missing) bool {
	s := r.scales[rating.Attribute]
	if len(columns) == 1 {
		return r.readRating(rating, s, columns[0])
	}
	sum, n, blank, bad := 0.0, 0, 0, false
	for _, i := range columns {
		item := RatingSpec{Attribute: rating.Attribute}
		switch read := r.readRating(&item, s, i); {
		case !read:
			bad = true
		case item.State != "":
			blank++
		default:
			x, _ := s.valueOf(&item)
			sum += x
			n++
		}
	}
	switch {
	case bad:
		r.problem(columns[0], govmaturity.CodeNoValue, "an item of %s could not be read: there is no rating", rating.Attribute)
		return false
	case n == 0 || blank > 0 && missing == MissingBlock:
		rating.State = RatingStateUnanswered
		return true
	}
	mean := s.bounds.Clamp(sum / float64(n))
	rating.Value = &mean
	return true
}

// readRating reads a cell that rates an attribute: a word of the mapping, a level by
// its id or title, or a number on the scale. A blank cell is a rater who has not
// answered.
func (r *reader) readRating(rating *RatingSpec, s *scale, column int) bool {
	text := r.row.Cell(column)
	if text == "" {
		rating.State = RatingStateUnanswered
		return true
	}
	w, ok := r.words[string(rating.Attribute)+" "+fold(text)]
	if !ok {
		w, ok = r.words[" "+fold(text)]
	}
	if ok {
		rating.Value, rating.Level, rating.State = w.Value, w.Level, w.State
		if w.Level != "" && !s.levels.Level(w.Level).Valid() || w.Value != nil && !s.bounds.Contains(*w.Value) {
			r.problem(column, govmaturity.CodeNotALevel, "what the mapping says for %.40q is not on the scale of %s", text, rating.Attribute)
			return false
		}
		return true
	}
	for _, l := range s.levels.Levels() {
		if fold(l.ID()) == fold(text) || anyFold(l.Title(), text) {
			rating.Level = l.ID()
			return true
		}
	}
	form := table.NumberForm{}
	if r.m.Table.Decimal == "comma" {
		form.Decimal = ','
	}
	x, err := table.Number(text, form)
	switch {
	case err != nil:
		r.problem(column, govmaturity.CodeNotALevel, "%.40q is no rating of %s: a number from %v to %v is expected; say in words of the mapping what it counts, such as {cell: %.40q, value: %v}",
			text, rating.Attribute, s.bounds.Min, s.bounds.Max, text, s.bounds.Max)
		return false
	case !s.bounds.Contains(x):
		r.problem(column, govmaturity.CodeOutOfRange, "the scale of %s goes from %v to %v; %.40s is not on it", rating.Attribute, s.bounds.Min, s.bounds.Max, text)
		return false
	}
	rating.Value = &x
	return true
}

func anyFold(t govmaturity.Text, text string) bool {
	for _, wording := range t {
		if fold(wording) == fold(text) {
			return true
		}
	}
	return false
}

// readInfluence reads a row that says who influences whom. Ends that no row named
// before are new stakeholders.
func (r *reader) readInfluence() bool {
	from, i := r.cell("from")
	to, k := r.cell("to")
	if from == "" || to == "" {
		r.problem(max(i, k), govmaturity.CodeRequired, "the row does not say who influences whom: it is left out")
		return false
	}
	if len(r.out.Spec.Influences) == maxInfluences {
		r.problem(i, govmaturity.CodeTooLarge, "a map has at most %d influences: the row is left out", maxInfluences)
		return false
	}
	var link InfluenceSpec
	for _, end := range []struct {
		name   string
		column int
		to     *string
	}{{from, i, &link.From}, {to, k, &link.To}} {
		spec := r.stakeholder(end.name, end.column, true)
		if spec == nil {
			return false
		}
		*end.to = spec.ID
	}
	word(r, "sign", r.signs, []Sign{SignSupport, SignOppose}, func(s Sign) { link.Sign = s })
	if text, at := r.cell("strength"); text != "" {
		x, err := table.Number(text, table.NumberForm{})
		if err != nil || x <= 0 || x > 1e6 {
			r.problem(at, govmaturity.CodeOutOfRange, "%.40q is no strength: a number above 0 is expected", text)
		} else {
			link.Strength = &x
		}
	}
	link.Note = r.text("note")
	r.out.Spec.Influences = append(r.out.Spec.Influences, link)
	return true
}

// claim is what a register says of the place or the class of a stakeholder.
type claim struct {
	id, key, says string
	row           table.Row
	column        int
}

// claim keeps what is to be compared once all ratings are read.
func (r *reader) claim(id, key, says string) {
	_, column := r.cell(key)
	if len(r.claimed) < maxKept {
		r.claimed = append(r.claimed, claim{id, key, says, *r.row, column})
	}
}

// compare tells where the ratings come to something else than the register says.
func (r *reader) compare() {
	if len(r.claimed) == 0 {
		return
	}
	m, err := Compile(r.out.Spec)
	if err != nil {
		return // its caller will hear of it
	}
	for _, c := range r.claimed {
		s := m.Stakeholder(c.id)
		p, x := s.Position(), s.Salience()
		is, missing, on := string(p.Quadrant), p.Missing(), p.Power.OnThreshold || p.Interest.OnThreshold
		if c.key == "class" {
			is, missing, on = string(x.Class), x.Missing(), x.Power.OnThreshold || x.Legitimacy.OnThreshold || x.Urgency.OnThreshold
		}
		r.row = &c.row
		switch {
		case is == c.says:
		case is == "":
			r.find(c.column, govmaturity.CodeContradiction, "the register says %s, and %v is not known", c.says, missing)
		case on:
			r.find(c.column, govmaturity.CodeContradiction, "the register says %s, and the ratings come to %s: a value lies on a threshold, so say in tie which side it is on", c.says, is)
		default:
			r.find(c.column, govmaturity.CodeContradiction, "the register says %s, and the ratings come to %s by the thresholds of the mapping", c.says, is)
		}
	}
}
