package schedule

import (
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Limits of a schedule, far above any that somebody keeps.
const (
	maxTasks = 100_000
	maxLinks = 500_000
	// maxMinutes is longer than all years that can be planned.
	maxMinutes = 200_000_000
)

// Compile checks a schedule and makes it ready to be planned. It may name the calendars
// given, beside its own. The error is a [govmaturity.Problems] with all that is wrong,
// each with its path. Compile keeps a copy of spec.
func Compile(spec *ScheduleSpec, calendars *Calendars) (*Schedule, error) {
	return compile(scheduleFormat.Check(spec), calendars)
}

// Read reads a schedule from YAML or JSON, and compiles it. The name is used in
// messages, and its ending says which of the two it is; without one, the content does.
func Read(name string, data []byte, calendars *Calendars) (*Schedule, error) {
	return compile(scheduleFormat.Read(name, data), calendars)
}

// ReadSpec reads a schedule as plain data, and checks its form alone.
func ReadSpec(name string, data []byte) (*ScheduleSpec, error) {
	d := scheduleFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

func compile(draft *document.Draft[ScheduleSpec], calendars *Calendars) (*Schedule, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	c := &compiler{Draft: draft, s: &Schedule{spec: draft.Doc, byID: map[string]int{}}, resources: map[string]int{}}
	c.calendars(calendars)
	c.units()
	c.compileResources()
	c.compileTasks()
	c.compileLinks()
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.s.sort(c)
	if err := draft.Err(); err != nil {
		return nil, err
	}
	c.s.hash, c.s.rules = scheduleFormat.Hash(draft.Doc), scheduleFormat.RulesHash(draft.Doc)
	c.s.rankNodes()
	c.s.known, c.s.placed = c.known, draft.Place
	return c.s, nil
}

type compiler struct {
	*document.Draft[ScheduleSpec]
	s         *Schedule
	known     map[string]*Calendar
	resources map[string]int
	mixed     map[string]*Calendar // when several calendars work
	gates     map[[2]int]int       // of a task with parts, its start or its end
}

// standard is the calendar of those who name none.
var standard = sync.OnceValue(func() *Calendar {
	var c calendarCompiler
	c.Report = &document.Report{}
	c.compile(nil, []CalendarSpec{{ID: "standard"}}, nil)
	return c.done["standard"]
})

func (c *compiler) calendars(given *Calendars) {
	own := calendarCompiler{Report: &c.Report}
	own.compile(govmaturity.Path{}.Key("calendars"), c.Doc.Calendars, nil)
	checkCites(&c.Report, nil, nil, c.Doc.Calendars)
	c.known, c.mixed, c.gates = map[string]*Calendar{}, map[string]*Calendar{}, map[[2]int]int{}
	if given != nil {
		maps.Copy(c.known, given.byID)
	}
	for id := range own.byID { // also those with problems: naming them is no mistake
		c.known[id] = own.done[id]
	}
	c.s.dated = c.Doc.Start != ""
	if !c.s.dated {
		if len(c.Doc.Calendars) > 0 {
			c.Add(govmaturity.Path{}.Key("calendars"), govmaturity.CodeNotUsed, "a plan without a start has no calendar")
		}
		c.noCalendar(govmaturity.Path{}.Key("calendar"), c.Doc.Calendar)
		return
	}
	c.s.calendar = standard()
	if c.Doc.Calendar != "" {
		c.s.calendar = c.calendar(govmaturity.Path{}.Key("calendar"), c.Doc.Calendar)
	}
	c.s.start, _ = c.moment(govmaturity.Path{}.Key("start"), c.Doc.Start)
}

func (c *compiler) noCalendar(at govmaturity.Path, id string) {
	if id != "" {
		c.Add(at, govmaturity.CodeNotUsed, "a plan without a start has no calendar")
	}
}

// calendar returns the calendar that is named, or that of the schedule.
func (c *compiler) calendar(at govmaturity.Path, id string) *Calendar {
	if id == "" {
		return c.s.calendar
	}
	if !c.s.dated {
		c.noCalendar(at, id)
		return nil
	}
	found, ok := c.known[id]
	if !ok {
		c.Add(at, govmaturity.CodeUnknownReference, "there is no calendar %q%s", id, c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(c.known)) }))
	}
	return found
}

// moment reads a date, and says whether it is a whole day.
func (c *compiler) moment(at govmaturity.Path, s string) (m Moment, whole bool) {
	m, whole, err := ParseMoment(s)
	if err != nil {
		c.AddAt(at, govmaturity.Problems{err.(govmaturity.Problem)})
	}
	return m, whole
}

