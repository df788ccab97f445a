// Package moodle reads and writes competency frameworks in Moodle's CSV: the form of
// 14 columns of today's Moodle, and the one of 12 columns that its import tool had
// before.
//
// Moodle translates the headers, so columns go by their place. Its own import drops a
// competency whose parent it does not know, and keeps the last of two with one id
// number, without a word; [Read] keeps both and says so.
//
// [Framework.Spec] makes a competency framework of it, and [From] the other way. Both
// return what the other form cannot hold.
package moodle
