package maturity_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

const dated = `
format: govmaturity/framework/1
id: dated
edition: "%s"
%s
title: Dated
standing: illustrative
score-standing: illustrative
root:
  id: root
  title: Root
  aggregation: arithmetic
  nodes:
    - {id: a, title: A, measure: {kind: yes-no}}
`

func readDated(t *testing.T, edition, dates string) (*maturity.Framework, error) {
	t.Helper()
	return maturity.ReadFramework("dated.yaml", fmt.Appendf(nil, dated, edition, dates))
}

// Dates are read, are words and no rules, and a check before publication is a
// mistake.
func TestDates(t *testing.T) {
	fw, err := readDated(t, "2.1", `dates: {published: "2020", in-force: 2021-07, checked: "2026-11-25"}`)
	if err != nil {
		t.Fatal(err)
	}
	want := govmaturity.Dates{Published: "2020", InForce: "2021-07", Checked: "2026-11-25"}
	if fw.Dates() != want || fw.Dates().Since() != "2021-07" {
		t.Errorf("got %+v, since %s", fw.Dates(), fw.Dates().Since())
	}
	without, err := readDated(t, "2.1", "")
	if err != nil {
		t.Fatal(err)
	}
	if without.Dates() != (govmaturity.Dates{}) || without.RulesHash() != fw.RulesHash() || without.Hash() == fw.Hash() {
		t.Errorf("dates %+v; the rules are the same: %t, and all is: %t", without.Dates(), without.RulesHash() == fw.RulesHash(), without.Hash() == fw.Hash())
	}
	for _, test := range []struct{ reason, dates, want string }{
		{"no date", "dates: {published: May 2020}", "dated.yaml:5:20: dates.published: expected a date"},
		{"checked too early", `dates: {published: "2020", checked: 2019-12}`, "dated.yaml:5:37: dates.checked: what was published on 2020 cannot have been checked on 2019-12"},
	} {
		if _, err := readDated(t, "2.1", test.dates); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.reason, err, test.want)
		}
	}
}

// Two editions that cannot be compared are told with since when they are in
// force, where their names do not say it.
func TestEditionErrorDates(t *testing.T) {
	var cards []*maturity.Scorecard
	for _, edition := range [][2]string{{"2.1", `dates: {published: "2020"}`}, {"2024", `dates: {published: "2024"}`}} {
		fw, err := readDated(t, edition[0], edition[1])
		if err != nil {
			t.Fatal(err)
		}
		card, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "dated", Edition: edition[0], Subject: "S"})
		if err != nil {
			t.Fatal(err)
		}
		cards = append(cards, card)
	}
	_, err := maturity.Compare(cards[0], cards[1])
	var other *maturity.EditionError
	const want = "dated 2.1 (in force since 2020) and dated 2024 are not the same edition; compare them through a crosswalk"
	if !errors.As(err, &other) || other.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}
