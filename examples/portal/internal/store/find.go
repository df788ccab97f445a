package store

import (
	"context"
	"database/sql"
)

// Entry is an assessment without its document, for lists.
type Entry struct {
	ID, Framework, Edition, Subject, Rater, Date string
	Finished                                     bool
}

const selectEntries = "SELECT a.id, a.framework, a.edition, a.subject, a.rater, a.date, a.finished_at IS NOT NULL FROM assessments a "

func entries(rows *sql.Rows, err error) ([]Entry, error) {
	return collect(rows, err, func(row *sql.Rows) (e Entry, err error) {
		err = row.Scan(&e.ID, &e.Framework, &e.Edition, &e.Subject, &e.Rater, &e.Date, &e.Finished)
		return e, err
	})
}

// Entries returns the assessments of a subject with an edition, the newest first, and
// at most so many after some.
func (s *Store) Entries(ctx context.Context, framework, edition, subject string, after, most int) ([]Entry, error) {
	return entries(s.read.QueryContext(ctx, selectEntries+`WHERE a.framework = ? AND a.edition = ? AND a.subject = ?
		ORDER BY a.date DESC, a.started_at DESC, a.id LIMIT ? OFFSET ?`, framework, edition, subject, most, after))
}

// FinishedOf returns the finished assessments of a subject, with any framework, the
// newest first.
func (s *Store) FinishedOf(ctx context.Context, subject string, most int) ([]Entry, error) {
	return entries(s.read.QueryContext(ctx, selectEntries+`WHERE a.subject = ? AND a.finished_at IS NOT NULL
		ORDER BY a.date DESC, a.finished_at DESC, a.id LIMIT ?`, subject, most))
}

// Before returns the assessment that one is compared with: the newest finished one of
// the same subject with the same framework, of any edition and of an earlier date; by
// the same rater where there is one. ErrNotFound says that there is none.
func (s *Store) Before(ctx context.Context, a *Assessment) (*Assessment, error) {
	out := new(Assessment)
	err := out.scan(s.read.QueryRowContext(ctx, selectAssessments+`WHERE a.framework = ? AND a.subject = ?
		AND a.finished_at IS NOT NULL AND a.date < ? AND a.id <> ?
		ORDER BY a.rater = ? DESC, a.date DESC, a.finished_at DESC, a.id LIMIT 1`, a.Framework, a.Subject, a.Date, a.ID, a.Rater))
	return out, found(err)
}

// Newest says of what the newest finished assessments are asked for. Dates are years,
// months or days, and may be empty.
type Newest struct {
	Framework, Edition string
	Subject            string // each rater of it; when empty, each subject
	From, To           string
	Most               int
}

// Dates overlap when neither ends before the other begins: 2026 is within 2026-03.
const inDates = ` AND substr(?, 1, length(a.date)) <= a.date AND substr(a.date, 1, length(?)) <= ? `

func (n Newest) to() string {
	if n.To == "" {
		return "9999"
	}
	return n.To
}

// Newest returns the newest finished assessment of each rater of a subject, or of each
// subject: by name, and with their documents.
func (s *Store) Newest(ctx context.Context, n Newest) ([]*Assessment, error) {
	each := "a.subject"
	if n.Subject != "" {
		each = "a.rater"
	}
	rows, err := s.read.QueryContext(ctx, selectAssessments+`JOIN (
			SELECT a.id AS id, row_number() OVER (PARTITION BY `+each+` ORDER BY a.date DESC, a.finished_at DESC, a.id) AS place
			FROM assessments a WHERE a.framework = ? AND a.edition = ? AND ? IN ('', a.subject) AND a.finished_at IS NOT NULL`+inDates+`
		) newest ON newest.id = a.id WHERE newest.place = 1 ORDER BY `+each+` LIMIT ?`,
		n.Framework, n.Edition, n.Subject, n.From, n.to(), n.to(), n.Most)
	return collect(rows, err, func(row *sql.Rows) (*Assessment, error) {
		a := new(Assessment)
		return a, a.scan(row)
	})
}

