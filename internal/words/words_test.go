package words

import "testing"

// The files that the module comes with have no problems.
func TestFilesOfTheModule(t *testing.T) {
	for _, tag := range Languages() {
		f, problems := Read(tag+".json", Source(tag))
		for _, p := range problems {
			t.Errorf("%s.json:%d:%d: %s: %s", tag, p.Line, p.Column, p.Key, p.Message())
		}
		if f != nil && f.Language() != tag {
			t.Errorf("%s.json is in the language %q", tag, f.Language())
		}
	}
}
