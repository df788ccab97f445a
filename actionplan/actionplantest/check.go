package actionplantest

import "github.com/govmaturity/govmaturity/internal/laws"

// Law is a property that every well-made document of its kind has: its Name, which
// names the subtest; its Explanation, for a reader who does not program; and its
// Source, where in this package it is written (file and line).
type Law = laws.Law

// Violation is one law broken at one part of a document: the Law; At, the id of the
// part, or "" for the document as a whole, and its Title; what shows it (Given), what
// came out (Got) and what the law asks for (Expected). More is how many further parts
// break the law, when there are too many to list.
type Violation = laws.Violation

// Violations are all laws that a document breaks, in the order of its laws. It is the
// error that the checks return; errors.As finds it, and finds each Violation in it.
type Violations = laws.Violations

// Waived is a Violation that a waiver lets pass, with its Reason. See [Waive].
type Waived = laws.Waived

// Report is what came of checking a document: the Violations, and what is Waived and
// why. Its String says all of it.
type Report = laws.Report
