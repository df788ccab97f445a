package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Framework is a framework's document as it is kept, and how it came here when
// it was uploaded.
type Framework struct {
	Hash, ID, Edition string
	Document          []byte
	KeptAt            time.Time
	Upload            *Upload
}

// Record is an assessment with all that is kept of it.
type Record struct {
	Assessment // with its newest revision
	Revisions  []Revision
	Notes      []Note
}

// Snapshot is the file as it is at one moment, whatever is saved meanwhile.
type Snapshot struct {
	ctx context.Context
	tx  *sql.Tx
}

// Look hands out the file as it is at one moment.
func (s *Store) Look(ctx context.Context, look func(*Snapshot) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	return look(&Snapshot{ctx, tx})
}

// Frameworks returns all documents of frameworks, the first kept first.
func (s *Snapshot) Frameworks() ([]*Framework, error) {
	all, err := frameworks(s.ctx, s.tx)
	if err != nil {
		return nil, err
	}
	up, err := uploads(s.ctx, s.tx, "")
	if err != nil {
		return nil, err
	}
	for _, u := range up {
		if i := slices.IndexFunc(all, func(f *Framework) bool { return f.Hash == u.Hash }); i >= 0 {
			all[i].Upload = u
		}
	}
	return all, nil
}

func frameworks(ctx context.Context, q querier) ([]*Framework, error) {
	rows, err := q.QueryContext(ctx, "SELECT hash, id, edition, document, kept_at FROM frameworks ORDER BY kept_at, hash")
	return collect(rows, err, func(row *sql.Rows) (*Framework, error) {
		f := new(Framework)
		return f, row.Scan(&f.Hash, &f.ID, &f.Edition, &f.Document, moment{&f.KeptAt})
	})
}

// IDs returns the ids of all assessments, the first started first.
func (s *Snapshot) IDs() ([]string, error) {
	rows, err := s.tx.QueryContext(s.ctx, "SELECT id FROM assessments ORDER BY started_at, id")
	return collect(rows, err, func(row *sql.Rows) (id string, err error) {
		err = row.Scan(&id)
		return id, err
	})
}

// Record returns an assessment with its history and its notes.
func (s *Snapshot) Record(id string) (*Record, error) { return record(s.ctx, s.tx, id) }

func record(ctx context.Context, q querier, id string) (*Record, error) {
	a, err := assessment(ctx, q, id)
	if err != nil {
		return nil, err
	}
	r := &Record{Assessment: *a}
	if r.Revisions, err = revisions(ctx, q, id, 1); err != nil {
		return nil, err
	}
	r.Notes, err = notes(ctx, q, id)
	return r, err
}

// Import is one file that was brought in, and what came of it.
type Import struct {
	ID         string
	At         time.Time
	Who, Name  string
	Added      int // assessments that had not been here
	Longer     int // those that had, and go on in the file
	Same       int // those that nothing came to
	Frameworks int // documents of frameworks that had not been here
}

// Differs is an assessment that is here under the same id with another content.
type Differs struct {
	Index int // among the records
	ID    string
	At    string // what is different: about, versions, notes or end
}

func (d *Differs) Error() string { return fmt.Sprintf("%s differs in %s", d.ID, d.At) }

// importPatience is how long bringing in a large file may take.
const importPatience = 2 * time.Minute

// Bring adds frameworks and assessments with their histories, all or nothing.
// Nothing that is here is written over: what is the same stays, a history of
// which the one here is the beginning goes on, and anything else is refused with
// an error that joins a [Differs] for each.
func (s *Store) Bring(ctx context.Context, who, name string, all []*Framework, records []*Record) (*Import, error) {
	var out *Import
	err := s.within(ctx, importPatience, func(tx *sql.Tx) error {
		out = &Import{ID: rand.Text(), At: s.clock().UTC(), Who: who, Name: name}
		// An assessment may stand before the one that it was started from.
		if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		if err := bringFrameworks(ctx, tx, all, out); err != nil {
			return err
		}
		var differ []error
		var touched []string
		for i, r := range records {
			n := out.Same
			err := bring(ctx, tx, r, out)
			var d *Differs
			switch {
			case errors.As(err, &d):
				d.Index = i
				differ = append(differ, d)
			case err != nil:
				return fmt.Errorf("%s: %w", r.ID, err)
			case out.Same == n:
				touched = append(touched, r.ID)
			}
		}
		if differ != nil {
			return errors.Join(differ...)
		}
		return writeImport(ctx, tx, out, touched)
	})
	if err != nil {
		return nil, fmt.Errorf("bring in %s: %w", name, err)
	}
	return out, nil
}

func writeImport(ctx context.Context, tx *sql.Tx, out *Import, touched []string) error {
	if _, err := tx.ExecContext(ctx, "INSERT INTO imports (id, at, who, name, added, longer, same, frameworks) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		out.ID, text(out.At), out.Who, out.Name, out.Added, out.Longer, out.Same, out.Frameworks); err != nil {
		return err
	}
	for _, id := range touched {
		if _, err := tx.ExecContext(ctx, "INSERT INTO imported (assessment, import) VALUES (?, ?)", id, out.ID); err != nil {
			return err
		}
	}
	return nil
}

func bringFrameworks(ctx context.Context, tx *sql.Tx, all []*Framework, out *Import) error {
	for _, f := range all {
		done, err := tx.ExecContext(ctx, `INSERT INTO frameworks (hash, id, edition, document, kept_at)
			VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, f.Hash, f.ID, f.Edition, string(f.Document), text(f.KeptAt))
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if err != nil {
			return err
		}
		out.Frameworks += int(n)
		if f.Upload == nil {
			continue
		}
		u := f.Upload
		if _, err := tx.ExecContext(ctx, `INSERT INTO uploads (hash, name, who, at, laws, used_at, used_by, reason)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, f.Hash, u.Name, u.Who, text(u.At),
			orNull(string(u.Laws)), orNull(text(u.UsedAt)), orNull(u.UsedBy), u.Reason); err != nil {
			return err
		}
	}
	return nil
}

