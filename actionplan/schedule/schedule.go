package schedule

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Schedule is a compiled [ScheduleSpec]. It does not change, and any number of goroutines may
// use it at once. [Compile] makes one.
type Schedule struct {
	spec        *ScheduleSpec
	hash, rules string
	dated       bool
	start       Moment
	deadline    *Moment
	calendar    *Calendar
	known       map[string]*Calendar
	unit        Unit
	dayMinutes  float64
	weekDays    float64

	resources []resource
	tasks     []task
	byID      map[string]int
	links     []linkPlace

	nodes   []node
	arcs    []arc
	in, out index
	order   []int   // of nodes, each after those that it waits for
	place   []int   // of a node in the order
	rank    []int32 // of a node by the id of its task
	byRank  []int32 // and back
	backs   int     // arcs that bound from above
	uneven  bool    // something lasts or lags by months
	// placed gives problems their lines, where the schedule was read from text.
	placed func(govmaturity.Problems) govmaturity.Problems
}

type task struct {
	spec   *TaskSpec
	parent int // -1 without one
	parts  []int
	node   int // -1 of a task with parts
}

type linkPlace struct{ task, at, from int }

type resource struct {
	spec     *ResourceSpec
	calendar *Calendar
	capacity int // in thousandths
	periods  []period
}

type period struct {
	from, to Moment
	capacity int
}

// most is how much there can ever be.
func (r *resource) most() int {
	most := r.capacity
	for _, p := range r.periods {
		most = max(most, p.capacity)
	}
	return most
}

// node is what has a start and an end in the network: a task without parts, or a gate.
type node struct {
	task     int // -1 of a gate
	of       int // of a gate: the task, and whether its end
	end      bool
	calendar *Calendar // nil: all time counts
	duration duration
	offHours bool
	late     bool
	needs    []need
	bounds   []bound

	// An uncertain duration, in its unit.
	low, likely, high, per float64
	distribution           Distribution // "" when certain
}

type need struct{ resource, units int }

// farAway is beyond all moments.
const farAway = Moment(math.MaxInt64 / 4)

// bound is a constraint: the start, or the finish, lies between two moments.
type bound struct {
	constraint int // its place
	finish     bool
	low, high  Moment
	soft       bool
}

// arc says that one end of a node comes no earlier than a lag after an end of another.
type arc struct {
	from, to             int
	fromFinish, toFinish bool
	lag                  duration
	calendar             *Calendar
	// back says that the arc is the other side of a link with a most: its lag is how
	// much earlier From may be than To, at most.
	back bool
	link int // -1 of a gate's
}

// index finds arcs by a node.
type index struct{ first, arcs []int32 }

func newIndex(n int, arcs []arc, key func(*arc) int) index {
	x := index{first: make([]int32, n+1), arcs: make([]int32, len(arcs))}
	for i := range arcs {
		x.first[key(&arcs[i])+1]++
	}
	for i := range n {
		x.first[i+1] += x.first[i]
	}
	next := append([]int32(nil), x.first...)
	for i := range arcs {
		k := key(&arcs[i])
		x.arcs[next[k]] = int32(i)
		next[k]++
	}
	return x
}

func (x *index) of(i int) []int32 { return x.arcs[x.first[i]:x.first[i+1]] }

// ID returns the schedule's id.
func (s *Schedule) ID() string { return s.spec.ID }

// Edition returns the edition, or "".
func (s *Schedule) Edition() string { return s.spec.Edition }

// Title returns the schedule's title, or nil.
func (s *Schedule) Title() govmaturity.Text { return s.spec.Title.Clone() }

// Hash returns the content hash: of all that the document says.
func (s *Schedule) Hash() string { return s.hash }

// RulesHash returns the hash of all but the words for people. Schedules with the same
// one, and the same calendars, have the same dates.
func (s *Schedule) RulesHash() string { return s.rules }

// Spec returns a copy of the document that the schedule was compiled from.
func (s *Schedule) Spec() *ScheduleSpec { return scheduleFormat.Clone(s.spec) }

// Dated reports whether the schedule has a start, and so dates.
func (s *Schedule) Dated() bool { return s.dated }

// Deadline returns when all should be done, and whether the schedule says so.
func (s *Schedule) Deadline() (m Moment, ok bool) {
	if s.deadline == nil {
		return 0, false
	}
	return *s.deadline, true
}

// Calendar returns the calendar of tasks that name none, or nil where there are no
// dates.
func (s *Schedule) Calendar() *Calendar { return s.calendar }

// Len returns the number of tasks.
func (s *Schedule) Len() int { return len(s.tasks) }
