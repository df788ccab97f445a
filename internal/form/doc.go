// Package form is the one form model of the module. A package describes its
// document as a tree of fields ([Definition]), or has it described by the
// document's declaration ([OfFormat]); from that tree come the JSON Schema
// profiles, the UI schemas, the SurveyJS survey and the HTML form, and by it what
// a person entered is read and checked ([New] returns a govmaturity.Form).
//
//	declaration ──> Definition ──> profiles, HTML                                  (out)
//	post, survey, JSON, document ──> tree ──> check ──> clean tree ──> meaning     (back)
//
// There is one way back. Each way of an input ends in a positioned tree
// (document.Node): a post is put together by its names, a survey is a post by
// other names, and a document that is filled in is first put into the form's own
// way (answers as maps, levels by their ids). The tree is checked once, cleaned
// of what is blank, and the clean tree given to Definition.Meaning, once. What
// that made of it is kept beside the input ([Kept]), so that the package of the
// document need not read it again.
//
// A field's name is the JSON Pointer of its place in the document, so one
// address serves the document, the post and the problem. What is being added to a
// map stands below the empty key until it has a key of its own.
//
// # What a form takes
//
// A form takes the documents that its JSON Schema accepts, but for what no schema
// can say, which Definition.Meaning does: two items of a list with one id, a
// measure in Go. They are a part of what the package's own reader takes: every
// answer is a map, for example. What is blank is the same as what is not there:
// an empty text, an empty list, a map of blanks. Renderers send such things for
// fields that nobody touched. So an empty checklist is no answer; that none of
// its options holds is said with the state "answered".
//
// A question that is not asked, because its condition does not hold, may still
// have an answer: one given before another answer changed. It must be well
// formed, and scoring leaves it out.
package form
