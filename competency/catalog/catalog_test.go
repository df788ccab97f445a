package catalog_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/catalog"
)

func ExampleLoad() {
	fw, err := catalog.Load("un-mindsets")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fw.Title(), fw.Edition())
	for _, m := range fw.Mindsets() {
		fmt.Println("-", m.Title())
		for _, c := range m.Competencies() {
			fmt.Println("  -", c.Title())
		}
	}
	// Output:
	// Mindsets of public servants undated
	// - Inclusive mindset
	//   - Respect for diversity and non-discrimination
	//   - Inter-generational equity
	//   - Empowerment and participation
	//   - Negotiation and facilitation
	// - Digital mindset
	//   - Digital literacy
	//   - Applying technology where it fits
	//   - Securing sensitive data
	//   - Services made for their users
	// - Evidence-based mindset
	//   - Data and information literacy
	//   - Public financial management
	// - Foresight mindset
	//   - Short- and long-term planning
	//   - Looking forward and being proactive
	//   - Risk management
	// - Collaborative mindset
	//   - Cooperation
	//   - Joined-up work of government and society
	// - Growth mindset
	// - Fixed mindset
}

func ExampleLoadTraining() {
	training, err := catalog.LoadTraining("in-metp")
	if err != nil {
		fmt.Println(err)
		return
	}
	spec := training.Spec()
	for _, m := range spec.Modules {
		fmt.Printf("%s (%d topics)\n", m.Title, len(m.Topics))
	}
	fmt.Println(len(spec.Delivery), "ways of delivery")
	// Output:
	// Type 1: basic ICT skills in the office (3 topics)
	// Type 2: knowledge and skills for electronic government (10 topics)
	// Type 3: one domain, sector or mission mode project (2 topics)
	// Type 5: specialized professional skills (3 topics)
	// 5 ways of delivery
}

// Every document compiles, is called what its file is called, and says where it
// comes from, how official it is and what is left out.
func TestEntries(t *testing.T) {
	if len(catalog.Entries()) == 0 || len(catalog.TrainingEntries()) == 0 {
		t.Fatal("the catalogue is empty")
	}
	for _, entry := range catalog.Entries() {
		t.Run(entry.String(), func(t *testing.T) {
			fw := load(t, entry.String())
			if fw.ID() != entry.ID || fw.Edition() != entry.Edition {
				t.Errorf("%s holds %s@%s", entry.File, fw.ID(), fw.Edition())
			}
			checkProvenance(t, fw.Spec(), fw.Spec().Sources, fw.Spec().Cites)
			if fw.Spec().Note == nil || fw.Spec().Description == nil || !fw.Standing().Valid() {
				t.Error("no note, no description or no standing")
			}
		})
	}
	for _, entry := range catalog.TrainingEntries() {
		t.Run(entry.String(), func(t *testing.T) {
			training := loadTraining(t, entry.String())
			if training.ID() != entry.ID || training.Edition() != entry.Edition {
				t.Errorf("%s holds %s@%s", entry.File, training.ID(), training.Edition())
			}
			spec := training.Spec()
			checkProvenance(t, spec, spec.Sources, spec.Cites)
			if spec.Note == nil || spec.Description == nil || !spec.Standing.Valid() {
				t.Error("no note, no description or no standing")
			}
			for _, m := range spec.Modules {
				if m.Raises != nil || m.Minutes != nil || m.Cost != nil || m.Seats != nil || m.Languages != nil {
					t.Errorf("%s: no source that was read says what it raises, how long it takes or what it costs", m.ID)
				}
			}
		})
	}
}

// checkProvenance looks at every citation of a document.
func checkProvenance(t *testing.T, document any, sources []govmaturity.Source, top []govmaturity.Citation) {
	t.Helper()
	if len(top) == 0 {
		t.Error("cites nothing")
	}
	unread := map[string]bool{}
	for _, s := range sources {
		unread[s.ID] = strings.Contains(s.Note.In("en"), "Not read itself")
	}
	cited := map[string]bool{}
	every(document, func(c govmaturity.Citation) {
		cited[c.Source] = true
		if unread[c.Source] && !strings.HasSuffix(c.Locator, ", as the training toolkit says") {
			t.Errorf("%s is cited at %q, and nobody read it", c.Source, c.Locator)
		}
		if strings.TrimSpace(c.Locator) == "" {
			t.Errorf("a citation of %s has no locator", c.Source)
		}
	})
	for _, s := range sources {
		if s.Title == "" || s.Publisher == "" {
			t.Errorf("source %s has no title or no publisher", s.ID)
		}
		if !cited[s.ID] && !unread[s.ID] { // one that nobody read is named only
			t.Errorf("source %s is cited nowhere", s.ID)
		}
	}
}

