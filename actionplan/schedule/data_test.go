package schedule_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// folder finds the shared data, which are not in the repository.
func folder(tb testing.TB) string {
	tb.Helper()
	for _, root := range []string{"../../../shared/data/actionplan", "../../../../shared/data/actionplan"} {
		if _, err := os.Stat(filepath.Join(root, "found")); err == nil {
			return root
		}
	}
	tb.Skip("the shared data are not here")
	return ""
}

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func rows(tb testing.TB, file string) (out []map[string]string) {
	tb.Helper()
	f := must[*os.File](tb)(os.Open(file))
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	all := must[[][]string](tb)(r.ReadAll())
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, key := range all[0] {
			if i < len(row) {
				m[key] = row[i]
			}
		}
		out = append(out, m)
	}
	return out
}

func moment(tb testing.TB, s string) schedule.Moment {
	tb.Helper()
	m, _, err := schedule.ParseMoment(s)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func calendar(tb testing.TB, spec schedule.CalendarSpec) *schedule.Calendar {
	tb.Helper()
	spec.ID = "test"
	c := must[*schedule.Calendars](tb)(schedule.CompileCalendars(&schedule.CalendarsSpec{
		Format: schedule.CalendarsFormat, ID: "test", Calendars: []schedule.CalendarSpec{spec},
	}))
	return c.Calendar("test")
}

// exceptions reads "2003-10-10 off; 2003-10-11 09:00-13:00".
func exceptions(tb testing.TB, s string) (out []schedule.DaySpec) {
	for _, part := range strings.Split(s, ";") {
		day, what, ok := strings.Cut(strings.TrimSpace(part), " ")
		if !ok {
			continue
		}
		d := schedule.DaySpec{Date: day}
		if from, to, ok := strings.Cut(what, "-"); ok {
			d.Hours = []schedule.HoursSpec{{From: from, To: to}}
		}
		out = append(out, d)
	}
	return out
}

// Calendar arithmetic of MS Project, as the tests of MPXJ have it.
func TestCalendarArithmetic(t *testing.T) {
	root := folder(t)
	n := 0
	for _, r := range rows(t, filepath.Join(root, "found/schedule/add_work_forward.csv")) {
		c := calendar(t, schedule.CalendarSpec{Days: exceptions(t, r["exceptions"])})
		hours := must[float64](t)(strconv.ParseFloat(r["work"], 64))
		n++
		start := moment(t, r["start"])
		got := c.AddWork(start, int(hours*60))
		if got.String() != r["end"] {
			t.Errorf("%s + %s hours (%s): got %s, want %s", r["start"], r["work"], r["exceptions"], got, r["end"])
		}
		if back := c.AddWork(got, -int(hours*60)); c.Next(start) != back {
			t.Errorf("%s - %s hours: got %s, want %s", got, r["work"], back, c.Next(start))
		}
	}
	for _, r := range rows(t, filepath.Join(root, "found/schedule/work_between_a.csv")) {
		c := calendar(t, schedule.CalendarSpec{Days: exceptions(t, r["exceptions"])})
		n++
		days := float64(c.WorkBetween(moment(t, r["start"]), moment(t, r["end"]))) / 480
		want := must[float64](t)(strconv.ParseFloat(r["work_days_2dp"], 64))
		if math.Abs(math.Round(days*100)-math.Round(want*100)) > 0 {
			t.Errorf("%s to %s: got %v days, want %v", r["start"], r["end"], days, want)
		}
	}
	if n != 25 {
		t.Errorf("%d cases", n)
	}
}

// Days that come again and again.
func TestRecurrences(t *testing.T) {
	root := folder(t)
	all := rows(t, filepath.Join(root, "found/schedule/recurring_nonworking_a.csv"))
	for _, r := range all {
		number := func(key string) int {
			if r[key] == "" {
				return 0
			}
			return must[int](t)(strconv.Atoi(r[key]))
		}
		rule := schedule.RecurrenceSpec{
			Rule: schedule.Recurrence(r["type"]), Interval: number("every"), From: r["start"], Times: number("occurrences"), Month: number("month"),
		}
		if r["weekdays"] != "" {
			rule.Weekdays = []schedule.Weekday{schedule.Weekday(r["weekdays"])}
		}
		if r["relative"] == "true" {
			rule.Nth, rule.Weekday = number("day_number"), schedule.Weekday(r["weekday"])
		} else {
			rule.Day = number("day_number")
		}
		// All days but these are worked around the clock, so that only they are off.
		c := calendar(t, schedule.CalendarSpec{Weeks: []schedule.WeekSpec{{NoWeekend: true}}, Days: []schedule.DaySpec{{Name: govmaturity.English("x"), Every: &rule}}})
		var got []string
		for m := schedule.At(1999, 1, 1, 0, 0); m < schedule.At(2015, 1, 1, 0, 0); m += 24 * 60 {
			if minutes, _ := c.Work(m); minutes == 0 {
				got = append(got, m.Date())
			}
		}
		if strings.Join(got, " ") != r["dates"] {
			t.Errorf("%s: got %v, want %s", r["name"], got, r["dates"])
		}
	}
	if len(all) != 13 {
		t.Errorf("%d cases", len(all))
	}
}

// Labels of other calendars, both ways, and the weeks of all territories.
func TestOtherCalendars(t *testing.T) {
	root := folder(t)
	n := 0
	for file, era := range map[string]schedule.Era{"umm_al_qura_month_starts.csv": schedule.EraHijri, "bikram_sambat_dates.csv": schedule.EraBikramSambat} {
		for _, r := range rows(t, filepath.Join(root, "found/calendar", file)) {
			n++
			m := moment(t, r["gregorian"])
			y, mo, d, ok := era.Date(m)
			want := r["hijri"] + r["bikram_sambat"]
			if got := fmt.Sprintf("%04d-%02d-%02d", y, mo, d); !ok || got != want {
				t.Errorf("%s: got %s, want %s", r["gregorian"], got, want)
			}
			if back, ok := era.Moment(y, mo, d); !ok || back != m {
				t.Errorf("%s: back to %s", r["gregorian"], back)
			}
		}
	}
	days := map[string][]int{}
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(filepath.Join(root, "found/calendar/bikram_sambat_days_in_month.json"))), &days); err != nil {
		t.Fatal(err)
	}
	for year, lengths := range days {
		for k, length := range lengths {
			n++
			y := must[int](t)(strconv.Atoi(year))
			_, last := schedule.EraBikramSambat.Moment(y, k+1, length)
			if _, more := schedule.EraBikramSambat.Moment(y, k+1, length+1); !last || more {
				t.Errorf("%d-%d has not %d days", y, k+1, length)
			}
		}
	}
	short := map[schedule.Weekday]string{}
	for _, d := range schedule.Weekdays() {
		short[d] = string(d[:3])
	}
	for _, r := range rows(t, filepath.Join(root, "found/calendar/cldr_week.csv")) {
		n++
		first, weekend := schedule.WeekOf(r["territory"])
		wantFirst, from, to := r["first_day"], r["weekend_start"], r["weekend_end"]
		if wantFirst == "" {
			wantFirst = "mon"
		}
		if from == "" {
			from = "sat"
		}
		if to == "" {
			to = "sun"
		}
		if short[first] != wantFirst || short[weekend[0]] != from || short[weekend[len(weekend)-1]] != to {
			t.Errorf("%s: %s, %v", r["territory"], first, weekend)
		}
	}
	if n != 672+100+121*12+156 {
		t.Errorf("%d cases", n)
	}
}

