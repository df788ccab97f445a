package schedule

import (
	"cmp"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Calendars are compiled calendars, by their ids. They do not change.
type Calendars struct {
	spec *CalendarsSpec
	hash string
	byID map[string]*Calendar
}

// Limits of calendars, far above any that somebody keeps.
const (
	maxCalendars = 1000
	maxNamedDays = 500_000
	maxHours     = 48 // spans of a day
)

// CompileCalendars checks calendars and makes them ready to use. The error is a
// [govmaturity.Problems] with all that is wrong, each with its path.
func CompileCalendars(spec *CalendarsSpec) (*Calendars, error) {
	return compileCalendars(calendarsFormat.Check(spec))
}

// ReadCalendars reads calendars from YAML or JSON. The name is used in messages, and
// its ending says which of the two it is; without one, the content does.
func ReadCalendars(name string, data []byte) (*Calendars, error) {
	return compileCalendars(calendarsFormat.Read(name, data))
}

func compileCalendars(draft *document.Draft[CalendarsSpec]) (*Calendars, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := calendarCompiler{Report: &draft.Report}
	c.compile(govmaturity.Path{}.Key("calendars"), draft.Doc.Calendars, nil)
	checkCites(&draft.Report, draft.Doc.Sources, draft.Doc.Cites, draft.Doc.Calendars)
	if err := draft.Err(); err != nil {
		return nil, err
	}
	return &Calendars{draft.Doc, calendarsFormat.Hash(draft.Doc), c.done}, nil
}

// Calendar returns the calendar with an id, or nil.
func (c *Calendars) Calendar(id string) *Calendar {
	if c == nil {
		return nil
	}
	return c.byID[id]
}

// IDs returns the ids of all calendars, sorted.
func (c *Calendars) IDs() []string {
	if c == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(c.byID))
}

// Hash returns the content hash of the document.
func (c *Calendars) Hash() string {
	if c == nil {
		return ""
	}
	return c.hash
}

// calendarCompiler compiles calendars, those that others are based on first.
type calendarCompiler struct {
	*document.Report
	top   govmaturity.Path
	specs []CalendarSpec
	given map[string]*Calendar // from elsewhere
	byID  map[string]int
	done  map[string]*Calendar
	doing map[string]bool
	parts map[string]*calendarParts
	named int // days so far
}

// calendarParts is what a calendar is made of, for those based on it.
type calendarParts struct {
	weeks  []weekPart
	days   map[int]namedDay
	fiscal int
}

type weekPart struct {
	from  int // day
	days  [7]*shift
	hours *shift // of a working day
}

type namedDay struct {
	shift *shift
	work  Work // instead, as the week says
	level int  // what goes before
	// single says that the day itself was named, or its day of the week. Half of a
	// Saturday that was named is half a working day; half days in August, or shorter
	// hours in a month of fasting, make no weekend worked.
	single bool
	name   govmaturity.Text
	from   int // of the list of days, for messages
}

