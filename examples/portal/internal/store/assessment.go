package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"time"
)

// Assessment is one rater's assessment of one subject, as it stands now: a
// draft, until it is finished.
type Assessment struct {
	ID                       string
	Framework, Edition, Hash string
	Subject, Rater, Date     string
	StartedFrom              string // the finished assessment that it was copied from
	StartedAt                time.Time
	FinishedAt               time.Time // zero for a draft
	FinishedBy               string
	Revision                 // the newest one
}

// Finished reports whether it is finished, and so does not change any more.
func (a *Assessment) Finished() bool { return !a.FinishedAt.IsZero() }

// Revision is one state of an assessment's document.
type Revision struct {
	Version  int64 // 1, 2, ...
	At       time.Time
	Who      string
	What     string // start, save, merge (with what somebody else saved) or finish
	Part     string // the part of the framework that was saved
	Page     string // the page in a browser that it was saved from
	Document []byte // JSON
}

// New is an assessment to be started.
type New struct {
	// Once is random and comes from the page that asks to start: asked twice for
	// the same, by the same person, the same assessment is returned. A page that
	// a browser has kept and that asks for another subject starts another one.
	Once                     string
	Framework, Edition, Hash string
	FrameworkDocument        []byte // kept, so that the numbers can be computed again
	Subject, Rater, Date     string
	StartedFrom              string
	Who                      string
	Document                 []byte
}

// Start starts an assessment.
func (s *Store) Start(ctx context.Context, n New) (*Assessment, error) {
	var id string
	once := onceOf(n.Once, n.Framework, n.Edition, n.Hash, n.Subject, n.Rater, n.Date, n.StartedFrom, n.Who)
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT id FROM assessments WHERE once = ?", once).Scan(&id)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		id = rand.Text()
		now := s.now()
		if _, err := tx.ExecContext(ctx, `INSERT INTO frameworks (hash, id, edition, document, kept_at)
			VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, n.Hash, n.Framework, n.Edition, string(n.FrameworkDocument), now); err != nil {
			return err
		}
		from := sql.NullString{String: n.StartedFrom, Valid: n.StartedFrom != ""}
		if _, err := tx.ExecContext(ctx, `INSERT INTO assessments
			(id, once, framework, edition, hash, subject, rater, date, started_from, started_at, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
			id, once, n.Framework, n.Edition, n.Hash, n.Subject, n.Rater, n.Date, from, now); err != nil {
			return err
		}
		return addRevision(ctx, tx, id, Revision{Version: 1, Who: n.Who, What: "start", Document: n.Document}, now)
	})
	if err != nil {
		return nil, fmt.Errorf("start an assessment: %w", err)
	}
	return s.Assessment(ctx, id)
}

