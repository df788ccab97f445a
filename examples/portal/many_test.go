package main

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// crowd writes finished assessments into a file, as many saves would: some subjects with
// one rater each, and one subject with many raters.
func crowd(t *testing.T, path, framework string, subjects, raters int) {
	t.Helper()
	fw, err := catalog.Load(framework)
	if err != nil {
		t.Fatal(err)
	}
	in := newInstrument(fw, false)
	document, err := in.document()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	run := func(query string, args ...any) {
		t.Helper()
		if _, err := tx.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	const at = "2026-01-01T00:00:00.000000000Z"
	run("INSERT INTO frameworks VALUES (?, ?, ?, ?, ?)", fw.Hash(), fw.ID(), fw.Edition(), string(document), at)
	for i := range subjects + raters {
		subject, rater := fmt.Sprintf("Agency %05d", i), "Unit"
		if i >= subjects {
			subject, rater = "Ruritania", fmt.Sprintf("Rater %05d", i)
		}
		doc := &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: subject, Rater: rater, Date: "2025",
			Answers: map[string]govmaturity.Answer{},
		}
		for k, q := range fw.Indicators() {
			doc.Answers[q.ID()] = anyAnswer(q, i*7+k*(i%5))
		}
		data, err := encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		id := fmt.Sprintf("%026d", i)
		run(`INSERT INTO assessments (id, once, framework, edition, hash, subject, rater, date, started_at, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, '2025', ?, 1)`, id, id, fw.ID(), fw.Edition(), fw.Hash(), subject, rater, at)
		run("INSERT INTO revisions (assessment, version, at, who, what, part, page, document) VALUES (?, 1, ?, 'A', 'start', '', '', ?)", id, at, string(data))
		run("UPDATE assessments SET finished_at = ?, finished_by = 'A' WHERE id = ?", at, id)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// anyAnswer answers a question in one of the ways that it can be.
func anyAnswer(q maturity.Indicator, n int) govmaturity.Answer {
	switch q.Kind() {
	case maturity.MeasureLevel, maturity.MeasureChoice, maturity.MeasureChecklist:
		options := q.Options()
		return govmaturity.AnswerChoice(options[n%len(options)])
	case maturity.MeasureYesNo:
		return govmaturity.AnswerYesNo(n%2 == 0)
	}
	return govmaturity.AnswerNumber(float64(n % 2))
}

// Ten thousand assessments keep no page from being shown: each looks at so many, and
// says how many there are. How long it takes is for reading (go test -v); all ten thousand
// are there with GOVMATURITY_LONG=1.
func TestTenThousand(t *testing.T) {
	subjects, raters := 1_100, 120
	frameworks := []string{"un-nine-pillars@2020"}
	if os.Getenv("GOVMATURITY_LONG") != "" {
		subjects, raters = 8_000, 2_000
		frameworks = append(frameworks, "un-left-behind@2022") // the one with the heaviest pages
	}
	for _, framework := range frameworks {
		t.Run(framework, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "portal.db")
			p := newPortalWithout(t, path)
			crowd(t, path, framework, subjects, raters)
			id, edition, _ := strings.Cut(framework, "@")
			in := "/frameworks/" + id + "/" + edition
			subject := "/subjects?" + url.Values{"framework": {id}, "edition": {edition}, "subject": {"Ruritania"}}.Encode()
			last := fmt.Sprintf("/assessments/%026d", subjects+raters-1)
			for _, page := range []struct{ path, says string }{
				{in, "Agency 00049"},
				{in + "/subjects", fmt.Sprintf("of %d subjects", subjects+1)},
				{in + "/subjects?after=975&from=2024&to=2026-01", "to "},
				{in + "/subjects?from=1999&to=2000", "the first 100 are listed"},
				{subject, fmt.Sprintf("100 of %d raters", raters)},
				{subject + "&rule=median&between=lower", "Put together by the rule"},
				{last + "/scorecard", "no earlier finished assessment"},
				{"/compare?subject=Ruritania", "Compare"},
				{"/compare?subject=Ruritania&" + url.Values{"before": {fmt.Sprintf("%026d", subjects+raters-2)}, "after": {fmt.Sprintf("%026d", subjects+raters-1)}}.Encode(), "What changed"},
			} {
				began := time.Now()
				r := p.person("").get(page.path).is(200)
				t.Logf("%6d ms %7d bytes  %s", time.Since(began).Milliseconds(), len(r.Body), page.path)
				if text := r.text(); !strings.Contains(text, page.says) {
					t.Errorf("%s does not say %q:\n%.600s", page.path, page.says, text)
				}
				if len(r.Body) > heaviest {
					t.Errorf("%s has %d bytes", page.path, len(r.Body))
				}
			}
		})
	}
}
