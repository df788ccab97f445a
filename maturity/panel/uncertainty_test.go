package panel_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

const unsure = `format: govmaturity/uncertainty/1
title: How sure the ranking is
framework: asem
edition: "2018"
node: index
draws: 2000
seed: 2026
assumptions:
- id: weights
  title: What weighs how much
  weights: {how: around, spread: 0.25}
- id: normalisation
  title: How numbers are made comparable
  normalisation: {kinds: [{kind: min-max, floor: 0.01}, {kind: percentile-rank}]}
- id: aggregation
  title: Whether strong points make up for weak ones
  aggregation: {kinds: [geometric]}
- id: indicators
  title: What is looked at
  dropped: {how: one}
- id: missing
  title: What is not known
  missing: {policies: [zero], drawn: true}
- id: error
  title: How well things are measured
  error: {share: 0.05}
`

func readUnsure(t testing.TB, text string) *panel.UncertaintySpec {
	t.Helper()
	spec, err := panel.ReadUncertainty("u.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// For every combination of choices the evaluator gives what the engine gives, to the last
// bit.
func TestEvaluatorIsTheEngine(t *testing.T) {
	p := asem(t, same)
	scenarios, values, differ, err := panel.Differences(p, readUnsure(t, unsure))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d scenarios, %d values", scenarios, values)
	if scenarios != 3*2*3 || values < 50000 {
		t.Errorf("%d scenarios, %d values", scenarios, values)
	}
	for i, d := range differ {
		if i < 10 {
			t.Error(d)
		}
	}
	if _, worst, err := panel.Again(p, readUnsure(t, unsure)); err != nil || worst > 1e-12 {
		t.Errorf("errors of 0 change values by %v, %v", worst, err)
	}
}

func BenchmarkUncertainty(b *testing.B) {
	p := asem(b, same)
	spec := readUnsure(b, unsure)
	spec.Draws = 10000
	for b.Loop() {
		if _, err := p.Uncertainty(spec); err != nil {
			b.Fatal(err)
		}
	}
}

// What is entered in the form comes back as it was, in each language, and what is wrong is
// said at the field.
func TestUncertaintyForm(t *testing.T) {
	spec := readUnsure(t, unsure)
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		f := panel.UncertaintyForm(govmaturity.WordsFor(tag), "en")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := panel.ReadUncertainty("", in.Document)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spec, again); diff != "" {
			t.Errorf("%s: changed on the way through the form (-want +got):\n%s", tag, diff)
		}
		var page bytes.Buffer
		if err := f.WriteHTML(&page, in, govmaturity.FormPage{}); err != nil || page.Len() < len(data) {
			t.Errorf("%s: %v, %d bytes", tag, err, page.Len())
		}
	}
	bad := strings.Replace(string(data), `"id":"error"`, `"id":"weights"`, 1)
	if in := panel.UncertaintyForm(govmaturity.Words{}).Fill([]byte(bad)); len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/assumptions/5/id" {
		t.Errorf("%v", in.Problems)
	}
}

// The same draws come whatever the number of goroutines, and on every machine.
func TestUncertaintyBits(t *testing.T) {
	p := asem(t, same)
	spec := readUnsure(t, unsure)
	rows := 32
	spec.Draws, spec.Sensitivity = 200, &rows
	var first string
	for _, workers := range []int{1, 2, 7} {
		u, err := panel.UncertaintyBy(p, spec, workers)
		if err != nil {
			t.Fatal(err)
		}
		causes, known := u.Sensitivity()
		data, err := json.Marshal([]any{u.Spans(), u.Neighbours(), causes, known})
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Errorf("%d goroutines give something else", workers)
		}
	}
	sum := sha256.Sum256([]byte(first))
	if got := hex.EncodeToString(sum[:8]); got != "2772c5c8b8f24970" {
		t.Errorf("the bits changed: %s", got)
	}
}