func (c *calendarCompiler) compile(top govmaturity.Path, specs []CalendarSpec, given map[string]*Calendar) {
	c.top, c.specs, c.given = top, specs, given
	c.byID, c.done, c.doing, c.parts = map[string]int{}, map[string]*Calendar{}, map[string]bool{}, map[string]*calendarParts{}
	if len(specs) > maxCalendars {
		c.Add(top, govmaturity.CodeTooLarge, "there are at most %d calendars", maxCalendars)
		return
	}
	for i := range specs {
		if _, taken := c.byID[specs[i].ID]; taken {
			c.Add(top.Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a calendar %q", specs[i].ID)
			continue
		}
		c.byID[specs[i].ID] = i
	}
	for i := range specs {
		c.one(i)
	}
}

func (c *calendarCompiler) known() []string {
	return slices.Sorted(maps.Keys(c.byID))
}

// one compiles a calendar, and that which it is based on.
func (c *calendarCompiler) one(i int) *calendarParts {
	spec, at := &c.specs[i], c.top.Index(i)
	if p := c.parts[spec.ID]; p != nil && c.byID[spec.ID] == i {
		return p
	}
	p := &calendarParts{days: map[int]namedDay{}, fiscal: 1}
	depth := 0
	c.doing[spec.ID] = true
	if spec.Base != "" {
		k, ok := c.byID[spec.Base]
		switch {
		case ok && c.doing[spec.Base]:
			c.Add(at.Key("base"), govmaturity.CodeCycle, "%s is based, in a circle, on itself", spec.ID)
		case ok:
			base := c.one(k)
			p.weeks, p.fiscal = base.weeks, base.fiscal
			for day, d := range base.days {
				p.days[day] = d
				depth = max(depth, d.level+1)
			}
		default:
			c.Add(at.Key("base"), govmaturity.CodeUnknownReference, "there is no calendar %q in this document%s", spec.Base, c.Suggest(spec.Base, c.known))
		}
	}
	c.doing[spec.ID] = false
	if spec.Weeks != nil || p.weeks == nil {
		p.weeks = c.weeks(at.Key("weeks"), spec.Weeks)
	}
	if spec.FiscalMonth != 0 {
		p.fiscal = spec.FiscalMonth
	}
	c.days(at.Key("days"), spec, p, (depth+2)/3*3)
	c.parts[spec.ID] = p
	if c.Len() == 0 {
		c.done[spec.ID] = p.calendar(spec)
		if made := c.done[spec.ID]; made.late(made.end-1) >= lastMoment || made.end == 0 {
			c.Add(at, govmaturity.CodeUnreachable, "the calendar has no working time")
		}
	}
	return p
}

// day reads a day of a document, as the number of the day.
func (c *calendarCompiler) day(at govmaturity.Path, s string) int {
	m, whole, err := ParseMoment(s)
	if err != nil {
		c.AddAt(at, govmaturity.Problems{err.(govmaturity.Problem)})
		return firstDay
	}
	if !whole {
		c.Add(at, govmaturity.CodePattern, "expected a day such as 2026-03-31; found %.40q", s)
	}
	return int(m / dayMinutes)
}

func (c *calendarCompiler) hours(at govmaturity.Path, specs []HoursSpec) *shift {
	if len(specs) > maxHours {
		c.Add(at, govmaturity.CodeTooManyItems, "a day has at most %d spans of working time", maxHours)
		return rest
	}
	var spans []span
	for i, h := range specs {
		from, okFrom := parseClock("", h.From)
		to, okTo := parseClock("", h.To)
		switch {
		case !okFrom:
			c.Add(at.Index(i).Key("from"), govmaturity.CodePattern, "expected a time such as 08:30; found %.40q", h.From)
		case !okTo:
			c.Add(at.Index(i).Key("to"), govmaturity.CodePattern, "expected a time such as 17:00; found %.40q", h.To)
		case from >= to:
			c.Add(at.Index(i).Key("to"), govmaturity.CodeOutOfOrder, "working time ends after it begins, at %s; found %s", h.From, h.To)
		default:
			for k, s := range spans {
				if from < s.to && s.from < to {
					c.Add(at.Index(i), govmaturity.CodeOverlap, "it overlaps %s to %s", specs[k].From, specs[k].To)
					break
				}
			}
			spans = append(spans, span{from, to})
		}
	}
	return newShift(spans)
}

// usual is a working day, when nothing else is said.
func usual() *shift { return newShift([]span{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}}) }

func (c *calendarCompiler) weeks(at govmaturity.Path, specs []WeekSpec) (out []weekPart) {
	seen := map[int]bool{}
	for i := range specs {
		spec, at := &specs[i], at.Index(i)
		w := weekPart{from: firstDay, hours: usual()}
		if spec.From != "" {
			w.from = c.day(at.Key("from"), spec.From)
		}
		if seen[w.from] {
			c.Add(at.Key("from"), govmaturity.CodeDuplicateID, "another week goes since the same day")
		}
		seen[w.from] = true
		if spec.Hours != nil {
			w.hours = c.hours(at.Key("hours"), spec.Hours)
		}
		c.week(at, spec, &w)
		out = append(out, w)
	}
	if len(specs) == 0 {
		w := weekPart{from: firstDay, hours: usual()}
		c.week(at, &WeekSpec{}, &w)
		return []weekPart{w}
	}
	slices.SortFunc(out, func(a, b weekPart) int { return cmp.Compare(a.from, b.from) })
	if out[0].from > firstDay {
		// What went before the first change is not said: it is as the first.
		out[0].from = firstDay
	}
	return out
}