// cases are projects of TaskJuggler's own tests.
type caseFile struct {
	Name     string
	Start    string `json:"project_start"`
	Calendar struct {
		Off []string
	}
	Resources []struct {
		ID  string
		Off []string
	}
	Tasks []struct {
		ID, Parent, Start, End, Duration, Length, Effort, Resource string
		Alap                                                       bool
		After, Children                                            []string
		ExpectStart                                                string `json:"expect_start"`
		ExpectEnd                                                  string `json:"expect_end"`
		ExpectDays                                                 *int   `json:"expect_working_days"`
	}
}

func off(spans []string) (out []schedule.DaySpec) {
	for _, s := range spans {
		d := schedule.DaySpec{Date: s}
		if from, to, ok := strings.Cut(s, "/"); ok {
			d = schedule.DaySpec{From: from, To: to}
		}
		out = append(out, d)
	}
	return out
}

// amount reads 5w, in a unit of elapsed or of working time.
func amount(tb testing.TB, s string, elapsed bool) (*float64, schedule.Unit) {
	x := must[float64](tb)(strconv.ParseFloat(s[:len(s)-1], 64))
	unit := map[byte]schedule.Unit{'h': schedule.UnitHours, 'd': schedule.UnitDays, 'w': schedule.UnitWeeks}[s[len(s)-1]]
	if elapsed {
		unit = "elapsed-" + unit
	}
	return &x, unit
}

