// Package panel puts the results of many subjects side by side.
//
// A [Table] reads assessments from a spreadsheet and writes results as one: a row for
// each subject, a column for each question or each option.
package panel