// Count is how many subjects, or raters of a subject, [Store.Newest] would return if
// there was no end to it.
func (s *Store) Count(ctx context.Context, n Newest) (count int, err error) {
	each := "a.subject"
	if n.Subject != "" {
		each = "a.rater"
	}
	err = s.read.QueryRowContext(ctx, `SELECT count(DISTINCT `+each+`) FROM assessments a
		WHERE a.framework = ? AND a.edition = ? AND ? IN ('', a.subject) AND a.finished_at IS NOT NULL`+inDates,
		n.Framework, n.Edition, n.Subject, n.From, n.to(), n.to()).Scan(&count)
	return count, err
}

// Again returns the raters who have finished assessments of a subject of more than one
// date, by name.
func (s *Store) Again(ctx context.Context, framework, edition, subject string, most int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT rater FROM assessments WHERE framework = ? AND edition = ? AND subject = ?
		AND finished_at IS NOT NULL GROUP BY rater HAVING count(DISTINCT date) > 1 ORDER BY rater LIMIT ?`, framework, edition, subject, most)
	return collect(rows, err, func(row *sql.Rows) (name string, err error) {
		err = row.Scan(&name)
		return name, err
	})
}

// Dated returns the newest finished assessment by a rater of each date, the newest
// first.
func (s *Store) Dated(ctx context.Context, framework, edition, subject, rater string, most int) ([]*Assessment, error) {
	rows, err := s.read.QueryContext(ctx, selectAssessments+`JOIN (
			SELECT id, row_number() OVER (PARTITION BY date ORDER BY finished_at DESC, id) AS place
			FROM assessments WHERE framework = ? AND edition = ? AND subject = ? AND rater = ? AND finished_at IS NOT NULL
		) newest ON newest.id = a.id WHERE newest.place = 1 ORDER BY a.date DESC LIMIT ?`, framework, edition, subject, rater, most)
	return collect(rows, err, func(row *sql.Rows) (*Assessment, error) {
		a := new(Assessment)
		return a, a.scan(row)
	})
}

// Missing is a subject that the portal knows of, and of which there is no finished
// assessment.
type Missing struct {
	Subject string
	Draft   bool // somebody has begun one
}

// Missing returns the subjects without a finished assessment with an edition within
// dates, by name.
func (s *Store) Missing(ctx context.Context, n Newest) ([]Missing, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT a.subject, max(a.framework = ? AND a.edition = ? AND a.finished_at IS NULL) FROM assessments a
		GROUP BY a.subject HAVING NOT max(a.framework = ? AND a.edition = ? AND a.finished_at IS NOT NULL`+inDates+`)
		ORDER BY a.subject LIMIT ?`, n.Framework, n.Edition, n.Framework, n.Edition, n.From, n.to(), n.to(), n.Most)
	return collect(rows, err, func(row *sql.Rows) (m Missing, err error) {
		err = row.Scan(&m.Subject, &m.Draft)
		return m, err
	})
}

// SubjectCount is a subject, and how many assessments there are of it.
type SubjectCount struct {
	Subject          string
	Finished, Drafts int
}

// SubjectCounts returns the subjects that were assessed with an edition, by name.
func (s *Store) SubjectCounts(ctx context.Context, framework, edition string, most int) ([]SubjectCount, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT subject, count(finished_at), count(*) - count(finished_at) FROM assessments
		WHERE framework = ? AND edition = ? GROUP BY subject ORDER BY subject LIMIT ?`, framework, edition, most)
	return collect(rows, err, func(row *sql.Rows) (c SubjectCount, err error) {
		err = row.Scan(&c.Subject, &c.Finished, &c.Drafts)
		return c, err
	})
}

// Last returns the assessment that was begun last with an edition.
func (s *Store) Last(ctx context.Context, framework, edition string) (*Assessment, error) {
	a := new(Assessment)
	err := a.scan(s.read.QueryRowContext(ctx, selectAssessments+"WHERE a.framework = ? AND a.edition = ? ORDER BY a.started_at DESC, a.id LIMIT 1", framework, edition))
	return a, found(err)
}
