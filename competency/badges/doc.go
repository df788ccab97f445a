// Package badges reads the results in Open Badges 3.0, and in the records of CLR 2.0
// that hold such, as evidence.
//
// A badge says to which competencies it is aligned, which result its holder achieved,
// and from when until when it is valid. [Read] makes of that attestations for the
// competencies of a framework. It looks nothing up: neither the proof nor the status of
// revocation is checked, which the problems say.
package badges
