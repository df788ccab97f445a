// Package renderers measures how four form libraries show the forms of this
// module: react-jsonschema-form (rjsf), JSON Forms, json-editor and SurveyJS,
// each in a real browser. It has only tests, and a module of its own, so that
// nobody else needs a browser or npm.
//
// The README has what came out, and how to run it.
package renderers
