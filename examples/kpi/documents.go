package main

import (
	"fmt"
	"io"
	"os"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// explain says of each indicator of a document where it stands on a day, and why.
func explain(out, errs io.Writer, indicators, observations, asOf string, w govmaturity.Words) error {
	data, err := os.ReadFile(indicators)
	if err != nil {
		return err
	}
	set, err := kpi.Read(indicators, data)
	if err != nil {
		return err
	}
	if data, err = os.ReadFile(observations); err != nil {
		return err
	}
	observed, err := set.ReadObservations(observations, data)
	if err != nil {
		return err
	}
	report, err := observed.Report(asOf)
	if err != nil {
		return err
	}
	for _, doubts := range []govmaturity.Problems{set.Doubts(), observed.Doubts()} {
		for _, p := range doubts {
			fmt.Fprintln(errs, p)
		}
	}
	for r := range report.Results() {
		if _, err := fmt.Fprintln(out, r.Explain(w)); err != nil {
			return err
		}
	}
	for group := range set.Groups() {
		if _, err := fmt.Fprintln(out, report.Finding(group, w).In(w)); err != nil {
			return err
		}
	}
	return nil
}
