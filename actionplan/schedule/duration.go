package schedule

// duration is a length of time: working minutes, minutes, or months.
type duration struct {
	kind durationKind
	n    int // below 0 of a lag that goes back
}

type durationKind uint8

const (
	durationWork durationKind = iota
	durationElapsed
	durationMonths
)

// after is the first moment that is a lag after another.
func (d duration) after(c *Calendar, m Moment) Moment {
	switch {
	case d.n == 0:
		return m
	case d.kind == durationMonths:
		return m.addMonths(d.n)
	case d.kind == durationElapsed || c == nil:
		return m + Moment(d.n)
	}
	return c.early(c.worked(m) + d.n)
}

// before is the last moment to which a lag can be added without passing another: the
// last m such that d.after(m) is at most that.
func (d duration) before(c *Calendar, m Moment) Moment {
	switch {
	case d.n == 0:
		return m
	case d.kind == durationMonths:
		return d.lastUpTo(farAway, m)
	case d.kind == durationElapsed || c == nil:
		return m - Moment(d.n)
	}
	return c.late(c.worked(m) - d.n)
}

// reach is the first moment to which a lag can be added to come at least to another.
// Of working time, no more work lies between than the lag.
func (d duration) reach(c *Calendar, m Moment) Moment {
	switch {
	case d.kind == durationMonths:
		return d.firstFrom(-farAway, m)
	case d.kind == durationElapsed || c == nil:
		return m - Moment(d.n)
	case d.n == 0:
		return m
	}
	return c.early(c.worked(m) - d.n)
}

// Months do not keep the order of moments: the last days of a longer month all lead to the
// last day of a shorter one, 29 January at 17:00 to later than 31 January at 08:00. What
// is sought is therefore sought day by day.

// lastUpTo is the last moment, up to a limit, from which months do not pass another.
func (d duration) lastUpTo(limit, target Moment) Moment {
	limit = min(limit, target.addMonths(-d.n)+4*dayMinutes)
	for {
		day, _ := limit.day()
		open := Moment(day) * dayMinutes
		if left := target - open.addMonths(d.n); left >= 0 {
			return min(limit, open+left)
		}
		limit = open - 1
	}
}

// firstFrom is the first moment, from a limit on, from which months reach another.
func (d duration) firstFrom(limit, target Moment) Moment {
	limit = max(limit, target.addMonths(-d.n)-4*dayMinutes)
	for {
		day, _ := limit.day()
		open := Moment(day) * dayMinutes
		if x := max(limit, open+target-open.addMonths(d.n)); x < open+dayMinutes {
			return x
		}
		limit = open + dayMinutes
	}
}

// forward is the earliest that the arc lets its end be.
func (a *arc) forward(m Moment) Moment {
	if a.back {
		if a.calendar == nil || a.lag.kind == durationElapsed {
			return m - Moment(a.lag.n)
		}
		return a.calendar.early(a.calendar.worked(m) - a.lag.n)
	}
	return a.lag.after(a.calendar, m)
}

// backward is the latest that the end it comes from may be.
func (a *arc) backward(m Moment) Moment {
	if a.back {
		if a.calendar == nil || a.lag.kind == durationElapsed {
			return m + Moment(a.lag.n)
		}
		return a.calendar.late(a.calendar.worked(m) + a.lag.n)
	}
	return a.lag.before(a.calendar, m)
}

// works reports whether the node lasts, and only in working time.
func (n *node) works() bool { return n.calendar != nil && n.duration.n > 0 }

// begin is the first moment from m on that the node can start.
func (n *node) begin(m Moment) Moment {
	if !n.works() || n.offHours {
		return m
	}
	return n.calendar.Next(m)
}

// beginBefore is the last moment up to m that the node can start.
func (n *node) beginBefore(m Moment) Moment {
	if !n.works() || n.offHours {
		return m
	}
	w := n.calendar.worked(m)
	if at := n.calendar.late(w); at <= m {
		return at
	}
	return n.calendar.late(w - 1)
}

// worked counts the time that floats are told in: working time, or all time.
func (n *node) worked(m Moment) int { return n.calendar.worked(m) }

// same reports whether the node does nothing between two moments.
func (n *node) same(a, b Moment) bool { return n.works() && n.worked(a) == n.worked(b) }