func (c *calendarCompiler) week(at govmaturity.Path, spec *WeekSpec, w *weekPart) {
	for k := range w.days {
		w.days[k] = w.hours
	}
	weekend := spec.Weekend
	if weekend == nil && !spec.NoWeekend {
		weekend = []Weekday{WeekdaySaturday, WeekdaySunday}
	}
	if len(spec.Weekend) > 0 && spec.NoWeekend {
		c.Add(at.Key("no-weekend"), govmaturity.CodeContradiction, "there is a weekend, and there is none")
	}
	off := map[Weekday]bool{}
	for _, d := range weekend {
		if k := weekdayOf(d); k >= 0 {
			w.days[k], off[d] = rest, true
		}
	}
	own := map[Weekday]bool{}
	for i, d := range spec.Days {
		switch k := weekdayOf(d.Day); {
		case k < 0:
		case own[d.Day]:
			c.Add(at.Key("days").Index(i).Key("day"), govmaturity.CodeDuplicateID, "%s has hours already", d.Day)
		default:
			own[d.Day] = true
			if off[d.Day] && spec.Weekend != nil {
				c.Add(at.Key("days").Index(i).Key("day"), govmaturity.CodeContradiction, "%s is in the weekend, and has hours", d.Day)
			}
			w.days[k] = c.hours(at.Key("days").Index(i).Key("hours"), d.Hours)
		}
	}
	for i, d := range spec.Half {
		if k := weekdayOf(d); k >= 0 {
			if w.days[k].total == 0 {
				c.Add(at.Key("half").Index(i), govmaturity.CodeContradiction, "%s is in the weekend, and half of it is worked", d)
			}
			w.days[k] = w.days[k].half(true)
		}
	}
	if !slices.ContainsFunc(w.days[:], func(s *shift) bool { return s.total > 0 }) {
		c.Add(at, govmaturity.CodeUnreachable, "no day of the week has working time")
	}
}

// days reads the days that are not as the week says.
func (c *calendarCompiler) days(at govmaturity.Path, spec *CalendarSpec, p *calendarParts, level int) {
	for i := range spec.Days {
		d, at := &spec.Days[i], at.Index(i)
		ways := 0
		for _, there := range []bool{d.Date != "", d.Dates != nil, d.From != "" || d.To != "", d.Every != nil} {
			if there {
				ways++
			}
		}
		if ways != 1 {
			c.Add(at, govmaturity.CodeOneOf, "name the days by exactly one of date, dates, from and to, or every")
			continue
		}
		n := namedDay{work: d.Work, level: level + 2, name: d.Name, from: i, single: true}
		if d.Hours != nil {
			if d.Work != "" {
				c.Add(at.Key("work"), govmaturity.CodeOneOf, "say hours, or how much of the day is worked, not both")
			}
			n.shift = c.hours(at.Key("hours"), d.Hours)
		}
		put := func(day int) bool {
			if c.named++; c.named > maxNamedDays {
				return false
			}
			old, there := p.days[day]
			if there && old.level == n.level && !old.agrees(n) {
				c.Add(at, govmaturity.CodeContradiction, "%s is worked otherwise by days[%d]", Moment(day*dayMinutes).Date(), old.from)
			}
			if !there || old.level < n.level {
				p.days[day] = n
			} else if old.level == n.level && old.name == nil {
				old.name = n.name
				p.days[day] = old
			}
			return true
		}
		c.each(at, d, &n, put)
		if c.named > maxNamedDays {
			c.Add(at, govmaturity.CodeTooLarge, "the calendars have more than %d days that are not as the week says", maxNamedDays)
			return
		}
	}
}

// agrees reports whether two entries say the same of a day.
func (n namedDay) agrees(o namedDay) bool {
	if n.shift != nil && o.shift != nil {
		return n.shift.same(o.shift)
	}
	return n.shift == nil && o.shift == nil && cmp.Or(n.work, WorkNone) == cmp.Or(o.work, WorkNone)
}