func (c *caseFile) spec(tb testing.TB) *schedule.ScheduleSpec {
	hours := []schedule.WeekSpec{{Hours: []schedule.HoursSpec{{From: "09:00", To: "17:00"}}}}
	spec := &schedule.ScheduleSpec{
		Format: schedule.ScheduleFormat, ID: "case", Start: c.Start, Calendar: "work",
		Calendars: []schedule.CalendarSpec{{ID: "work", Weeks: hours, Days: off(c.Calendar.Off)}},
	}
	known := map[string]bool{}
	resource := func(id string, days []string) {
		if !known[id] {
			known[id] = true
			spec.Calendars = append(spec.Calendars, schedule.CalendarSpec{ID: id, Base: "work", Days: off(days)})
			spec.Resources = append(spec.Resources, schedule.ResourceSpec{ID: id, Calendar: id})
		}
	}
	for _, r := range c.Resources {
		resource(r.ID, r.Off)
	}
	parts := map[string]bool{}
	for _, t := range c.Tasks {
		id := strings.ToLower(t.ID)
		out := schedule.TaskSpec{ID: id, Parent: strings.ToLower(t.Parent), Late: t.Alap}
		if t.Children != nil {
			for _, part := range t.Children {
				parts[strings.ToLower(part)] = true
				spec.Tasks = append(spec.Tasks, schedule.TaskSpec{ID: strings.ToLower(part), Parent: id})
			}
		}
		switch {
		case t.Duration != "":
			out.Duration, out.Unit = amount(tb, t.Duration, true)
		case t.Length != "":
			out.Duration, out.Unit = amount(tb, t.Length, false)
			out.OffHours = true // TaskJuggler starts such a task where its predecessor ends
		case t.Effort != "":
			resource(t.Resource, nil)
			out.Duration, out.Unit = amount(tb, t.Effort, false)
			out.Needs = []schedule.ResourceNeedSpec{{Resource: t.Resource}}
		}
		at := func(date string) string {
			if !strings.Contains(date, "T") {
				date += "T00:00"
			}
			return date
		}
		if t.Start != "" {
			out.Constraints = append(out.Constraints, schedule.ConstraintSpec{Kind: schedule.ConstraintKindStartNotEarlier, Date: at(t.Start)})
		}
		if t.End != "" {
			out.Constraints = append(out.Constraints, schedule.ConstraintSpec{Kind: schedule.ConstraintKindMustFinish, Date: at(t.End)})
		}
		for _, a := range t.After {
			f := strings.Fields(a)
			l := schedule.TaskLinkSpec{Task: f[0]}
			for k := 1; k < len(f); k++ {
				switch f[k] {
				case "SS":
					l.Type = schedule.LinkTypeStartStart
				case "gapduration", "gaplength":
					l.Lag, l.Unit = amount(tb, f[k+1], f[k] == "gapduration")
					k++
				}
			}
			out.After = append(out.After, l)
		}
		spec.Tasks = append(spec.Tasks, out)
	}
	return spec
}

