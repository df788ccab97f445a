package competency

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
)

// rate says something at random of the competencies that can be rated.
func rate(r *rand.Rand, fw *Framework, kind EvidenceKind, date string) *Rating {
	out := &Rating{
		Format: RatingFormat, Framework: fw.ID(), Edition: fw.Edition(), Person: "p", Kind: kind, Rater: "rater", Date: date,
		Has: map[string]govmaturity.Answer{}, Wants: map[string]string{},
	}
	for k := range fw.competencies {
		n := &fw.competencies[k]
		if fw.rollsUp(k) || n.spec.Retired || r.IntN(4) == 0 {
			continue
		}
		values := n.ratings()
		a := govmaturity.AnswerChoice(values[r.IntN(len(values))])
		switch r.IntN(6) {
		case 0:
			a = govmaturity.AnswerState(govmaturity.StateNotApplicable)
		case 1:
			a = govmaturity.AnswerState(govmaturity.StateUnanswered)
		}
		if a.State() != govmaturity.StateUnanswered && r.IntN(3) == 0 {
			a.Comment, a.Evidence = "Seen at work; 9,5 <b>", []string{"https://example.org/a", "يوم"}
		}
		out.Has[n.spec.ID] = a
		if kind == EvidenceSelf && r.IntN(2) == 0 {
			out.Wants[n.spec.ID] = values[r.IntN(len(values))]
		}
	}
	if len(out.Wants) == 0 {
		out.Wants = nil
	}
	if len(out.Has) == 0 {
		out.Has = nil
	}
	return out
}

// ratable reports whether there is anything to rate.
func ratable(fw *Framework) bool {
	for k := range fw.competencies {
		if !fw.rollsUp(k) && !fw.competencies[k].spec.Retired {
			return true
		}
	}
	return false
}

// What is entered in a form comes out of it, whichever way it went in: filled in
// from a document, posted by a browser, or sent as JSON or from a survey.
func TestFormOfRatingsAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(71, 72))
	tried := 0
	for range long.Count(60, 1500) {
		fw := randomFramework(t, r)
		if !ratable(fw) {
			continue
		}
		kind := []EvidenceKind{EvidenceSelf, EvidenceAssessor}[r.IntN(2)]
		want := rate(r, fw, kind, "2026-11-25")
		about := Rating{Person: "p", Kind: kind, Rater: "rater", Date: "2026-11-25"}
		form, err := fw.RatingForm(RatingOptions{About: about})
		if err != nil {
			t.Fatal(err)
		}
		data, _ := json.Marshal(want)
		filled := form.Fill(data)
		for name, in := range map[string]*govmaturity.FormInput{
			"filled": filled, "posted": form.ReadPost(filled.Values), "sent": form.ReadJSON(filled.Document), "surveyed": form.ReadSurvey(form.SurveyData(filled)),
		} {
			got, err := fw.RatingFrom(in)
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, data)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s:\n%s", name, diff)
			}
			read, err := fw.ReadRating("x.json", in.Document)
			if err != nil || cmp.Diff(want, read) != "" {
				t.Fatalf("%s: the document says otherwise: %v %s", name, err, cmp.Diff(want, read))
			}
		}
		tried++
	}
	if tried < 20 {
		t.Errorf("only %d frameworks had anything to rate", tried)
	}
}