// each gives the days that an entry names.
func (c *calendarCompiler) each(at govmaturity.Path, d *DaySpec, n *namedDay, put func(int) bool) {
	switch {
	case d.Date != "":
		put(c.day(at.Key("date"), d.Date))
	case d.Dates != nil:
		for k, s := range d.Dates {
			put(c.day(at.Key("dates").Index(k), s))
		}
	case d.Every != nil:
		n.level, n.single = n.level-2, len(d.Every.Weekdays) > 0 || d.Every.Weekday != ""
		if r, ok := c.checkRule(at.Key("every"), d.Every); ok {
			r.each(put)
		}
	case d.From == "" || d.To == "":
		key := "to"
		if d.From == "" {
			key = "from"
		}
		c.Add(at.Key(key), govmaturity.CodeRequired, "a time has a first and a last day")
	default:
		n.level, n.single = n.level-1, false
		from, to := c.day(at.Key("from"), d.From), c.day(at.Key("to"), d.To)
		if to < from {
			c.Add(at.Key("to"), govmaturity.CodeOutOfOrder, "the time ends before it begins, on %s", d.From)
		}
		for day := from; day <= to && put(day); day++ {
		}
	}
}

// calendar lays the parts out over the years.
func (p *calendarParts) calendar(spec *CalendarSpec) *Calendar {
	out := &Calendar{spec: spec, id: spec.ID, names: map[int]govmaturity.Text{}, fiscal: p.fiscal, day: 0}
	for _, s := range p.weeks[0].days {
		out.day = max(out.day, s.total)
	}
	known := map[[8]any]*week{}
	turned := func(w *weekPart, weekday int) *week {
		key := [8]any{w, weekday}
		if known[key] == nil {
			made := &week{}
			for k := range 7 {
				made.days[k] = w.days[(weekday+k)%7]
			}
			known[key] = made.add()
		}
		return known[key]
	}
	single := map[*shift]*week{}
	named := slices.Sorted(maps.Keys(p.days))
	add := func(day int, w *week) {
		if k := len(out.segments); k > 0 && out.segments[k-1].day == day-firstDay {
			out.segments[k-1].week = w
			return
		}
		out.segments = append(out.segments, segment{day: day - firstDay, week: w})
	}
	end := firstDay + int(lastMoment-firstMoment)/dayMinutes
	for k := range p.weeks {
		w := &p.weeks[k]
		until := end
		if k+1 < len(p.weeks) {
			until = p.weeks[k+1].from
		}
		add(w.from, turned(w, w.from%7))
		for len(named) > 0 && named[0] < until {
			day := named[0]
			named = named[1:]
			n := p.days[day]
			if n.name != nil {
				out.names[day-firstDay] = n.name
			}
			s := n.on(w, day%7)
			if single[s] == nil {
				made := &week{own: true}
				for k := range made.days {
					made.days[k] = s
				}
				single[s] = made.add()
			}
			add(day, single[s])
			if day+1 < until && (len(named) == 0 || named[0] != day+1) {
				add(day+1, turned(w, (day+1)%7))
			}
		}
	}
	out.seal()
	return out
}

// on is the working time of a named day in a week.
func (n namedDay) on(w *weekPart, weekday int) *shift {
	whole := w.days[weekday]
	switch {
	case whole.total == 0 && !n.single:
		return rest
	case n.shift != nil:
		return n.shift
	case whole.total == 0:
		whole = w.hours
	}
	switch n.work {
	case WorkFirst:
		return whole.half(true)
	case WorkSecond:
		return whole.half(false)
	case WorkFull:
		return w.hours
	}
	return rest
}

// checkCites reports citations of unknown sources.
func checkCites(r *document.Report, sources []govmaturity.Source, own []govmaturity.Citation, calendars []CalendarSpec) {
	known := map[string]bool{}
	for i, s := range sources {
		if known[s.ID] && s.ID != "" {
			r.Add(govmaturity.Path{}.Key("sources").Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a source %q", s.ID)
		}
		known[s.ID] = true
	}
	check := func(at govmaturity.Path, cites []govmaturity.Citation) {
		for i, cite := range cites {
			if !known[cite.Source] && cite.Source != "" {
				r.Add(at.Key("cites").Index(i).Key("source"), govmaturity.CodeUnknownReference, "there is no source %q in this document%s",
					cite.Source, r.Suggest(cite.Source, func() []string { return slices.Sorted(maps.Keys(known)) }))
			}
		}
	}
	check(govmaturity.Path{}, own)
	for i := range calendars {
		at := govmaturity.Path{}.Key("calendars").Index(i)
		check(at, calendars[i].Cites)
		for k := range calendars[i].Days {
			check(at.Key("days").Index(k), calendars[i].Days[k].Cites)
		}
	}
}
