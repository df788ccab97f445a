package chart

import (
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

const dayMinutes = 24 * 60

// ticks are the moments that lines are drawn for: days, weeks, months, quarters or years,
// as many as find room.
func ticks(p *schedule.Plan, span govmaturity.Range, w govmaturity.Words, width int) []drawing.Tick {
	most := 3
	if width >= 600 {
		most = 7
	}
	if !p.Schedule().Dated() {
		return counted(p, span, w, most)
	}
	return days(span, w, most)
}

// days are the ticks of a span of dates.
func days(span govmaturity.Range, w govmaturity.Words, most int) []drawing.Tick {
	first := schedule.Moment(span.Min)
	for _, step := range []struct{ days, months int }{{1, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 600}} {
		if out, ok := dated(first, span, step.days, step.months, w, most); ok {
			return out
		}
	}
	return nil
}

// dated are the ticks a number of days or months apart, if they are not too many.
func dated(first schedule.Moment, span govmaturity.Range, days, months int, w govmaturity.Words, most int) (out []drawing.Tick, ok bool) {
	var year, month, day int
	if _, err := fmt.Sscanf(first.Date(), "%d-%d-%d", &year, &month, &day); err != nil {
		return nil, true
	}
	at := schedule.At(year, month, day, 0, 0)
	if days > 1 { // weeks begin on Mondays
		at = schedule.At(year, month, day-int(at/dayMinutes%7), 0, 0)
	}
	if months > 0 {
		months0 := year*12 + month - 1
		months0 -= months0 % months
		year, month = months0/12, months0%12+1
		at = schedule.At(year, month, 1, 0, 0)
	}
	for n := 1; ; n++ {
		x := float64(at)
		if x > span.Max {
			return out, true
		}
		if x >= span.Min {
			if len(out) == most {
				return nil, false
			}
			title := w.Date(at.Date())
			if months > 0 {
				title = w.Date(at.Date()[:7])
			}
			if months >= 12 {
				title = w.Date(at.Date()[:4])
			}
			out = append(out, drawing.Tick{Value: x, Title: title})
		}
		if months > 0 {
			at = schedule.At(year, month+n*months, 1, 0, 0)
		} else {
			at += schedule.Moment(days * dayMinutes)
		}
	}
}

// counted are the ticks of a plan without dates.
func counted(p *schedule.Plan, span govmaturity.Range, w govmaturity.Words, most int) (out []drawing.Tick) {
	per := p.UnitMinutes()
	if per <= 0 || span.Max <= span.Min {
		return nil
	}
	step := 1.0
	for k := 0; span.Max/per/step > float64(most); k++ {
		step = math.Round(step * []float64{2, 2.5, 2}[k%3])
	}
	for x := 0.0; x*per <= span.Max; x += step {
		out = append(out, drawing.Tick{Value: x * per, Title: p.Label(schedule.Moment(x*per), false, w)})
	}
	return out
}