// What a rating says, a profile keeps, and the next form begins with; and
// whatever people say of themselves moves nothing that others go by.
func TestRateAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(73, 74))
	tried := 0
	for range long.Count(60, 1500) {
		fw := randomFramework(t, r)
		if !ratable(fw) {
			continue
		}
		was := randomPerson(t, r, fw, "p", r.IntN(40))
		kind := []EvidenceKind{EvidenceSelf, EvidenceAssessor}[r.IntN(2)]
		first, second := rate(r, fw, kind, "2031-11-25"), rate(r, fw, kind, "2031-11-25")
		profile, err := fw.Rate(was.Profile(), first)
		if err != nil {
			t.Fatal(err)
		}
		again, err := fw.Rate(profile, first)
		if err != nil || cmp.Diff(profile, again) != "" {
			t.Fatalf("the same again changes something: %v %s", err, cmp.Diff(profile, again))
		}
		said := func(p *Profile) *Rating {
			person, err := fw.Person(p)
			if err != nil {
				t.Fatal(err)
			}
			return person.Rating(Rating{Kind: kind, Rater: "rater", Date: "2031-11-25"})
		}
		if diff := cmp.Diff(known(first).Has, known(said(profile)).Has); diff != "" {
			t.Fatalf("the next form begins otherwise:\n%s", diff)
		}
		// The later word of one day stands.
		corrected, err := fw.Rate(profile, second)
		if err != nil {
			t.Fatal(err)
		}
		merged := known(first).Has
		for id, a := range second.Has {
			delete(merged, id)
			if a.State() != govmaturity.StateUnanswered {
				if merged == nil {
					merged = map[string]govmaturity.Answer{}
				}
				merged[id] = a
			}
		}
		if diff := cmp.Diff(known(&Rating{Has: merged}).Has, known(said(corrected)).Has); diff != "" {
			t.Fatalf("after a correction:\n%s", diff)
		}
		if kind == EvidenceSelf {
			now, _ := fw.Person(corrected)
			day, _ := AsOf{Date: "2031-11-25"}.day()
			for k := range fw.competencies {
				if a, b := was.standing(k, dayOf{"", day}), now.standing(k, dayOf{"", day}); a != b {
					t.Fatalf("what somebody says of themselves moves %s", fw.competencies[k].spec.ID)
				}
			}
		}
		tried++
	}
	if tried < 20 {
		t.Errorf("only %d frameworks had anything to rate", tried)
	}
}

// known leaves out what the rater does not know.
func known(r *Rating) *Rating {
	out := *r
	out.Has = nil
	for id, a := range r.Has {
		if a.State() != govmaturity.StateUnanswered {
			if out.Has == nil {
				out.Has = map[string]govmaturity.Answer{}
			}
			out.Has[id] = a
		}
	}
	return &out
}

const ratedFramework = `
format: govmaturity/competency-framework/1
id: office
edition: "1"
title: {en: Office, ar: المكتب}
standing: illustrative
scales:
  - id: four
    levels: [{id: aware, rank: 1, title: Aware}, {id: works, rank: 2, title: Works}, {id: leads, rank: 3, title: Leads}]
  - id: own
    levels: [{id: none, rank: 0, title: Nothing yet}, {id: some, rank: 1, title: Some}]
areas:
  - {id: data, title: Data, areas: [{id: deep, title: Deep data}]}
  - {id: people, title: People}
competencies:
  - {id: sharing, title: Sharing data, area: data, scale: four, levels: [aware, leads], descriptors: [{level: leads, text: Leads the exchange.}]}
  - {id: law, title: Data law, area: deep, scale: own}
  - {id: oath, title: Oath of office, area: people}
  - {id: all-of-it, title: All of it, area: data, attained: {kind: all}}
  - {id: part, title: A part, scale: four, broader: all-of-it}
  - {id: old, title: Old, area: people, retired: true}
roles:
  - {id: clerk, title: Clerk, requires: [{competency: sharing, level: leads}, {competency: all-of-it}]}
`

