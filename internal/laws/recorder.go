package laws

// Recorder takes down what a law finds.
type Recorder struct {
	law   Law
	found Violations
	seen  map[string]bool
}

// maxKept is how many parts are taken down for each law. A subject with more
// that are wrong has one cause for them all, and a hostile one has no end.
const maxKept = 10_000

// Violated takes down that the law is broken: v says where and how, and need not
// say which law it is. Each part is reported once: the first time is enough.
func (r *Recorder) Violated(v Violation) {
	if r.seen[v.At] || len(r.found) == maxKept {
		return
	}
	r.seen[v.At] = true
	v.Law = r.law
	r.found = append(r.found, v)
}

func (r Rule[S]) check(s S) Violations {
	recorder := &Recorder{law: r.Law, seen: map[string]bool{}}
	r.look(s, recorder)
	return recorder.found
}
