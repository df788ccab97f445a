package competencytest

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// givenFormat is the format of what a case gives. Nobody writes it: it is filled in.
const givenFormat = "govmaturity/competency-case/1"

// given is what a case gives.
type given struct {
	Format string `json:"format" doc:"required,enum=govmaturity/competency-case/1"`
	// Date is the day at which evidence is looked at, and Purpose what for.
	Date    string `json:"date" doc:"required,pattern=date"`
	Purpose string `json:"purpose,omitempty"`
	// Post is a role, or a role and its level: steward/senior.
	Post string `json:"post,omitempty"`
	// Profile is a document of its own.
	Profile golden.Value `json:"profile" doc:"required"`
	Plan    *givenPlan   `json:"plan,omitempty"`
}

// givenPlan asks for a plan of training.
type givenPlan struct {
	Goal      string `json:"goal" doc:"required"`
	Budget    *int   `json:"budget,omitempty" doc:"min=0"`
	Minutes   *int   `json:"minutes,omitempty" doc:"min=0"`
	Possible  bool   `json:"possible,omitempty"`
	Desirable bool   `json:"desirable,omitempty"`
}

var givenDocument = document.Declare[given](givenFormat, "Golden case", "What is known of somebody, and what is asked about them.",
	func() []document.Codec { return golden.Codecs(aboutReadiness, aboutCost) })

// outcome is what comes out of a case.
type outcome struct {
	attained []competency.Attained // of all competencies, in the framework's order
	ready    *competency.Readiness // nil without a post
	plan     *competency.Plan      // nil when none is asked for
}

// Try looks at somebody at a date.
func (g gaps) Try(value golden.Value) (*outcome, error) {
	d := givenDocument.Read("given.json", value.With("format", givenFormat).JSON())
	if !d.Readable() {
		return nil, d.Err()
	}
	in := d.Doc
	post := g.post(d, in.Post)
	profile := in.Profile
	for _, more := range []struct{ key, text string }{
		{"person", "golden-case"}, {"edition", g.fw.Edition()}, {"framework", g.fw.ID()}, {"format", competency.ProfileFormat},
	} {
		profile = profile.With(more.key, more.text)
	}
	var person *competency.Person
	if profile.IsMap() {
		read, err := g.fw.ReadProfile("given.json", profile.JSON())
		if err == nil {
			person, err = g.fw.Person(read)
		}
		addProblems(d, govmaturity.Path{}.Key("profile"), err)
	} else if in.Profile != (golden.Value{}) {
		d.Add(govmaturity.Path{}.Key("profile"), govmaturity.CodeWrongType, "a profile is a map")
	}
	if in.Plan != nil && g.training == nil {
		d.Add(govmaturity.Path{}.Key("plan"), govmaturity.CodeNotAllowed, "a plan needs training: give it with PlanWith")
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return g.look(d, person, post)
}

// post finds a post by role/level.
func (g gaps) post(d *document.Draft[given], name string) competency.Post {
	role, level, _ := strings.Cut(name, "/")
	p := g.fw.Role(role).Post(level)
	if name != "" && !p.Valid() {
		d.Add(govmaturity.Path{}.Key("post"), govmaturity.CodeUnknownReference, "there is no post %q%s", name, d.Suggest(name, func() []string {
			var known []string
			for post := range g.fw.Posts() {
				known = append(known, post.String())
			}
			return known
		}))
	}
	return p
}

// addProblems adds what is wrong inside of what is given. The lines of it are not
// those of the file: the path says where it is.
func addProblems(d *document.Draft[given], at govmaturity.Path, err error) {
	if err == nil {
		return
	}
	problems, ok := err.(govmaturity.Problems)
	if !ok {
		d.Add(at, govmaturity.CodeNotAllowed, "%v", err)
		return
	}
	for _, p := range problems {
		d.Add(at.Join(p.Path), p.Code, p.Format, p.Args...)
	}
}

func (g gaps) look(d *document.Draft[given], person *competency.Person, post competency.Post) (*outcome, error) {
	when := competency.AsOf{Date: d.Doc.Date, Purpose: d.Doc.Purpose}
	out := &outcome{}
	for c := range g.fw.Competencies() {
		a, err := person.At(c, when)
		if err != nil {
			return nil, err
		}
		out.attained = append(out.attained, a)
	}
	if !post.Valid() {
		if d.Doc.Plan != nil {
			d.Add(govmaturity.Path{}.Key("post"), govmaturity.CodeRequired, "a plan leads to a post")
		}
		return out, d.Err()
	}
	ready, err := person.Readiness(post, when)
	if err != nil {
		return nil, err
	}
	out.ready = &ready
	if in := d.Doc.Plan; in != nil {
		o := competency.PlanOptions{
			AsOf: when, Goal: competency.Goal(in.Goal), Budget: wide(in.Budget), Minutes: wide(in.Minutes), Possible: in.Possible, Desirable: in.Desirable,
		}
		out.plan, err = g.training.Plan([]competency.Trainee{{Person: person, Posts: []competency.Post{post}}}, o)
		addProblems(d, govmaturity.Path{}.Key("plan"), err)
	}
	return out, d.Err()
}

func wide(x *int) *int64 {
	if x == nil {
		return nil
	}
	y := int64(*x)
	return &y
}
