package schedule

import (
	"sort"

	"github.com/govmaturity/govmaturity"
)

// Calendar says when people work. It does not change, and any number of goroutines may
// use it at once. [CompileCalendars] makes some. The zero Calendar, and a nil one, work
// at all times.
//
// It knows the years from 1900 to 2199, and counts all time outside of them as worked.
type Calendar struct {
	spec *CalendarSpec
	// id is that of the calendar; several where it is when all of them work.
	id       string
	segments []segment
	blocks   []int32 // by 32 days from the first on, the segment of the first of them
	end      int     // the work until the last moment
	names    map[int]govmaturity.Text
	fiscal   int // the first month
	day      int // the minutes of a working day
}

// segment is a run of days with the same week: of one day, where it is not as the week
// says.
type segment struct {
	day  int // the first, counted from the first day of the calendar
	work int // before it
	week *week
}

// week is the working time of seven days, from the first of a segment on.
type week struct {
	days [7]*shift
	sums [8]int // of the days before
	own  bool   // all days of it are named
}

func (w *week) add() *week {
	for i, s := range w.days {
		w.sums[i+1] = w.sums[i] + s.total
	}
	return w
}

var firstDay = int(firstMoment / dayMinutes)

const blockDays = 32

// seal counts the work before each segment. Segments are in order; the first is of the
// first day.
func (c *Calendar) seal() {
	work := 0
	for i := range c.segments {
		s := &c.segments[i]
		if i > 0 {
			before := &c.segments[i-1]
			n := s.day - before.day
			work += n/7*before.week.sums[7] + before.week.sums[n%7]
		}
		s.work = work
	}
	days := int(lastMoment-firstMoment) / dayMinutes
	at := 0
	for d := 0; d < days; d += blockDays {
		for at+1 < len(c.segments) && c.segments[at+1].day <= d {
			at++
		}
		c.blocks = append(c.blocks, int32(at))
	}
	last := &c.segments[len(c.segments)-1]
	n := days - last.day
	c.end = last.work + n/7*last.week.sums[7] + last.week.sums[n%7]
}

// segmentOf returns the segment of a day, counted from the first day.
func (c *Calendar) segmentOf(day int) *segment {
	i := int(c.blocks[day/blockDays])
	for i+1 < len(c.segments) && c.segments[i+1].day <= day {
		i++
	}
	return &c.segments[i]
}

// shiftOf is the working time of a day, counted from the first day.
func (c *Calendar) shiftOf(day int) *shift {
	s := c.segmentOf(day)
	return s.week.days[(day-s.day)%7]
}

// worked is the work before a moment, counted from the first moment.
func (c *Calendar) worked(m Moment) int {
	if m < firstMoment || c == nil || c.segments == nil {
		return int(m - firstMoment)
	}
	if m >= lastMoment {
		return c.end + int(m-lastMoment)
	}
	at := int(m - firstMoment)
	day, minute := at/dayMinutes, at%dayMinutes
	s := c.segmentOf(day)
	n := day - s.day
	k := n % 7
	return s.work + n/7*s.week.sums[7] + s.week.sums[k] + s.week.days[k].before(minute)
}

// early is the first moment before which so much is worked.
func (c *Calendar) early(work int) Moment {
	if work <= 0 || c == nil || c.segments == nil {
		return firstMoment + Moment(work)
	}
	if work > c.end {
		return lastMoment + Moment(work-c.end)
	}
	// The last segment before which less is worked.
	s := &c.segments[sort.Search(len(c.segments), func(i int) bool { return c.segments[i].work >= work })-1]
	left, w := work-s.work, s.week
	weeks := (left - 1) / w.sums[7]
	left -= weeks * w.sums[7]
	k := 0
	for w.sums[k+1] < left {
		k++
	}
	return firstMoment + Moment((s.day+weeks*7+k)*dayMinutes+w.days[k].early(left-w.sums[k]))
}

