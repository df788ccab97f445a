// Package table reads tables of text: CSV as people and spreadsheets write it.
//
// It is strict, and says what to do: every problem has its row, column and header as
// in a spreadsheet, and its line and column in the text. It guesses nothing that
// changes a value: a number that has two readings is refused with both.
//
// The text is UTF-8, with or without a byte order mark. Lines end with a line feed, a
// carriage return, or both. Cells are separated by a comma, a semicolon, a tab or a
// bar: as asked for, as a first line such as sep=; says, or else as most of the first
// rows agree. A cell with a separator, a line end or a quote in it stands in double
// quotes, and a quote inside it is written twice.
package table
