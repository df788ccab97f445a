// Package document reads the module's documents strictly: YAML or JSON text
// into a positioned tree ([Parse]), and the tree into Go structs
// ([Shape.Decode]).
//
// A package declares each of its documents once, with [Declare]. What it then
// writes of its own is what the document means: a function that takes a [Draft]
// and adds to its [Report].
//
// A [Shape] says what a Go type looks like as a document. It is derived once
// from the type ([ShapeOf]), and everything rests on it: reading, checking a
// Go value that was built by hand ([Shape.Check]), and the published JSON
// Schema (package schema). So they accept and refuse the same documents.
//
// # Tags
//
// The key of a field is its json tag. What may stand there is its doc tag, a
// list of words separated by commas:
//
//	required    the key must be there, and a text, list or map must not be empty
//	nonempty    a text that is given has a character that is not a space; a
//	            list or map that is given has an item
//	enum=a|b    the text is one of these
//	pattern=id  the text has the form of this name; see [PatternNamed]
//	min=0       the number is at least this
//	above=0     the number is more than this
//	max=1       the number is at most this
//	maxitems=9  the list has at most so many items
//	words       the field is for people only, and changes no result; a Text is so
//	            in any case
//
// A struct with a field _ and the tags doc:"oneof=a|b" words:"..." has exactly
// one of the keys a and b, and the words say so in a message.
//
// On a list or a map, enum, pattern, min, above and max are about the items.
// A field that is not required must have omitempty or omitzero in its json
// tag: what is left out is left out again when the value is written.
//
// # Codes
//
// The problems that this package finds have these codes. Reading the text:
//
//	too-large            the input has more bytes than the limit
//	too-deep             maps and lists are nested deeper than the limit
//	too-many-values      there are more values than the limit
//	too-long             a text is longer than the limit
//	not-utf8             the input is not UTF-8 text
//	control-character    a character that text may not contain as it is
//	empty-document       there is nothing in the input
//	syntax               the input is not JSON, or not YAML
//	several-documents    the YAML holds more than one document
//	directive            the YAML begins with a % directive
//	anchor, alias, tag   the YAML uses &name, *name, or !type
//	merge-key            the YAML uses the key <<
//	key-not-text         a key is a number, a truth value, null, a list or a map
//	duplicate-key        a map has the same key twice
//	number-form          a number is written in a form that is not plain
//	not-finite           a number is infinite, not a number, or out of range
//	lone-surrogate       half of a \u pair is missing
//
// Comparing the document, or the Go value, with its shape:
//
//	unknown-key          the key means nothing here
//	wrong-case-key       the key is known, in other letters: Title for title
//	required             a key that must be there is not
//	one-of               of several keys, none is there, or more than one
//	wrong-type           a number where a text is expected, and so on
//	null                 there is no value where one is expected
//	empty                a text, list or map has nothing in it
//	not-allowed          the text is not one of those allowed
//	pattern              the text does not have the form expected
//	out-of-range         the number is too small or too large
//	not-whole            the number is not a whole number
//	too-many-items       the list is too long
//	wrong-format         the document is of another format
//	cannot-write         a Go value that no document can hold
//	wrong-go-type        the Go value is not of the type that the shape is of
//
// A [Codec] may add its own.
package document