// units says how long a unit is, in minutes of the plan.
func (c *compiler) units() {
	s := c.s
	s.unit = cmpOr(c.Doc.Unit, UnitDays)
	day := float64(s.calendar.DayMinutes())
	if !s.dated {
		day = 480
	}
	if c.Doc.DayHours > 0 {
		day = c.Doc.DayHours * 60
	}
	weeks := cmpOr(c.Doc.WeekDays, 5)
	s.dayMinutes, s.weekDays = day, weeks
	if c.Doc.Deadline != "" {
		if !s.dated {
			c.Add(govmaturity.Path{}.Key("deadline"), govmaturity.CodeNotUsed, "a plan without a start has no dates")
			return
		}
		m, whole := c.moment(govmaturity.Path{}.Key("deadline"), c.Doc.Deadline)
		if whole {
			m += dayMinutes
		}
		s.deadline = &m
		if m < s.start {
			c.Add(govmaturity.Path{}.Key("deadline"), govmaturity.CodeOutOfOrder, "the deadline is before the start, %s", c.Doc.Start)
		}
	}
}

func cmpOr[T comparable](a, b T) T {
	var zero T
	if a != zero {
		return a
	}
	return b
}

// monthTicks are what a month is, of a plan that counts in months and has no dates.
const monthTicks = 1000

// length is how long so many units are. What is more than nothing does not become nothing.
func (c *compiler) length(of govmaturity.Path, key string, x float64, unit Unit) duration {
	before, at := c.Len(), of.Key(key)
	d := c.measure(at, of.Key("unit"), x, unit)
	if x != 0 && d.n == 0 && c.Len() == before {
		if !c.s.dated && c.s.unit == UnitMonths {
			c.Add(at, govmaturity.CodeTooPrecise, "months are kept to the thousandth; %v is less than one", x)
		} else {
			c.Add(at, govmaturity.CodeTooPrecise, "times are kept to the minute; %v is less than one", x)
		}
	}
	return d
}

func (c *compiler) measure(at, unitAt govmaturity.Path, x float64, unit Unit) duration {
	s := c.s
	unit = cmpOr(unit, s.unit)
	if !s.dated {
		inMonths := s.unit == UnitMonths
		switch {
		case (unit == UnitMonths) != inMonths:
			c.Add(unitAt, govmaturity.CodeNotAllowed, "a plan without a start counts in %s: %s cannot be told in them", s.unit, unit)
		case unit == UnitElapsedDays || unit == UnitElapsedHours || unit == UnitElapsedWeeks:
			c.Add(unitAt, govmaturity.CodeNotAllowed, "a plan without a start knows no weekends: %s are as long as others there", unit)
		}
	}
	per := s.perUnit(unit)
	if math.Abs(x*per) > maxMinutes {
		c.Add(at, govmaturity.CodeOutOfRange, "%v %s are more than can be planned", x, unit)
		return duration{}
	}
	switch unit {
	case UnitMonths:
		if !s.dated {
			return duration{kind: durationWork, n: int(math.Round(x * monthTicks))}
		}
		if x != math.Trunc(x) {
			c.Add(at, govmaturity.CodeNotWhole, "months are counted by the calendar, and are whole; found %v", x)
		}
		if math.Abs(x) > 12*(lastYear-firstYear) {
			c.Add(at, govmaturity.CodeOutOfRange, "%v months are more than can be planned", x)
			x = 0
		}
		return duration{kind: durationMonths, n: int(x)}
	case UnitElapsedHours, UnitElapsedDays, UnitElapsedWeeks:
		return duration{kind: durationElapsed, n: int(math.Round(x * per))}
	default:
		return duration{kind: durationWork, n: int(math.Round(x * per))}
	}
}

// perUnit is how many minutes of the plan a unit is; of months, how many there are.
func (s *Schedule) perUnit(unit Unit) float64 {
	switch unit {
	case UnitHours, UnitElapsedHours:
		return 60
	case UnitDays:
		return s.dayMinutes
	case UnitWeeks:
		return s.dayMinutes * s.weekDays
	case UnitElapsedDays:
		return dayMinutes
	case UnitElapsedWeeks:
		return 7 * dayMinutes
	case UnitMonths:
		if !s.dated {
			return monthTicks
		}
	}
	return 1
}

