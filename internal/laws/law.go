// Package laws runs test kits: a kit is a table of laws that every well-made
// subject of one kind keeps, be it a framework, a diagram or a plan.
//
// A law says in words that need no program what it asks, and has a function
// that looks for what breaks it. [Kit.Run] checks each in a subtest of its own,
// [Kit.Check] without package testing. A law that a subject breaks for a good
// reason can be waived, with the reason; what is waived is said aloud, and a
// waiver that waives nothing is itself reported.
//
// The kits that people use are thin fronts of this package: they say what their
// subject is, write the laws, and hand the rest on.
package laws

import (
	"fmt"
	"path/filepath"
	"runtime"
)

// Law is a property that every well-made subject has, for people to read.
type Law struct {
	// Name is short and stays the same: it names the subtest, and a waiver
	// names the law by it.
	Name string
	// Explanation says what the law asks, for a reader who does not program.
	Explanation string
	// OwnCode says that no document can break the law by itself: it is about
	// what runs the document. It is checked only where Go code of the author's
	// runs too.
	OwnCode bool
	// Source is where the law is written: folder, file and line.
	Source string
}

// Rule is a law about subjects of type S, with what looks for a breach of it.
type Rule[S any] struct {
	Law
	look func(S, *Recorder)
}

// New makes a rule, which look checks. The place of the law is that of the
// call.
func New[S any](name, explanation string, look func(S, *Recorder)) Rule[S] {
	return Rule[S]{Law{Name: name, Explanation: explanation, Source: caller()}, look}
}

// ForCode makes a rule about what runs a document: it is checked only where Go
// code of the author's runs too. The place of the law is that of the call.
func ForCode[S any](name, explanation string, look func(S, *Recorder)) Rule[S] {
	return Rule[S]{Law{Name: name, Explanation: explanation, OwnCode: true, Source: caller()}, look}
}

// caller returns the place that called the function it is called from. The
// folder is part of it: several kits may have a file of one name.
func caller() string {
	_, file, line, ok := runtime.Caller(2)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s/%s:%d", filepath.Base(filepath.Dir(file)), filepath.Base(file), line)
}