// Nothing that looks official is made up: levels are those of publishers, there
// are no roles, since no source states what one requires, and no framework says
// how evidence makes a level.
func TestNothingInvented(t *testing.T) {
	scales := map[string]string{"eu-digcomp": "proficiency", "gs-skills": "bloom-lower"}
	for _, e := range catalog.Entries() {
		fw := load(t, e.String())
		for _, s := range fw.Scales() {
			if scales[e.ID] != s.ID() {
				t.Errorf("%s has the scale %s", e, s.ID())
			}
		}
		for _, r := range fw.Roles() {
			t.Errorf("%s has the role %s, and no source that was read says what a role requires", e, r.ID())
		}
		if fw.Spec().Attained != nil {
			t.Errorf("%s says how evidence makes a level", e)
		}
	}
}

func TestLoadUnknown(t *testing.T) {
	var all []string
	for _, e := range catalog.Entries() {
		all = append(all, e.ID)
	}
	for _, test := range []struct{ reason, name, says string }{
		{"nothing is near: list all", "nonsense", "there is " + strings.Join(slices.Compact(all), ", ")},
		{"a letter is wrong", "eu-digkomp", "did you mean eu-digcomp"},
		{"a part is right", "mindsets", "did you mean un-mindsets"},
		{"the edition is wrong", "eu-digcomp@2.2", "there is eu-digcomp@3.0"},
		{"a catalogue of training is none of frameworks", "in-metp", `no competency framework "in-metp"`},
		{"no name", "", `no competency framework ""`},
		{"a very long name", strings.Repeat("x", 1_000_000), "no competency framework"},
	} {
		fw, err := catalog.Load(test.name)
		if fw != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: Load(%.40q) = %v, %.300v; want an error with %q", test.reason, test.name, fw, err, test.says)
		}
	}
	for _, test := range []struct{ reason, name, says string }{
		{"a part is right", "undp-leadership", "did you mean undp-digital-leadership"},
		{"the edition is wrong", "in-metp@2013", "there is in-metp@undated"},
		{"a framework is no catalogue of training", "eu-digcomp", `no catalogue of training "eu-digcomp"`},
	} {
		training, err := catalog.LoadTraining(test.name)
		if training != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: LoadTraining(%q) = %v, %v; want an error with %q", test.reason, test.name, training, err, test.says)
		}
	}
}

// A date of publication is one that a source of the entry has, or the year that its
// edition is called after.
func TestDates(t *testing.T) {
	dated := 0
	for _, e := range catalog.Entries() {
		fw := load(t, e.String())
		d := fw.Dates()
		if d == (govmaturity.Dates{}) {
			continue
		}
		dated++
		sourced := d.Published == e.Edition
		for _, s := range fw.Spec().Sources {
			sourced = sourced || s.Date == d.Published
		}
		if !sourced {
			t.Errorf("%s: no source says that it was published on %s", e, d.Published)
		}
	}
	if dated < 4 {
		t.Errorf("only %d editions have a date", dated)
	}
}

func TestLoadAt(t *testing.T) {
	for _, test := range []struct{ id, date, edition, note string }{
		{"eu-digcomp", "2025", "3.0", "nobody says when it was last checked that eu-digcomp@3.0 is in force"},
		{"katsonis-policy-capacity", "2026-11-25", "2019", "nobody says when it was last checked that katsonis-policy-capacity@2019 is in force"},
		{"un-mindsets", "2026-11-25", "undated", "un-mindsets@undated does not say since when it is in force"},
	} {
		fw, note, err := catalog.LoadAt(test.id, test.date)
		if err != nil || fw.Edition() != test.edition || note != test.note {
			t.Errorf("%s on %s: %v, %q, %v; want %s, %q", test.id, test.date, fw, note, err, test.edition, test.note)
		} else if fw.Dates() != fw.Spec().Dates {
			t.Errorf("the dates are %v", fw.Dates())
		}
	}
	for _, test := range []struct{ id, date, says string }{
		{"eu-digcomp", "2024-12-31", "the first with a date, eu-digcomp@3.0, is since 2025"},
		{"eu-digkomp", "2025", "did you mean eu-digcomp"},
	} {
		if fw, _, err := catalog.LoadAt(test.id, test.date); fw != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s on %s: %v, %v; want %q", test.id, test.date, fw, err, test.says)
		}
	}
}

func load(t *testing.T, name string) *competency.Framework {
	t.Helper()
	fw, err := catalog.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func loadTraining(t *testing.T, name string) *competency.Training {
	t.Helper()
	training, err := catalog.LoadTraining(name)
	if err != nil {
		t.Fatal(err)
	}
	return training
}
