package laws

// Finding is what a law found wrong.
type Finding struct {
	// At is the id of the part of the subject where the law is broken; "" when
	// it is the subject as a whole. Each part is reported once: the first
	// finding is enough.
	At string
	// Title says for people what the part is.
	Title string
	// Given is what was put in.
	Given string
	// Got is what came out, and Expected what the law asks for.
	Got, Expected string
}

// Recorder takes down what a law finds.
type Recorder struct {
	law   Law
	found Violations
	seen  map[string]bool
}

// maxKept is how many parts are taken down for each law. A subject with more
// that are wrong has one cause for them all, and a hostile one has no end.
const maxKept = 10_000

// Violated takes down that the law is broken.
func (r *Recorder) Violated(f Finding) {
	if r.seen[f.At] || len(r.found) == maxKept {
		return
	}
	r.seen[f.At] = true
	r.found = append(r.found, Violation{
		Law: r.law, At: f.At, Title: f.Title, Given: f.Given, Got: f.Got, Expected: f.Expected,
	})
}

func (r Rule[S]) check(s S) Violations {
	recorder := &Recorder{law: r.Law, seen: map[string]bool{}}
	r.look(s, recorder)
	return recorder.found
}
