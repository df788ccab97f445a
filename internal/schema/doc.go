// Package schema writes the JSON Schema (2020-12) of a document, so that
// editors, forms and other programs can check it before this library reads it.
//
// A schema is built from the same [document.Shape] that the reader goes by, and
// accepts what the reader accepts, as far as a schema can say it: types, keys,
// what is required, enumerations, patterns, bounds, the number of items. It
// does not bound the size and depth of a document, and knows nothing of what
// the words of a document mean.
package schema