func office(t testing.TB) *Framework {
	t.Helper()
	fw, err := ReadFramework("office.yaml", []byte(ratedFramework))
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

// Which questions a form has.
func TestFormOfRatingsAsks(t *testing.T) {
	fw := office(t)
	self := Rating{Kind: EvidenceSelf}
	other, err := ReadFramework("other.yaml", []byte(strings.Replace(ratedFramework, "id: office", "id: post", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		why     string
		options RatingOptions
		want    string
	}{
		{"all but what is retired, and what comes from its parts", RatingOptions{About: self}, "has/law has/oath has/part has/sharing wants/law wants/oath wants/part wants/sharing"},
		{"an assessor says nothing of wishes", RatingOptions{About: Rating{Kind: EvidenceAssessor}}, "has/law has/oath has/part has/sharing"},
		{"an area has the areas inside", RatingOptions{About: self, Area: fw.Area("data")}, "has/law has/sharing wants/law wants/sharing"},
		{"a post that requires a whole asks the parts", RatingOptions{About: self, Post: fw.Role("clerk").Post("")}, "has/part has/sharing wants/part wants/sharing"},
		{"what the post requires in an area", RatingOptions{About: self, Post: fw.Role("clerk").Post(""), Area: fw.Area("data")}, "has/sharing wants/sharing"},
	} {
		form, err := fw.RatingForm(tt.options)
		if err != nil {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		for _, p := range govmaturity.FormProfiles() {
			if _, err := form.Profile(p); err != nil {
				t.Errorf("%s: profile %s: %v", tt.why, p, err)
			}
		}
		var page bytes.Buffer
		if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		var asked []string
		for _, id := range []string{"law", "oath", "part", "sharing", "old", "all-of-it"} {
			if strings.Contains(page.String(), `name="/has/`+id+`/value"`) {
				asked = append(asked, "has/"+id)
			}
			if strings.Contains(page.String(), `name="/wants/`+id+`"`) {
				asked = append(asked, "wants/"+id)
			}
		}
		slices.Sort(asked)
		if got := strings.Join(asked, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
	for _, tt := range []struct {
		why, want string
		options   RatingOptions
	}{
		{"without a kind", "a form of ratings is of the kind self or assessor", RatingOptions{}},
		{"a test rates nobody", "of the kind self or assessor", RatingOptions{About: Rating{Kind: EvidenceTest}}},
		{"no such day", "expected a date", RatingOptions{About: Rating{Kind: EvidenceSelf, Date: "2026-02-30"}}},
		{"nothing is left", "there is nothing to rate", RatingOptions{About: self, Post: fw.Role("clerk").Post(""), Area: fw.Area("people")}},
		{"no language", "expected a language tag", RatingOptions{About: self, Language: "no language"}},
		{"another framework's area", "is not one of office", RatingOptions{About: self, Area: other.Area("data")}},
	} {
		if _, err := fw.RatingForm(tt.options); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

// What is wrong in a post is said at its field, all at once, and the page keeps
// what was entered.
func TestFormOfRatingsPosted(t *testing.T) {
	fw := office(t)
	form, err := fw.RatingForm(RatingOptions{About: Rating{Kind: EvidenceSelf, Person: "p-1"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		why    string
		values url.Values
		want   []string // code and place
	}{
		{"no date", url.Values{"/has/law/value": {"some"}}, []string{"required /date"}},
		{"a level that this competency has not", url.Values{"/date": {"2026"}, "/has/sharing/value": {"works"}, "/has/law/value": {"lots"}}, []string{"not-allowed /has/sharing/value", "not-allowed /has/law/value"}},
		{"a state that no rating has", url.Values{"/date": {"2026"}, "/has/law/state": {"not-deployed"}}, []string{"not-allowed /has/law/state"}},
		{"a level and a reason why there is none", url.Values{"/date": {"2026"}, "/has/law/value": {"some"}, "/has/law/state": {"not-applicable"}}, []string{"value-and-reason /has/law/state"}},
		{"another person", url.Values{"/date": {"2026"}, "/person": {"p-2"}}, []string{"not-allowed /person"}},
		{"a question that is not in the form", url.Values{"/date": {"2026"}, "/has/old/value": {"yes"}}, []string{"unknown-field /has/old/value"}},
		{"no such day", url.Values{"/date": {"2026-02-30"}}, []string{"pattern /date"}},
	} {
		in := form.ReadPost(tt.values)
		var got []string
		for _, p := range in.Problems {
			got = append(got, string(p.Code)+" "+p.Path.Pointer())
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
		var page bytes.Buffer
		if err := form.WriteHTML(&page, in, govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		for name, texts := range tt.values {
			if !strings.HasPrefix(name, "/has/old") && name != "/person" && !strings.Contains(page.String(), texts[0]) {
				t.Errorf("%s: the page loses %s=%s", tt.why, name, texts[0])
			}
		}
	}
	in := form.ReadJSON([]byte(`{"format":"govmaturity/competency-rating/1","framework":"office","edition":"1","person":"p-2","kind":"self","date":"2026"}`))
	if in.Err() == nil {
		t.Error("somebody rates another person than the host says")
	}
}

// What a rating may not say.
func TestRatingProblems(t *testing.T) {
	fw := office(t)
	for _, tt := range []struct{ why, text, want string }{
		{"another framework and edition", "framework: post\nedition: '2'", "framework: the rating is about the framework \"post\""},
		{"a kind that is no rating", "kind: test", "a rating is of the kind self or assessor, not test"},
		{"an unknown competency", "has: {shering: aware}", "has.shering: there is no competency \"shering\"; did you mean \"sharing\"?"},
		{"a level that the competency has not", "has: {sharing: works}", "cannot be rated \"works\""},
		{"a whole that comes from its parts", "has: {all-of-it: yes}", "comes from its parts"},
		{"a number", "has: {sharing: 3}", "expected one of aware, leads, none"},
		{"two levels", "has: {sharing: [aware, leads]}", "expected one of aware, leads, none"},
		{"a state of other documents", "has: {sharing: {state: not-deployed}}", "there is no not-deployed here"},
		{"an answer without one", "has: {sharing: {state: answered}}", "there is none: expected one of aware, leads, none"},
		{"a level and a reason", "has: {sharing: {value: leads, state: not-applicable}}", "this has both"},
		{"a wish for a level that there is not", "wants: {sharing: works}", "has no level \"works\""},
		{"a wish for a level where there are none", "wants: {oath: works}", "a wish is yes, or no to take it back"},
		{"an assessor's wish", "kind: assessor\nwants: {oath: yes}", "an assessor does not say"},
		{"no such day", "date: 2026-02-30", "expected a date"},
	} {
		head := map[string]string{"format": "govmaturity/competency-rating/1", "framework": "office", "edition": "'1'", "person": "p", "kind": "self", "date": "2026-11-25"}
		text := tt.text + "\n"
		for key, value := range head {
			if !strings.HasPrefix(text, key+":") && !strings.Contains(text, "\n"+key+":") {
				text += key + ": " + value + "\n"
			}
		}
		if _, err := fw.ReadRating("x.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
	comment := govmaturity.Answer{Comment: "later"}
	rating := &Rating{Format: RatingFormat, Framework: "office", Edition: "1", Person: "p", Kind: EvidenceSelf, Date: "2026", Has: map[string]govmaturity.Answer{"law": comment}}
	if _, err := fw.Rate(nil, rating); err == nil || !strings.Contains(err.Error(), "has.law: a comment or evidence stands beside a level") {
		t.Errorf("a comment is lost: %v", err)
	}
	rating.Has = nil
	other := &Profile{Format: ProfileFormat, Framework: "office", Edition: "1", Person: "q"}
	if _, err := fw.Rate(other, rating); err == nil || !strings.Contains(err.Error(), "the profile is that of \"q\"") {
		t.Errorf("a rating goes into the profile of somebody else: %v", err)
	}
	for _, a := range []govmaturity.Answer{govmaturity.AnswerNumber(1), govmaturity.AnswerChoice(), govmaturity.AnswerState("??")} {
		rating.Has = map[string]govmaturity.Answer{"law": a}
		if _, err := fw.Rate(nil, rating); err == nil {
			t.Errorf("%v is taken", a)
		}
	}
}

// A level that is called none is meant where the scale has one.
func TestRatingNone(t *testing.T) {
	fw := office(t)
	rating := &Rating{Format: RatingFormat, Framework: "office", Edition: "1", Person: "p", Kind: EvidenceAssessor, Date: "2026", Has: map[string]govmaturity.Answer{
		"law": govmaturity.AnswerChoice("none"), "sharing": govmaturity.AnswerChoice("none"), "oath": govmaturity.AnswerYesNo(false),
	}}
	p, err := fw.Rate(nil, rating)
	if err != nil {
		t.Fatal(err)
	}
	want := []Attestation{
		{ID: "assessor-2026-sharing", Competency: "sharing", Outcome: OutcomeNone, Kind: EvidenceAssessor, Date: "2026"},
		{ID: "assessor-2026-law", Competency: "law", Level: "none", Kind: EvidenceAssessor, Date: "2026"},
		{ID: "assessor-2026-oath", Competency: "oath", Outcome: OutcomeNone, Kind: EvidenceAssessor, Date: "2026"},
	}
	if diff := cmp.Diff(want, p.Evidence); diff != "" {
		t.Error(diff)
	}
}

// A wish stays until it is taken back, or the competency is rated without one.
func TestRatingWishes(t *testing.T) {
	fw := office(t)
	profile := &Profile{Format: ProfileFormat, Framework: "office", Edition: "1", Person: "p"}
	for _, step := range []struct{ why, post, want string }{
		{"wishes", "/wants/sharing=leads&/wants/oath=yes&/wants/law=none", "law=none oath=yes sharing=leads"},
		{"nothing is said", "", "law=none oath=yes sharing=leads"},
		{"rated, and the wish is left out", "/has/law/value=some", "oath=yes sharing=leads"},
		{"taken back", "/wants/sharing=none&/wants/oath=no", ""},
	} {
		form, err := fw.RatingForm(RatingOptions{About: Rating{Kind: EvidenceSelf, Person: "p", Date: "2026-11-25"}})
		if err != nil {
			t.Fatal(err)
		}
		values, err := url.ParseQuery(step.post)
		if err != nil {
			t.Fatal(err)
		}
		rating, err := fw.RatingFrom(form.ReadPost(values))
		if err != nil {
			t.Fatalf("%s: %v", step.why, err)
		}
		if profile, err = fw.Rate(profile, rating); err != nil {
			t.Fatalf("%s: %v", step.why, err)
		}
		var got []string
		for _, id := range sortedKeys(profile.Wants) {
			got = append(got, id+"="+profile.Wants[id])
		}
		if text := strings.Join(got, " "); text != step.want {
			t.Errorf("%s: %s, want %s", step.why, text, step.want)
		}
	}
}

// In Arabic the page reads from the right, and says in whose language the
// framework's own words are.
func TestFormOfRatingsInArabic(t *testing.T) {
	fw := office(t)
	form, err := fw.RatingForm(RatingOptions{About: Rating{Kind: EvidenceSelf, Person: "p"}, Language: "ar", Post: fw.Role("clerk").Post(""), Required: true})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := form.WriteHTML(&page, nil, govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`dir="rtl"`, "التقييم الذاتي", `<legend lang="en" dir="ltr">Sharing data`, "يتطلب المنصب", "دون جميع هذه المستويات"} {
		if !strings.Contains(page.String()+form.Title(), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	// Each text is in its own language, and none within a sentence of another.
	for want, why := range map[string]string{
		`~when">يتطلب المنصب: `:                           "what the post requires is in Arabic",
		`">دون جميع هذه المستويات</label>`:                "that there is no level is in Arabic",
		`lang="en" dir="ltr">Leads</label>`:               "a level is in English",
		`<option value="leads" lang="en" dir="ltr">Leads`: "and so it is where it is wanted",
		`~about" lang="en" dir="ltr">Leads the exch`:      "and so is what it looks like",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%s: the page has no %s", why, want)
		}
	}
}

// Nothing that is sent makes a form fall over, and nothing that it takes is
// refused later.
func FuzzFormOfRatings(f *testing.F) {
	fw := office(f)
	form, err := fw.RatingForm(RatingOptions{About: Rating{Kind: EvidenceSelf, Person: "p"}})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"", "/date=2026&/has/law/value=none", "/has/law/value=&/has/law/state=unanswered&/date=2026-11-25", "/wants/oath=yes&/date=1", "/has/sharing/comment=%00&/date=2026",
		"/has/sharing/evidence=a%0Ab&/date=2026&/has/sharing/value=leads",
		`{"format":"govmaturity/competency-rating/1","framework":"office","edition":"1","person":"p","kind":"self","date":"2026","has":{"law":{"value":"some"}},"wants":{"oath":"yes"}}`,
		`{"/date":"2026","/has/law/value":"some","/has/oath/value":"no","/wants/sharing":"leads"}`, `{"date":null}`, `[`, "a: &a [*a]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		values, _ := url.ParseQuery(text) // as much as there is
		for way, in := range map[string]*govmaturity.FormInput{
			"posted": form.ReadPost(values), "sent": form.ReadJSON([]byte(text)), "surveyed": form.ReadSurvey([]byte(text)), "filled": form.Fill([]byte(text)),
		} {
			if err := form.WriteHTML(io.Discard, in, govmaturity.FormPage{}); err != nil {
				t.Fatalf("%s: %v", way, err)
			}
			rating, err := fw.RatingFrom(in)
			if err != nil {
				continue
			}
			data, err := json.Marshal(rating)
			if err != nil {
				t.Fatalf("%s: %v", way, err)
			}
			if read, err := fw.ReadRating("x.json", data); err != nil || cmp.Diff(rating, read) != "" {
				t.Fatalf("%s: the form takes what the reader does not: %v\n%s", way, err, data)
			}
			lost := slices.ContainsFunc(sortedKeys(rating.Has), func(id string) bool {
				a := rating.Has[id]
				return a.State() == govmaturity.StateUnanswered && (a.Comment != "" || a.Evidence != nil)
			})
			if _, err := fw.Rate(nil, rating); (err != nil) != lost {
				t.Fatalf("%s: %v\n%s", way, err, data)
			}
		}
	})
}