// late is the last moment before which no more is worked: the next minute is.
func (c *Calendar) late(work int) Moment {
	if work < 0 || c == nil || c.segments == nil {
		return firstMoment + Moment(work)
	}
	if work >= c.end {
		return lastMoment + Moment(work-c.end)
	}
	s := &c.segments[sort.Search(len(c.segments), func(i int) bool { return c.segments[i].work > work })-1]
	left, w := work-s.work, s.week
	weeks := left / w.sums[7]
	left -= weeks * w.sums[7]
	k := 0
	for w.sums[k+1] <= left {
		k++
	}
	return firstMoment + Moment((s.day+weeks*7+k)*dayMinutes+w.days[k].late(left-w.sums[k]))
}

// ID returns the id of the calendar, or "" for one that works at all times.
func (c *Calendar) ID() string {
	if c == nil {
		return ""
	}
	return c.id
}

// Title returns the title of the calendar, or nil.
func (c *Calendar) Title() govmaturity.Text {
	if c == nil || c.spec == nil {
		return nil
	}
	return c.spec.Title.Clone()
}

// DayMinutes returns how many minutes of work a working day has: the most that a day
// of its first week has.
func (c *Calendar) DayMinutes() int {
	if c == nil || c.segments == nil {
		return dayMinutes
	}
	return c.day
}

// WorkBetween returns how many minutes are worked from one moment to another: below 0
// when the second is before the first. It takes the same short time for any two.
func (c *Calendar) WorkBetween(from, to Moment) int { return c.worked(to) - c.worked(from) }

// AddWork returns the first moment by which so many minutes are worked since another
// one, such as 17:00 and not the next morning. With minutes below 0, it is the last
// moment from which so much is worked until then: the morning. With 0, it is the moment
// itself.
func (c *Calendar) AddWork(from Moment, minutes int) Moment {
	switch {
	case minutes > 0:
		return c.early(c.worked(from) + minutes)
	case minutes < 0:
		return c.late(c.worked(from) + minutes)
	}
	return from
}

// Next returns the moment itself, if the minute after it is worked, or else the next
// one of which that is so. When there is none, it is in the year 2200.
func (c *Calendar) Next(m Moment) Moment { return c.late(c.worked(m)) }

// Work returns how many minutes of a day are worked, and which day that is, if it has
// a name. The moment may be any of the day.
func (c *Calendar) Work(m Moment) (minutes int, name govmaturity.Text) {
	if c == nil || c.segments == nil {
		return dayMinutes, nil
	}
	if m < firstMoment || m >= lastMoment {
		return 0, nil
	}
	day := int(m-firstMoment) / dayMinutes
	return c.shiftOf(day).total, c.names[day].Clone()
}

// and returns the calendar of when both work.
func (c *Calendar) and(o *Calendar) *Calendar {
	switch {
	case c == nil || c.segments == nil || c == o:
		return o
	case o == nil || o.segments == nil:
		return c
	}
	out := &Calendar{id: c.id + " + " + o.id, fiscal: c.fiscal, day: c.day, names: map[int]govmaturity.Text{}}
	for _, from := range []*Calendar{o, c} {
		for day, name := range from.names {
			out.names[day] = name
		}
	}
	known := map[[14]*shift]*week{}
	for i, k := 0, 0; ; {
		a, b := &c.segments[i], &o.segments[k]
		day := max(a.day, b.day)
		var key [14]*shift
		for d := range 7 {
			key[d], key[7+d] = a.week.days[(day-a.day+d)%7], b.week.days[(day-b.day+d)%7]
		}
		w := known[key]
		if w == nil {
			w = &week{own: a.week.own || b.week.own}
			for d := range 7 {
				w.days[d] = key[d].both(key[7+d])
			}
			known[key] = w.add()
		}
		out.segments = append(out.segments, segment{day: day, week: w})
		nextA, nextB := c.after(i), o.after(k)
		if nextA < 0 && nextB < 0 {
			break
		}
		switch {
		case nextB < 0 || nextA >= 0 && nextA < nextB:
			i++
		case nextA < 0 || nextB < nextA:
			k++
		default:
			i, k = i+1, k+1
		}
	}
	out.seal()
	return out
}

// after is the first day of the segment after one, or -1.
func (c *Calendar) after(i int) int {
	if i+1 < len(c.segments) {
		return c.segments[i+1].day
	}
	return -1
}
