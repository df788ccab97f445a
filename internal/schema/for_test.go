package schema_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden shows a whole schema, and that it does not change unseen.
func TestGolden(t *testing.T) {
	got, err := schema.For(treeShape(t), schema.Meta{
		ID: "https://example.org/tree.json", Title: "Tree", Description: "A sample.",
	})
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/tree.json"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("schema changed (-want +got); run with -update if meant:\n%s", diff)
	}
}

func TestSameBytes(t *testing.T) {
	meta := schema.Meta{ID: "https://example.org/tree.json"}
	first, err := schema.For(treeShape(t), meta)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := schema.For(treeShape(t), meta)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("the same shape gave other bytes")
		}
	}
}

// A document that contains itself is its own definition.
func TestRecursiveRoot(t *testing.T) {
	s, err := document.ShapeOf(node{})
	if err != nil {
		t.Fatal(err)
	}
	valid := []string{
		`{"id": "a"}`,
		`{"id": "a", "nodes": [{"id": "b", "not": {"id": "c"}}], "named": {"x": {"id": "d", "nodes": [{"id": "e"}]}}}`,
	}
	agree(t, s, func() any { return new(node) }, valid, long.Count(1000, 5000))
}

func TestErrors(t *testing.T) {
	clash := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "a", Shape: &document.Shape{Kind: document.Word, Name: "Colour", Package: "one", Enum: []string{"red"}}},
		{Key: "b", Shape: &document.Shape{Kind: document.Word, Name: "Colour", Package: "two", Enum: []string{"red"}}},
	}}
	differ := &document.Shape{Kind: document.Struct, Fields: []document.Field{
		{Key: "a", Shape: &document.Shape{Kind: document.Word, Name: "Colour", Package: "one", Enum: []string{"red"}}},
		{Key: "b", Shape: &document.Shape{Kind: document.Word, Name: "Colour", Package: "one", Enum: []string{"green"}}},
	}}
	tests := []struct {
		reason string
		shape  *document.Shape
		want   string
	}{
		{"two packages have a type of one name, which $defs cannot tell apart", clash, "taken twice"},
		{"one name stands for two shapes, of which one would be lost", differ, "two different shapes"},
	}
	for _, tt := range tests {
		_, err := schema.For(tt.shape, schema.Meta{ID: "https://example.org/x.json"})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.reason, err, tt.want)
		}
	}
}