func TestTaskJugglerCases(t *testing.T) {
	root := folder(t)
	var cases []caseFile
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(filepath.Join(root, "found/schedule/calendar_cases.json"))), &cases); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, c := range cases {
		s := must[*schedule.Schedule](t)(schedule.Compile(c.spec(t), nil))
		for _, limited := range []bool{false, true} {
			p := must[*schedule.Plan](t)(s.Plan(t.Context(), schedule.Options{Limited: limited}))
			for _, task := range c.Tasks {
				got := p.Task(strings.ToLower(task.ID))
				if task.ExpectStart != "" {
					checked++
					if got.Start().String() != task.ExpectStart {
						t.Errorf("%s %s starts %s, want %s", c.Name, task.ID, got.Start(), task.ExpectStart)
					}
				}
				if task.ExpectEnd != "" {
					checked++
					if got.Finish().String() != task.ExpectEnd {
						t.Errorf("%s %s ends %s, want %s", c.Name, task.ID, got.Finish(), task.ExpectEnd)
					}
				}
				if task.ExpectDays != nil {
					checked++
					if days := s.Calendar().WorkBetween(got.Start(), got.Finish()) / 480; days != *task.ExpectDays {
						t.Errorf("%s %s: %d working days, want %d", c.Name, task.ID, days, *task.ExpectDays)
					}
				}
			}
		}
	}
	if len(cases) != 5 || checked != 56 {
		t.Errorf("%d cases, %d values", len(cases), checked)
	}
}

// What is said of a time, or comes again by the date, is about the days that the week
// works. A date, and a rule for a day of the week, can make a weekend worked.
func TestShorterTimes(t *testing.T) {
	const head = "format: govmaturity/calendars/1\nid: x\ncalendars:\n  - id: c\n    days: "
	for _, c := range []struct{ days, from, to string }{
		// Friday 30 July 2027 is whole, and August has half days: Saturday and Sunday have none.
		{"[{from: 2027-08-01, to: 2027-08-31, work: first-half}]", "2027-07-30T08:00", "2027-08-03T12:00"},
		{"[{from: 2027-08-01, to: 2027-08-31, hours: [{from: '10:00', to: '14:00'}]}]", "2027-07-30T08:00", "2027-08-03T14:00"},
		{"[{from: 2027-07-31, to: 2027-08-01, work: full}]", "2027-07-30T08:00", "2027-08-02T17:00"},
		// A feast in a time goes before the time.
		{"[{from: 2027-08-01, to: 2027-08-31, work: first-half}, {date: 2027-08-02}]", "2027-07-30T08:00", "2027-08-04T12:00"},
		// Half a day before a feast, each year: on a Saturday it is nothing.
		{"[{every: {rule: yearly, month: 7, day: 31}, work: first-half}]", "2027-07-30T08:00", "2027-08-02T17:00"},
		{"[{date: 2027-07-31, work: first-half}]", "2027-07-30T08:00", "2027-08-02T12:00"},
		{"[{every: {rule: weekly, weekdays: [saturday]}, hours: [{from: '09:00', to: '17:00'}]}]", "2027-07-30T08:00", "2027-07-31T17:00"},
	} {
		all, err := schedule.ReadCalendars("c.yaml", []byte(head+c.days+"\n"))
		if err != nil {
			t.Fatalf("%s: %v", c.days, err)
		}
		from, _, err := schedule.ParseMoment(c.from)
		if err != nil {
			t.Fatal(err)
		}
		day := all.Calendar("c")
		if got := day.AddWork(from, 2*day.DayMinutes()); got.String() != c.to {
			t.Errorf("%s: two days of work from %s end %s, want %s", c.days, c.from, got, c.to)
		}
	}
}
