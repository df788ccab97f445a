package slug_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

func TestMake(t *testing.T) {
	tests := []struct{ reason, name, id string }{
		{"words", "Senior data engineer", "senior-data-engineer"},
		{"signs that tell languages apart", "C#", "c-sharp"},
		{"signs that tell languages apart", "C++", "c-plus-plus"},
		{"signs that tell languages apart", "C", "c"},
		{"an id stays", "og-wrl-001", "og-wrl-001"},
		{"a code", "OG-WRL-001", "og-wrl-001"},
		{"dots between digits stay", "1.10", "1.10"},
		{"a dot at the end goes", "Etc. and 1.", "etc-and-1"},
		{"a dot between letters goes", "React.JS", "react-js"},
		{"accents", "Confirmé à Zürich", "confirme-a-zurich"},
		{"letters that are not taken apart", "Straße Łódź", "strasse-lodz"},
		{"apostrophes", "owner's", "owners"},
		{"no-break space", "Data\u00a0use", "data-use"},
		{"nothing", "   ", ""},
	}
	for _, test := range tests {
		if got := slug.Make(test.name); got != test.id {
			t.Errorf("%s: %q is %q, want %q", test.reason, test.name, got, test.id)
		}
	}
}

// Names in other scripts, long ones and ones of signs have ids that do not collide.
func TestMakeOther(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{"Данные", "Данных", "数据", "بيانات", "Data и", "Data в", "★", "★★", strings.Repeat("a", 200), strings.Repeat("a", 201), "a b"} {
		id := slug.Make(name)
		if !document.PatternNamed("id").Matches(id) {
			t.Errorf("%q: %q is no id", name, id)
		}
		if other, taken := seen[id]; taken {
			t.Errorf("%q and %q are both %q", name, other, id)
		}
		seen[id] = name
	}
}

func TestNames(t *testing.T) {
	var n slug.Names
	for _, test := range []struct{ name, want, id string }{
		{"JavaScript", "", "javascript"},
		{"Javascript", "", "javascript-2"},
		{"javascript", "", "javascript-3"},
		{"JavaScript", "", "javascript"},
		{"Running/Linux", "running", "running"},
		{"Running/Windows", "running", "running-2"},
	} {
		if got := n.ID(test.name, test.want); got != test.id {
			t.Errorf("%q: got %q, want %q", test.name, got, test.id)
		}
	}
}