// onceOf makes the key under which something counts once: the word of its page
// with all that was asked for. Pressed twice, it is the same; asked for something
// else from the same page, it is not.
func onceOf(once string, asked ...string) string {
	h := sha256.New()
	for _, text := range append(asked, once) {
		fmt.Fprintf(h, "%d:%s", len(text), text) // says where each ends
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

func addRevision(ctx context.Context, tx *sql.Tx, id string, r Revision, now string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO revisions (assessment, version, at, who, what, part, page, document)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, id, r.Version, now, r.Who, r.What, r.Part, r.Page, string(r.Document))
	return err
}

// Change is what a save does to the document. It is handed all revisions from
// the version that the person saw to the one that is stored now, which are one
// when nobody saved in between. It returns the new revision, of which the store
// fills in Version and At, or nil to leave all as it is. An error leaves it so,
// too.
type Change func(since []Revision) (*Revision, error)

// Save changes the document of a draft, in one transaction. It returns the
// assessment as it then is.
func (s *Store) Save(ctx context.Context, id string, seen int64, change Change) (*Assessment, error) {
	var after *Assessment
	err := s.transaction(ctx, func(tx *sql.Tx) (err error) {
		if after, err = assessment(ctx, tx, id); err != nil {
			return err
		}
		if after.Finished() {
			return ErrFinished
		}
		since := []Revision{after.Revision}
		if seen != after.Version {
			if since, err = revisions(ctx, tx, id, seen); err != nil {
				return err
			}
			if len(since) == 0 || since[0].Version != seen {
				return ErrNotFound
			}
		}
		r, err := change(since)
		if r == nil || err != nil {
			return err
		}
		return advance(ctx, tx, after, *r, s.clock())
	})
	if err != nil {
		return nil, fmt.Errorf("save %s: %w", id, err)
	}
	return after, nil
}

// advance adds a revision, and makes it the newest one.
func advance(ctx context.Context, tx *sql.Tx, a *Assessment, r Revision, now time.Time) error {
	r.Version, r.At = a.Version+1, now
	if err := addRevision(ctx, tx, a.ID, r, now.UTC().Format(timeLayout)); err != nil {
		return err
	}
	// The lock that the transaction holds keeps the version as it was read. The
	// check costs nothing, and holds for a store where there is no such lock.
	done, err := tx.ExecContext(ctx, "UPDATE assessments SET version = ? WHERE id = ? AND version = ?", r.Version, a.ID, a.Version)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n != 1 {
		return errors.Join(ErrStale, err)
	}
	a.Revision = r
	return nil
}

// Finish makes a draft an assessment that does not change any more. The person
// who finishes it has seen the newest version, or ErrStale says so.
func (s *Store) Finish(ctx context.Context, id string, seen int64, who string) error {
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		a, err := assessment(ctx, tx, id)
		switch {
		case err != nil:
			return err
		case a.Finished():
			return ErrFinished
		case a.Version != seen:
			return ErrStale
		}
		now := s.clock()
		if err := advance(ctx, tx, a, Revision{Who: who, What: "finish", Document: a.Document}, now); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE assessments SET finished_at = ?, finished_by = ? WHERE id = ?", now.UTC().Format(timeLayout), who, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("finish %s: %w", id, err)
	}
	return nil
}

type querier interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

const selectAssessments = `SELECT a.id, a.framework, a.edition, a.hash, a.subject, a.rater, a.date,
	coalesce(a.started_from, ''), a.started_at, a.finished_at, coalesce(a.finished_by, ''),
	r.version, r.at, r.who, r.what, r.part, r.page, r.document
	FROM assessments a JOIN revisions r ON r.assessment = a.id AND r.version = a.version `

func (a *Assessment) scan(row interface{ Scan(...any) error }) error {
	return row.Scan(&a.ID, &a.Framework, &a.Edition, &a.Hash, &a.Subject, &a.Rater, &a.Date,
		&a.StartedFrom, moment{&a.StartedAt}, moment{&a.FinishedAt}, &a.FinishedBy,
		&a.Version, moment{&a.At}, &a.Who, &a.What, &a.Part, &a.Page, &a.Document)
}

func assessment(ctx context.Context, q querier, id string) (*Assessment, error) {
	a := new(Assessment)
	err := a.scan(q.QueryRowContext(ctx, selectAssessments+"WHERE a.id = ?", id))
	return a, found(err)
}

// Assessment returns an assessment with its newest revision.
func (s *Store) Assessment(ctx context.Context, id string) (*Assessment, error) {
	return assessment(ctx, s.read, id)
}

// Subjects returns the names of all that was ever assessed, sorted.
func (s *Store) Subjects(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT subject FROM assessments ORDER BY subject")
	return collect(rows, err, func(row *sql.Rows) (name string, err error) {
		err = row.Scan(&name)
		return name, err
	})
}

// Assessments returns the assessments made with an edition, of one subject or,
// when that is empty, of all: by subject, then the oldest first.
func (s *Store) Assessments(ctx context.Context, framework, edition, subject string) ([]*Assessment, error) {
	rows, err := s.read.QueryContext(ctx, selectAssessments+`WHERE a.framework = ? AND a.edition = ? AND ? IN ('', a.subject)
		ORDER BY a.subject, a.date, a.started_at, a.id`, framework, edition, subject)
	return collect(rows, err, func(row *sql.Rows) (*Assessment, error) {
		a := new(Assessment)
		return a, a.scan(row)
	})
}

