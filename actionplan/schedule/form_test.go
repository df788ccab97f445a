package schedule_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// What is entered in the forms comes back as it was, in each language of the library.
func TestForms(t *testing.T) {
	portal := string(must[[]byte](t)(os.ReadFile("../../examples/schedule/portal.yaml")))
	for _, text := range []string{story, portal} {
		s := must[*schedule.Schedule](t)(schedule.Read("x.yaml", []byte(text), nil))
		calendars := &schedule.CalendarsSpec{Format: schedule.CalendarsFormat, ID: "x", Calendars: s.Spec().Calendars}
		c := must[*schedule.Calendars](t)(schedule.CompileCalendars(calendars))
		for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
			f := schedule.Form(nil, govmaturity.WordsFor(tag), "en")
			in := f.Fill(must[[]byte](t)(json.Marshal(s.Spec())))
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			again := must[*schedule.Schedule](t)(schedule.Read("", in.Document, nil))
			if again.Hash() != s.Hash() {
				t.Errorf("%s: the schedule changed on its way through the form", tag)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
			g := schedule.CalendarsForm(govmaturity.WordsFor(tag), "en")
			in = g.Fill(must[[]byte](t)(json.Marshal(calendars)))
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			if d := must[*schedule.Calendars](t)(schedule.ReadCalendars("", in.Document)); d.Hash() != c.Hash() {
				t.Errorf("%s: the calendars changed on their way through the form", tag)
			}
		}
	}
}

// The form says at the field what is meant wrongly.
func TestFormSaysWhatIsWrong(t *testing.T) {
	in := schedule.Form(nil, govmaturity.WordsFor("en")).Fill([]byte(`{"format": "govmaturity/schedule/1", "id": "x", "start": "2026-01-05",
		"tasks": [{"id": "a", "duration": 1, "after": [{"task": "b"}]}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/tasks/0/after/0/task" {
		t.Errorf("%v", in.Problems)
	}
}

func TestSchemas(t *testing.T) {
	for format, data := range map[string][]byte{schedule.ScheduleFormat: schedule.Schema(), schedule.CalendarsFormat: schedule.CalendarsSchema()} {
		if !json.Valid(data) || !strings.Contains(string(data), `"$id": "urn:`+format+`"`) {
			t.Errorf("%s: %.200s", format, data)
		}
	}
}

// Calendars of another document can be named, and words alone change no rule.
func TestCalendarsOfAnotherDocument(t *testing.T) {
	c := must[*schedule.Calendars](t)(schedule.ReadCalendars("c.yaml", []byte("format: govmaturity/calendars/1\nid: c\ncalendars: [{id: gulf, weeks: [{weekend: [friday, saturday]}]}]\n")))
	text := doc("calendar: gulf\n", "{id: a, duration: 5}")
	p := must[*schedule.Plan](t)(must[*schedule.Schedule](t)(schedule.Read("x.yaml", []byte(text), c)).Plan(t.Context(), schedule.Options{}))
	if got := p.Finish().String(); got != "2026-03-08T17:00" {
		t.Errorf("got %s", got)
	}
	if _, err := schedule.Read("x.yaml", []byte(text), nil); err == nil {
		t.Error("a calendar that is not there is taken")
	}
	if (schedule.Task{}).Valid() || (schedule.Task{}).Start() != 0 || (schedule.Task{}).Explain().State != govmaturity.StateUnanswered || (schedule.Task{}).WhyText() != "" {
		t.Error("a task that is none says something")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(story))
	for _, tt := range bad {
		f.Add([]byte(tt.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := schedule.Read("x.yaml", data, nil)
		if err != nil || s.Len() > 50 {
			return
		}
		for _, limited := range []bool{false, true} {
			p, err := s.Plan(t.Context(), schedule.Options{Limited: limited, Effort: 20})
			if err != nil {
				continue
			}
			for task := range p.Tasks() {
				if w := task.Why(); !w.Finish && task.Start() < w.Until || task.Finish() < task.Start() {
					t.Errorf("%s is from %s to %s, and rests on %s", task.ID(), task.Start(), task.Finish(), w.Until)
				}
			}
		}
	})
}
