// Package casejson reads and writes frameworks in the form of 1EdTech's
// Competencies and Academic Standards Exchange (CASE), 1.0 and 1.1.
//
// A [Package] keeps a CASE package as it came: every member, also those that no
// version of CASE knows, numbers as they were written, null and empty lists where
// they stood, and the order of all. [Package.JSON] gives that back. What is wrong
// with a package does not keep it from being read:
//
//   - [Package.Departures] are the places where it is not as the schema of its
//     version says. Most packages that are published have some: the schema of 1.1
//     refuses every member that it does not name, and exports carry more.
//   - [Package.Links] are identifiers that collide, and links and associations that
//     lead nowhere, or in a circle.
//
// [ReadStrict] refuses a package with either.
//
// [Package.Spec] makes a competency framework of it, and [From] a package of a
// competency framework. Both return what the other form cannot hold, each with its
// place: nothing is lost in silence.
package casejson
