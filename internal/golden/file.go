// Package golden tries golden cases: documents that say what is given and what
// must come out, such as the worked examples of a handbook.
//
// A file has cases of one subject:
//
//	format: govmaturity/golden/1
//	framework: ministry
//	edition: "1"
//	sources: [{id: handbook, title: Handbook}]
//	tolerance: printed
//	cases:
//	  - name: A register and no portal
//	    keywords: [registers]
//	    reason: The worked example.
//	    cites: [{source: handbook, locator: p. 12}]
//	    given: {answers: {register: yes, portal: no}}
//	    expect: ...
//	  - name: A register that is half there
//	    given: {answers: {register: half}}
//	    problems: [{code: wrong-answer, path: answers.register}]
//
// What a case gives, what it may expect, and what comes out is a matter of its
// subject: a [Kit] says so. The rest is here: reading files with all their
// problems, comparing problems, tolerances, writing expectations anew, and what
// no case reaches.
package golden

import (
	"reflect"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Format is the value of the format field of a file of golden cases.
const Format = "govmaturity/golden/1"

// File is a file of golden cases.
type File struct {
	Format string `json:"format" doc:"required,enum=govmaturity/golden/1"`
	// Language is the language of texts that are given as a plain string.
	Language string `json:"language,omitempty" doc:"pattern=language"`
	// Framework and Edition name what the cases are about. When they are given,
	// it must be what is tried.
	Framework string `json:"framework,omitempty" doc:"pattern=id"`
	Edition   string `json:"edition,omitempty" doc:"pattern=edition"`
	// Sources are what the cases cite.
	Sources []govmaturity.Source `json:"sources,omitempty"`
	// Keywords go for all cases, beside their own.
	Keywords []string `json:"keywords,omitempty" doc:"nonempty,pattern=id"`
	// Tolerance goes for all cases without one of their own.
	Tolerance *Tolerance `json:"tolerance,omitempty"`
	Cases     []Case     `json:"cases" doc:"required,nonempty"`
}

// Case is what is given and what must come out. It has one of Expect and
// Problems.
type Case struct {
	// Name is what the case is about. No two cases of a file have the same.
	Name string `json:"name" doc:"required,nonempty"`
	// Keywords are to find cases by.
	Keywords []string `json:"keywords,omitempty" doc:"nonempty,pattern=id"`
	// Reason says why this must come out, and Cites where that is said.
	Reason    string                 `json:"reason,omitempty"`
	Cites     []govmaturity.Citation `json:"cites,omitempty"`
	Tolerance *Tolerance             `json:"tolerance,omitempty"`
	// Given is a document of its own. It may leave out what the file says.
	Given Value `json:"given" doc:"required"`
	// Expect is what must come out. What it leaves out is not compared.
	Expect *Value `json:"expect,omitempty"`
	// Problems are all problems that the document under Given must have.
	Problems []Problem `json:"problems,omitempty"`
}

// Problem is a problem that is expected.
type Problem struct {
	Code govmaturity.Code `json:"code" doc:"required,nonempty"`
	// Path is the place in the document under Given, as messages write it:
	// answers.register. It is left out for the document as a whole.
	Path string `json:"path,omitempty"`
}

// Value is any value of a document, kept as it stands.
type Value struct{ node *document.Node }

// IsMap reports whether the value is a map.
func (v Value) IsMap() bool { return v.node != nil && v.node.Kind == document.Map }

// With returns the value with a text under a key, unless the key is there.
func (v Value) With(key, text string) Value {
	if !v.IsMap() || v.node.Get(key) != nil {
		return v
	}
	n := *v.node
	n.Fields = append([]document.Entry{{Key: key, Value: &document.Node{Kind: document.String, Text: text}}}, v.node.Fields...)
	return Value{&n}
}

// JSON returns the value as it stands, with the keys in their order and the
// digits of numbers as they were written.
func (v Value) JSON() []byte { return v.node.AppendJSON(nil) }

// MarshalJSON writes what JSON returns.
func (v Value) MarshalJSON() ([]byte, error) { return v.JSON(), nil }

// valueCodec lets any value stand.
func valueCodec() document.Codec {
	anything := &document.Shape{Kind: document.Union, Name: "Value", Package: reflect.TypeFor[Value]().PkgPath()}
	anything.Choices = []*document.Shape{
		{Kind: document.Nothing}, {Kind: document.Truth}, {Kind: document.Float}, {Kind: document.Word},
		{Kind: document.Sequence, Item: anything}, {Kind: document.Dictionary, Item: anything},
	}
	return document.Codec{
		Type: reflect.TypeFor[Value](), Shape: anything,
		Decode: func(n *document.Node, into any, _ document.Options) govmaturity.Problems {
			into.(*Value).node = n
			return nil
		},
	}
}