// bring adds one assessment, or what of its history is not here yet.
func bring(ctx context.Context, tx *sql.Tx, r *Record, out *Import) error {
	have, err := record(ctx, tx, r.ID)
	if errors.Is(err, ErrNotFound) {
		out.Added++
		return bringNew(ctx, tx, r)
	}
	if err != nil {
		return err
	}
	if at := differs(have, r); at != "" {
		return &Differs{ID: r.ID, At: at}
	}
	notes := slices.DeleteFunc(slices.Clone(r.Notes), func(n Note) bool { return slices.ContainsFunc(have.Notes, n.same) })
	if len(r.Revisions) <= len(have.Revisions) && len(notes) == 0 {
		out.Same++
		return nil
	}
	out.Longer++
	return bringRest(ctx, tx, r, max(len(have.Revisions), 0), notes)
}

func bringNew(ctx context.Context, tx *sql.Tx, r *Record) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO assessments
		(id, once, framework, edition, hash, subject, rater, date, started_from, started_at, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
		r.ID, "brought "+r.ID, r.Framework, r.Edition, r.Hash, r.Subject, r.Rater, r.Date, orNull(r.StartedFrom), text(r.StartedAt)); err != nil {
		return err
	}
	return bringRest(ctx, tx, r, 0, r.Notes)
}

// bringRest adds the revisions after the first so many, notes, and the end.
func bringRest(ctx context.Context, tx *sql.Tx, r *Record, from int, notes []Note) error {
	for _, n := range notes {
		if _, err := tx.ExecContext(ctx, `INSERT INTO notes (id, once, assessment, node, at, who, text)
			VALUES (?, ?, ?, ?, ?, ?, ?)`, n.ID, "brought "+n.ID, r.ID, n.Node, text(n.At), n.Who, n.Text); err != nil {
			return err
		}
	}
	if from >= len(r.Revisions) {
		return nil
	}
	for _, one := range r.Revisions[from:] {
		if err := addRevision(ctx, tx, r.ID, one, text(one.At)); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE assessments SET version = ?, finished_at = ?, finished_by = ? WHERE id = ?",
		len(r.Revisions), orNull(text(r.FinishedAt)), orNull(r.FinishedBy), r.ID)
	return err
}

// differs says what two records of one id contradict each other in, or nothing:
// the one may go on where the other ends.
func differs(have, r *Record) string {
	a, b := &have.Assessment, &r.Assessment
	if a.Hash != b.Hash || a.Framework != b.Framework || a.Edition != b.Edition || a.Subject != b.Subject || a.Rater != b.Rater ||
		a.Date != b.Date || a.StartedFrom != b.StartedFrom || !a.StartedAt.Equal(b.StartedAt) {
		return "about"
	}
	for i := range min(len(have.Revisions), len(r.Revisions)) {
		if !have.Revisions[i].same(r.Revisions[i]) {
			return "versions"
		}
	}
	if a.Finished() && (len(r.Revisions) > len(have.Revisions) || len(r.Revisions) == len(have.Revisions) && !b.Finished()) ||
		b.Finished() && len(have.Revisions) > len(r.Revisions) ||
		b.Finished() && len(have.Revisions) == len(r.Revisions) && (!a.Finished() || !a.FinishedAt.Equal(b.FinishedAt) || a.FinishedBy != b.FinishedBy) {
		return "end"
	}
	for _, n := range r.Notes {
		i := slices.IndexFunc(have.Notes, func(m Note) bool { return m.ID == n.ID })
		if i >= 0 && !n.same(have.Notes[i]) || i < 0 && a.Finished() {
			return "notes"
		}
	}
	return ""
}

func (r Revision) same(o Revision) bool {
	return r.Version == o.Version && r.At.Equal(o.At) && r.Who == o.Who && r.What == o.What && r.Part == o.Part && r.Page == o.Page && string(r.Document) == string(o.Document)
}

func (n Note) same(o Note) bool {
	return n.ID == o.ID && n.Node == o.Node && n.At.Equal(o.At) && n.Who == o.Who && n.Text == o.Text
}

// text writes a time as the file has it, or nothing.
func text(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(timeLayout)
}

func orNull(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

const selectImports = "SELECT i.id, i.at, i.who, i.name, i.added, i.longer, i.same, i.frameworks FROM imports i "

// Imports returns what was brought in, the last first, at most so many.
func (s *Store) Imports(ctx context.Context, most int) ([]*Import, error) {
	rows, err := s.read.QueryContext(ctx, selectImports+"ORDER BY i.at DESC, i.id LIMIT ?", most)
	return collect(rows, err, scanImport)
}

// ImportsOf returns the imports that something of an assessment came with, the
// first of them first.
func (s *Store) ImportsOf(ctx context.Context, id string) ([]*Import, error) {
	rows, err := s.read.QueryContext(ctx, selectImports+"JOIN imported d ON d.import = i.id WHERE d.assessment = ? ORDER BY i.at, i.id", id)
	return collect(rows, err, scanImport)
}

func scanImport(row *sql.Rows) (*Import, error) {
	i := new(Import)
	return i, row.Scan(&i.ID, moment{&i.At}, &i.Who, &i.Name, &i.Added, &i.Longer, &i.Same, &i.Frameworks)
}