func (c *compiler) compileTasks() {
	top := govmaturity.Path{}.Key("tasks")
	specs := c.Doc.Tasks
	if len(specs) > maxTasks {
		c.Add(top, govmaturity.CodeTooLarge, "a schedule has at most %d tasks", maxTasks)
		specs = specs[:maxTasks]
	}
	s := c.s
	s.tasks = make([]task, len(specs))
	for i := range specs {
		s.tasks[i] = task{spec: &specs[i], parent: -1, node: -1}
		if _, taken := s.byID[specs[i].ID]; taken && specs[i].ID != "" {
			c.Add(top.Index(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a task %q", specs[i].ID)
			continue
		}
		s.byID[specs[i].ID] = i
	}
	for i := range specs {
		if specs[i].Parent == "" {
			continue
		}
		if k := c.findTask(top.Index(i).Key("parent"), specs[i].Parent); k >= 0 {
			s.tasks[i].parent = k
			s.tasks[k].parts = append(s.tasks[k].parts, i)
		}
	}
	c.checkParents(top)
	for i := range s.tasks {
		if len(s.tasks[i].parts) > 0 {
			c.summary(top.Index(i), i)
		} else {
			c.leaf(top.Index(i), i)
		}
	}
}

func (c *compiler) findTask(at govmaturity.Path, id string) int {
	i, ok := c.s.byID[id]
	if !ok {
		if id != "" {
			c.Add(at, govmaturity.CodeUnknownReference, "there is no task %q%s", id, c.Suggest(id, func() []string { return slices.Sorted(maps.Keys(c.s.byID)) }))
		}
		return -1
	}
	return i
}

// checkParents reports tasks that are parts of themselves.
func (c *compiler) checkParents(top govmaturity.Path) {
	state := make([]int8, len(c.s.tasks)) // 1: on the way, 2: done
	for i := range c.s.tasks {
		var way []int
		k := i
		for k >= 0 && state[k] == 0 {
			state[k] = 1
			way = append(way, k)
			k = c.s.tasks[k].parent
		}
		if k >= 0 && state[k] == 1 {
			c.Add(top.Index(k).Key("parent"), govmaturity.CodeCycle, "%s is, in a circle, a part of itself", c.s.tasks[k].spec.ID)
			c.s.tasks[k].parent = -1
		}
		for _, k := range way {
			state[k] = 2
		}
	}
}

// summary checks a task with parts.
func (c *compiler) summary(at govmaturity.Path, i int) {
	spec := c.s.tasks[i].spec
	for key, there := range map[string]bool{
		"duration": spec.Duration != nil, "estimate": spec.Estimate != nil, "calendar": spec.Calendar != "", "needs": spec.Needs != nil,
		"off-hours": spec.OffHours, "late": spec.Late,
	} {
		if there {
			c.Add(at.Key(key), govmaturity.CodeNotUsed, "a task with parts has none of its own: give it to its parts")
		}
	}
}

func (c *compiler) leaf(at govmaturity.Path, i int) {
	t := &c.s.tasks[i]
	spec := t.spec
	n := node{task: i, calendar: c.calendar(at.Key("calendar"), spec.Calendar), offHours: spec.OffHours, late: spec.Late}
	if spec.Duration == nil {
		c.Add(at.Key("duration"), govmaturity.CodeRequired, "say how long it takes: 0 for a milestone")
	} else {
		n.duration = c.length(at, "duration", *spec.Duration, spec.Unit)
	}
	c.estimate(at.Key("estimate"), spec, &n)
	for k, need := range spec.Needs {
		here := at.Key("needs").Index(k)
		r, ok := c.resources[need.Resource]
		if !ok {
			if need.Resource != "" {
				c.Add(here.Key("resource"), govmaturity.CodeUnknownReference, "there is no resource %q%s", need.Resource,
					c.Suggest(need.Resource, func() []string { return slices.Sorted(maps.Keys(c.resources)) }))
			}
			continue
		}
		units := 1.0
		if need.Units != nil {
			units = *need.Units
		}
		c.need(here, &n, r, c.thousandths(here.Key("units"), units))
	}
	slices.SortFunc(n.needs, func(a, b need) int {
		return strings.Compare(c.s.resources[a.resource].spec.ID, c.s.resources[b.resource].spec.ID)
	})
	if n.duration.kind != durationWork {
		n.calendar = nil
	}
	c.s.uneven = c.s.uneven || n.duration.kind == durationMonths
	t.node = len(c.s.nodes)
	c.s.nodes = append(c.s.nodes, n)
	c.constraints(at.Key("constraints"), t.node, spec.Constraints)
}

// need adds what a task takes, and when that works.
func (c *compiler) need(at govmaturity.Path, n *node, r, units int) {
	res := &c.s.resources[r]
	if slices.ContainsFunc(n.needs, func(x need) bool { return x.resource == r }) {
		c.Add(at.Key("resource"), govmaturity.CodeDuplicateID, "the task needs %q already", res.spec.ID)
		return
	}
	n.needs = append(n.needs, need{r, units})
	if most := res.most(); units > most && n.duration.n > 0 {
		c.Add(at.Key("units"), govmaturity.CodeUnreachable, "the task needs %v, and there is never more than %v", float64(units)/1000, float64(most)/1000)
	}
	if res.calendar == nil || res.calendar == n.calendar {
		return
	}
	key := n.calendar.ID() + " + " + res.calendar.ID()
	if c.mixed[key] == nil {
		c.mixed[key] = n.calendar.and(res.calendar)
	}
	n.calendar = c.mixed[key]
	if n.calendar != nil && n.calendar.segments != nil && n.calendar.end == 0 {
		c.Add(at.Key("resource"), govmaturity.CodeUnreachable, "the resource never works when the task can be worked on")
	}
}

func (c *compiler) estimate(at govmaturity.Path, spec *TaskSpec, n *node) {
	e := spec.Estimate
	if e == nil || spec.Duration == nil {
		return
	}
	if e.Optimistic > *spec.Duration {
		c.Add(at.Key("optimistic"), govmaturity.CodeOutOfOrder, "the optimistic duration is at most the likely one, %v; found %v", *spec.Duration, e.Optimistic)
	}
	if e.Pessimistic < *spec.Duration {
		c.Add(at.Key("pessimistic"), govmaturity.CodeOutOfOrder, "the pessimistic duration is at least the likely one, %v; found %v", *spec.Duration, e.Pessimistic)
	}
	n.low, n.high = e.Optimistic, e.Pessimistic
	n.likely, n.per = *spec.Duration, c.s.perUnit(cmpOr(spec.Unit, c.s.unit))
	n.distribution = cmpOr(e.Distribution, DistributionBetaPERT)
}

// thousandths counts what there is of a resource, or is needed of it.
func (c *compiler) thousandths(at govmaturity.Path, x float64) int {
	n := int(math.Round(x * 1000))
	if x > 0 && n == 0 {
		c.Add(at, govmaturity.CodeTooPrecise, "resources count to the thousandth; %v is less than one", x)
	}
	return n
}

func (c *compiler) compileResources() {
	for i := range c.Doc.Resources {
		spec, at := &c.Doc.Resources[i], govmaturity.Path{}.Key("resources").Index(i)
		if _, taken := c.resources[spec.ID]; taken {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a resource %q", spec.ID)
		} else {
			c.resources[spec.ID] = i
		}
		r := resource{spec: spec, capacity: 1000}
		if spec.Capacity != nil {
			r.capacity = c.thousandths(at.Key("capacity"), *spec.Capacity)
		}
		if spec.Calendar != "" {
			r.calendar = c.calendar(at.Key("calendar"), spec.Calendar)
		}
		for k, p := range spec.Periods {
			c.period(at.Key("periods").Index(k), &r, p)
		}
		slices.SortFunc(r.periods, func(a, b period) int { return int(a.from - b.from) })
		for k := 1; k < len(r.periods); k++ {
			if r.periods[k].from < r.periods[k-1].to {
				c.Add(at.Key("periods"), govmaturity.CodeOverlap, "two periods overlap: say once how much there is on a day")
				break
			}
		}
		c.s.resources = append(c.s.resources, r)
	}
}

func (c *compiler) period(at govmaturity.Path, r *resource, p CapacitySpec) {
	out := period{capacity: c.thousandths(at.Key("capacity"), p.Capacity)}
	switch {
	case c.s.dated && p.Between != nil:
		c.Add(at.Key("between"), govmaturity.CodeNotUsed, "a plan with a start says from and to")
		return
	case c.s.dated && (p.From == "" || p.To == ""):
		c.Add(at, govmaturity.CodeRequired, "a period has a first and a last day")
		return
	case c.s.dated:
		out.from, _ = c.moment(at.Key("from"), p.From)
		out.to, _ = c.moment(at.Key("to"), p.To)
		out.to += dayMinutes
	case p.From != "" || p.To != "":
		c.Add(at, govmaturity.CodeNotUsed, "a plan without a start has no dates: say between which units after the start")
		return
	case len(p.Between) != 2:
		c.Add(at.Key("between"), govmaturity.CodeWrongCount, "say two numbers: after how many units the period begins, and after how many it ends")
		return
	default:
		out.from = Moment(c.length(at, "between", p.Between[0], "").n)
		out.to = Moment(c.length(at, "between", p.Between[1], "").n)
	}
	if out.to <= out.from {
		c.Add(at, govmaturity.CodeOutOfOrder, "the period ends before it begins")
		return
	}
	r.periods = append(r.periods, out)
}
