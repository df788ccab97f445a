package schedule

import "testing"

// The last moment from which a lag of months does not pass another, and the first from
// which it reaches it, are those that trying every one finds.
func TestMonths(t *testing.T) {
	from := midnight(2027, 11, 20)
	for _, n := range []int{-13, -1, 1, 2, 12} {
		d := duration{kind: durationMonths, n: n}
		for day := range 140 { // over the end of a leap February, and over two years
			m := from + Moment(day*dayMinutes+617)
			first, last := Moment(0), Moment(0)
			for x := m.addMonths(-n) - 3*dayMinutes; x < m.addMonths(-n)+5*dayMinutes; x++ {
				if x.addMonths(n) <= m {
					last = x
				}
				if x.addMonths(n) >= m && first == 0 {
					first = x
				}
			}
			if got := d.before(nil, m); got != last {
				t.Errorf("%d months before %s: got %s, want %s", n, m, got, last)
			}
			if got := d.reach(nil, m); got != first {
				t.Errorf("%d months, to reach %s: got %s, want %s", n, m, got, first)
			}
		}
	}
}
