// Package table reads and writes action plans and reviews as tables of text: a row a
// step, as people keep their trackers in spreadsheets.
//
// The first column of a table is the step's id, its key: a title can be reworded, and
// the row still finds its step. The other columns are named as in the document, with
// a stroke between the parts:
//
//	title/en, title/fr       a text, a column a language
//	deadline/en, start/en    as people write them
//	responsible, after       a list, with semicolons between the items
//	milestones/1/id          the first of several, a column a part
//
// A cell without anything says that there is nothing. A column that is not there says
// nothing about what it is named for, and the plan keeps what it has. A [Mapping] reads
// and writes tables with other columns and other words.
//
// Texts are written as they are, and lines end with a line feed. A spreadsheet takes a
// cell that begins with =, +, - or @ for a formula: have it import the table as text
// where others have written the plan.
//
// A table is read over a plan, and nothing is applied: [Reading] has the plan that
// would come of it and what would change. What a table cannot carry is a problem with
// the code lost, and its place in the plan.
package table
