package mspdi_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/schedule/mspdi"
)

func folder(tb testing.TB) string {
	tb.Helper()
	for _, root := range []string{"../../../../shared/data/actionplan", "../../../../../shared/data/actionplan"} {
		if _, err := os.Stat(filepath.Join(root, "mspdi")); err == nil {
			return root
		}
	}
	tb.Skip("the shared data are not here")
	return ""
}

func computed(t schedule.Task) mspdi.Stored {
	return mspdi.Stored{
		Start: t.Start(), Finish: t.Finish(), EarlyStart: t.EarlyStart(), EarlyFinish: t.EarlyFinish(),
		LateStart: t.LateStart(), LateFinish: t.LateFinish(), TotalFloat: t.TotalFloat(), FreeFloat: t.FreeFloat(), Critical: t.Critical(),
	}
}

// evening is what Project stores, with the late finish of a task that is scheduled by hand
// in the evening: Project then has the next morning, and no work lies between.
func evening(p *schedule.Plan, want mspdi.Stored) mspdi.Stored {
	if c := p.Schedule().Calendar(); want.Manual && want.LateFinish.Clock() == "08:00" {
		want.LateFinish = c.AddWork(c.AddWork(want.LateFinish, -1), 1)
	}
	want.Manual = false
	return want
}

// Every date, float and critical flag that Project has stored comes out, but of two
// tasks: Project does not carry what waits for the start of a task that is scheduled by
// hand back to its late dates. Without those two links, theirs come out too.
func TestStored(t *testing.T) {
	root := folder(t)
	byHand := map[string]bool{"task-links.xml 11": true, "task-links.xml 13": true}
	tasks := 0
	for _, file := range []string{"mspdi/task-links.xml", "found/mspdi/relations.xml"} {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		project, err := mspdi.Read(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		plan := func(spec *schedule.ScheduleSpec) *schedule.Plan {
			s, err := schedule.Compile(spec, nil)
			if err != nil {
				t.Fatal(err)
			}
			p, err := s.Plan(t.Context(), schedule.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		p := plan(project.Spec)
		for id, want := range project.Stored {
			tasks++
			manual := want.Manual
			diff := cmp.Diff(evening(p, want), computed(p.Task(id)))
			if name := filepath.Base(file) + " " + id; (diff != "") != byHand[name] || byHand[name] && !manual {
				t.Errorf("%s (-stored +computed):\n%s", name, diff)
			}
		}
		if file != "mspdi/task-links.xml" {
			continue
		}
		for i := range project.Spec.Tasks {
			if spec := &project.Spec.Tasks[i]; spec.ID == "12" || spec.ID == "14" {
				spec.After = nil
			}
		}
		p = plan(project.Spec)
		for _, id := range []string{"11", "13"} {
			want := evening(p, project.Stored[id])
			got := computed(p.Task(id))
			want.FreeFloat, got.FreeFloat = 0, 0 // which counts the link that was taken away
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s without the link (-stored +computed):\n%s", id, diff)
			}
		}
	}
	if tasks != 17+6 {
		t.Errorf("%d tasks", tasks)
	}
}

const small = `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate>
<Tasks><Task><UID>1</UID><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task></Tasks></Project>`

// Files that nobody should trust end in problems, not in trouble.
func TestHostile(t *testing.T) {
	for want, text := range map[string]string{
		"document type":         `<!DOCTYPE a [<!ENTITY b "c">]>` + small,
		"cannot be read as XML": strings.Replace(small, "PT8H0M0S", "&b;", 1),
		"first element":         "<Other/>",
		"is empty":              "  ",
		"elements are more than 32 deep": "<Project>" + strings.Repeat("<a>", 100) +
			strings.Repeat("</a>", 100) + "</Project>",
		"expected a duration": strings.Replace(small, "PT8H0M0S", "8 hours", 1),
		"has no start":        strings.Replace(small, "2026-01-05T08:00:00", "", 1),
		"no task 9":           strings.Replace(small, "</Duration>", "</Duration><PredecessorLink><PredecessorUID>9</PredecessorUID></PredecessorLink>", 1),
		"no calendar 7":       strings.Replace(small, "<Tasks>", "<CalendarUID>7</CalendarUID><Tasks>", 1),
	} {
		if _, err := mspdi.Read("x.xml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := mspdi.Read("x.xml", []byte(small)); err != nil {
		t.Error(err)
	}
}

// What is shorter than a minute is left out, and that is said.
func TestLessThanAMinute(t *testing.T) {
	text := strings.Replace(small, "</Task></Tasks>", "</Task><Task><UID>2</UID><OutlineLevel>1</OutlineLevel><Duration>PT0H0M20S</Duration>"+
		"<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>3</LinkLag></PredecessorLink></Task></Tasks>", 1)
	project, err := mspdi.Read("x.xml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(project.Notes) != 1 || !strings.Contains(project.Notes.Error(), "Tasks[1].Duration: times of less than a minute are left out") {
		t.Errorf("notes: %v", project.Notes)
	}
	if _, err := schedule.Compile(project.Spec, nil); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(strings.Replace(small, "<Tasks>", `<Calendars><Calendar><UID>1</UID><BaseCalendarUID>2</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></Calendar></Calendars><Tasks>`, 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		project, err := mspdi.Read("x.xml", data)
		if err != nil {
			return
		}
		s, err := schedule.Compile(project.Spec, nil)
		if err != nil {
			return
		}
		if p, err := s.Plan(t.Context(), schedule.Options{}); err == nil && p.Finish() < p.Start() {
			t.Errorf("the plan ends before it starts")
		}
	})
}
