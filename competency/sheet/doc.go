// Package sheet reads the tables in which people keep roles, competencies and
// ratings: the table of roles that a government publishes, the skills matrix of a
// team, the ratings of an assessment.
//
// A [Mapping] is a document that says what stands where and what the words mean.
// [Detect] proposes one. It proposes no scale: which of two words is the higher level,
// and whether N/A, a hyphen or a zero means none, not applicable or unknown, no table
// says.
//
// [Mapping.Read] makes a competency framework and profiles of a table. It is strict
// about cells and lenient about tables: what cannot be read is left out and told at its
// cell, and the rest is read. It is a linter too: the [Reading] has findings about all
// that is odd and can be read, with a code to count them by:
//
//	duplicate-row   a row says the same as another
//	sentinel        a word stands where there is nothing, such as NOT IN USE; once a row
//	no-descriptor   a competency has no descriptor of any level
//	case-only       two names differ in capitals or spaces alone
//	near-name       two names are nearly the same
//	same-name       two competencies of two areas, or levels of two roles, have one name
//	mixed-form      a number beside its label, or dates of several forms in one column
//	contradiction   a gap that is not what is missing, or a second description
//	aggregate       a total or an average among the people, which is left out
//	empty-group     a heading with nothing below it
//	not-rated       somebody or something of whom nothing is said
//	rated-twice     two ratings of one person, competency and day
//	names-person    a note that seems to name somebody; it is not repeated, and kept out
//	odd-space       spaces around a cell, or spaces that do not look like one
//	unknown-column  a column that the mapping does not name, and nothing is read from
//	required        a column without a header
//
// Small and capital letters are the same in words for levels, and nowhere else: C# and
// C++, Java and JavaScript stay apart, and so do JavaScript and Javascript until the
// mapping says that they are one.
package sheet
