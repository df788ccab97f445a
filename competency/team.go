package competency

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// TeamFormat is the value of the format field of a team.
const TeamFormat = "govmaturity/competency-team/1"

// TeamSpec says who belongs to a team, and what the team needs, as a document:
// which posts, how many people for each, and who holds them.
type TeamSpec struct {
	Format    string           `json:"format" doc:"required,enum=govmaturity/competency-team/1"`
	Framework string           `json:"framework" doc:"required,pattern=id"`
	Edition   string           `json:"edition" doc:"required,pattern=edition"`
	ID        string           `json:"id" doc:"required,pattern=id"`
	Language  string           `json:"language,omitempty" doc:"pattern=language"`
	Title     govmaturity.Text `json:"title" doc:"required"`
	// Members are the people, by the name or number in their profiles.
	Members []string       `json:"members" doc:"required,nonempty"`
	Posts   []TeamPostSpec `json:"posts,omitempty" doc:"nonempty"`
}

// TeamPostSpec is a post that a team has.
type TeamPostSpec struct {
	Role  string `json:"role" doc:"required,pattern=id"`
	Level string `json:"level,omitempty" doc:"pattern=id"`
	// Heads is how many people are needed: 1 when not given.
	Heads *int `json:"heads,omitempty" doc:"min=1,max=100000"`
	// Holders are the members who hold it now.
	Holders []string `json:"holders,omitempty" doc:"nonempty"`
}

// Team is a checked TeamSpec with its people. It does not change.
type Team struct {
	fw      *Framework
	spec    *TeamSpec
	members []*Person // by their IDs
	posts   []teamPost
}

type teamPost struct {
	post    Post
	heads   int
	holders []*Person
}

// Team checks a team and brings it together with its people. The error is a
// [govmaturity.Problems]: a member without a profile or there twice, a profile of
// nobody in the team, an unknown post, a holder who is no member.
func (f *Framework) Team(spec *TeamSpec, people []*Person) (*Team, error) {
	d := teamFormat.Check(spec)
	if !d.Readable() {
		return nil, d.Err()
	}
	t := f.team(d, people)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// ReadTeam reads a team from YAML or JSON, and brings it together with its
// people. See [Framework.Team].
func (f *Framework) ReadTeam(name string, data []byte, people []*Person) (*Team, error) {
	d := teamFormat.Read(name, data)
	if !d.Readable() {
		return nil, d.Err()
	}
	t := f.team(d, people)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

func (f *Framework) team(d *document.Draft[TeamSpec], people []*Person) *Team {
	spec, top := d.Doc, govmaturity.Path{}
	if spec.Framework != f.about().ID && spec.Framework != "" {
		d.Add(top.Key("framework"), govmaturity.CodeOtherFramework, "the team is about the framework %q; this is %q", spec.Framework, f.about().ID)
	}
	if spec.Edition != f.about().Edition && spec.Edition != "" {
		d.Add(top.Key("edition"), govmaturity.CodeOtherEdition, "the team is about the edition %q of %s; this is %q", spec.Edition, f.about().ID, f.about().Edition)
	}
	t := &Team{fw: f, spec: spec}
	byID := map[string]*Person{}
	for i, p := range people {
		switch {
		case p == nil || p.fw.rules != f.rules:
			d.Add(top.Key("members"), govmaturity.CodeOtherFramework, "the profile %d of those that were handed over is of another framework", i+1)
		case byID[p.ID()] != nil:
			d.Add(top.Key("members"), govmaturity.CodeDuplicateID, "there are two profiles of %q", p.ID())
		default:
			byID[p.ID()] = p
		}
	}
	member := map[string]bool{}
	for i, id := range spec.Members {
		at := top.Key("members").Index(i)
		switch {
		case member[id]:
			d.Add(at, govmaturity.CodeDuplicateID, "%q is there twice", id)
		case byID[id] == nil:
			d.Add(at, govmaturity.CodeUnknownReference, "there is no profile of %q%s", id, d.Suggest(id, func() []string { return sortedKeys(byID) }))
		default:
			t.members = append(t.members, byID[id])
		}
		member[id] = true
	}
	for _, id := range sortedKeys(byID) {
		if !member[id] {
			d.Add(top.Key("members"), govmaturity.CodeUnknownReference, "the profile of %q is of nobody in the team", id)
		}
	}
	slices.SortFunc(t.members, func(a, b *Person) int { return cmp.Compare(a.ID(), b.ID()) })
	for i := range spec.Posts {
		t.addPost(d, top.Key("posts").Index(i), &spec.Posts[i], byID, member)
	}
	return t
}

func (t *Team) addPost(d *document.Draft[TeamSpec], at govmaturity.Path, spec *TeamPostSpec, byID map[string]*Person, member map[string]bool) {
	role := t.fw.Role(spec.Role)
	p := teamPost{post: role.Post(spec.Level), heads: 1}
	switch {
	case !role.Valid():
		d.Add(at.Key("role"), govmaturity.CodeUnknownReference, "there is no role %q%s", spec.Role, d.Suggest(spec.Role, keysOf(t.fw.roleByID)))
	case !p.post.Valid():
		d.Add(at.Key("level"), govmaturity.CodeUnknownReference, "%s", role.noLevel(spec.Level))
	case slices.ContainsFunc(t.posts, func(q teamPost) bool { return q.post == p.post }):
		d.Add(at, govmaturity.CodeDuplicateID, "the post %s is already there: say its heads once", p.post)
	}
	if spec.Heads != nil {
		p.heads = *spec.Heads
	}
	seen := map[string]bool{}
	for i, id := range spec.Holders {
		switch {
		case !member[id]:
			d.Add(at.Key("holders").Index(i), govmaturity.CodeUnknownReference, "%q is no member of the team", id)
		case seen[id]:
			d.Add(at.Key("holders").Index(i), govmaturity.CodeDuplicateID, "%q is there twice", id)
		case byID[id] != nil:
			p.holders = append(p.holders, byID[id])
		}
		seen[id] = true
	}
	t.posts = append(t.posts, p)
}

// about is what the team says of itself: nothing, for the zero Team.
func (t *Team) about() *TeamSpec {
	if t == nil || t.spec == nil {
		return &TeamSpec{}
	}
	return t.spec
}

// ID returns the team's id.
func (t *Team) ID() string { return t.about().ID }

// Title returns the text that people read.
func (t *Team) Title() govmaturity.Text { return t.about().Title.Clone() }

// Members returns the people, by their IDs.
func (t *Team) Members() []*Person { return slices.Clone(t.members) }

// Posts returns the posts that the team has, in the document's order.
func (t *Team) Posts() []Post {
	out := make([]Post, len(t.posts))
	for i, p := range t.posts {
		out[i] = p.post
	}
	return out
}