// Drafts returns what is not finished and that somebody has saved in, the last
// saved first, at most so many.
func (s *Store) Drafts(ctx context.Context, who string, most int) ([]*Assessment, error) {
	rows, err := s.read.QueryContext(ctx, selectAssessments+`WHERE a.finished_at IS NULL
		AND EXISTS (SELECT 1 FROM revisions mine WHERE mine.assessment = a.id AND mine.who = ?)
		ORDER BY r.at DESC, a.id LIMIT ?`, who, most)
	return collect(rows, err, func(row *sql.Rows) (*Assessment, error) {
		a := new(Assessment)
		return a, a.scan(row)
	})
}

func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) (all []T, _ error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

const selectRevisions = "SELECT version, at, who, what, part, page, document FROM revisions WHERE assessment = ?"

func (r *Revision) scan(row interface{ Scan(...any) error }) error {
	return row.Scan(&r.Version, moment{&r.At}, &r.Who, &r.What, &r.Part, &r.Page, &r.Document)
}

func revision(ctx context.Context, q querier, id string, version int64) (r Revision, err error) {
	err = r.scan(q.QueryRowContext(ctx, selectRevisions+" AND version = ?", id, version))
	return r, found(err)
}

// Revision returns the document as it was at a version.
func (s *Store) Revision(ctx context.Context, id string, version int64) (Revision, error) {
	return revision(ctx, s.read, id, version)
}

// Revisions returns all that was saved, the oldest first.
func (s *Store) Revisions(ctx context.Context, id string) ([]Revision, error) {
	return revisions(ctx, s.read, id, 1)
}

func revisions(ctx context.Context, q querier, id string, from int64) ([]Revision, error) {
	rows, err := q.QueryContext(ctx, selectRevisions+" AND version >= ? ORDER BY version", id, from)
	return collect(rows, err, func(row *sql.Rows) (r Revision, err error) {
		err = r.scan(row)
		return r, err
	})
}

// RevisionsTo returns what was saved up to a version, the newest first, at most
// so many.
func (s *Store) RevisionsTo(ctx context.Context, id string, version int64, most int) ([]Revision, error) {
	rows, err := s.read.QueryContext(ctx, selectRevisions+" AND version <= ? ORDER BY version DESC LIMIT ?", id, version, most)
	return collect(rows, err, func(row *sql.Rows) (r Revision, err error) {
		err = r.scan(row)
		return r, err
	})
}

// Note is a remark on what an assessment rests on.
type Note struct {
	ID, Node string // Node is empty when the note is about the whole
	At       time.Time
	Who      string
	Text     string
}

// AddNote adds a note to a draft. Asked twice for the same with the same once, it
// adds one.
func (s *Store) AddNote(ctx context.Context, assessmentID, once string, n Note) error {
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		a, err := assessment(ctx, tx, assessmentID)
		switch {
		case err != nil:
			return err
		case a.Finished():
			return ErrFinished
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO notes (id, once, assessment, node, at, who, text)
			VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (once) DO NOTHING`, rand.Text(), onceOf(once, assessmentID, n.Node, n.Who, n.Text), assessmentID, n.Node, s.now(), n.Who, n.Text)
		return err
	})
	if err != nil {
		return fmt.Errorf("add a note to %s: %w", assessmentID, err)
	}
	return nil
}

// Notes returns the notes on an assessment, the oldest first.
func (s *Store) Notes(ctx context.Context, assessmentID string) ([]Note, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, node, at, who, text FROM notes WHERE assessment = ? ORDER BY at, id", assessmentID)
	return collect(rows, err, func(row *sql.Rows) (n Note, err error) {
		err = row.Scan(&n.ID, &n.Node, moment{&n.At}, &n.Who, &n.Text)
		return n, err
	})
}
