package crosswalk_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/internal/crosswalk"
	"github.com/govmaturity/govmaturity/internal/document"
)

// side is a list of skills, of another package than the one with frameworks.
func side(key string, skills ...string) crosswalk.Side {
	return crosswalk.Side{
		Key: key, ID: "skills-" + key, Edition: "2", NamedID: "skills-" + key, NamedEdition: "2", Noun: "skill",
		Has:   func(id string) bool { return slices.Contains(skills, id) },
		Known: func() []string { return skills },
	}
}

func TestCheck(t *testing.T) {
	other := side("to", "code", "data")
	other.NamedEdition = "1"
	for _, test := range []struct {
		reason string
		links  []crosswalk.Link
		to     crosswalk.Side
		want   []string
	}{
		{"all is there", []crosswalk.Link{{From: "coding", To: "code"}, {From: "coding", To: "data"}}, side("to", "code", "data"), nil},
		{"another edition", nil, other, []string{"to: the crosswalk is about skills-to 1; this is skills-to 2"}},
		{"what is not there", []crosswalk.Link{{From: "codng", To: "x"}}, side("to", "code"), []string{
			`links[0].from: skills-from has no skill "codng"; did you mean "coding"?`, `links[0].to: skills-to has no skill "x"`,
		}},
		{"two links to one", []crosswalk.Link{{From: "coding", To: "code"}, {From: "coding", To: "code"}}, side("to", "code"), []string{
			`links[1].to: the skill "code" is already linked`,
		}},
	} {
		r := &document.Report{}
		crosswalk.Check(r, test.links, side("from", "coding"), test.to)
		var got []string
		for _, p := range r.Problems() {
			got = append(got, p.Error())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.reason, diff)
		}
	}
}
