package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Upload is how a framework's document came here by the portal's own pages, and
// what became of it.
type Upload struct {
	Hash, ID, Edition string
	Name              string // of the file, or "" when it was written here
	Who               string
	At                time.Time
	Laws              []byte // what checking it found, as JSON; nil until then
	UsedAt            time.Time
	UsedBy            string
	Reason            string // why it is used although it breaks a law
}

// Used reports whether it can be chosen for an assessment.
func (u *Upload) Used() bool { return !u.UsedAt.IsZero() }

// ErrUnchecked: a framework is not used before it was checked.
var ErrUnchecked = errors.New("the framework was not checked yet")

const selectUploads = `SELECT u.hash, f.id, f.edition, u.name, u.who, u.at, u.laws, u.used_at, coalesce(u.used_by, ''), u.reason
	FROM uploads u JOIN frameworks f ON f.hash = u.hash WHERE ? IN ('', u.hash) ORDER BY u.at, u.hash`

func uploads(ctx context.Context, q querier, hash string) ([]*Upload, error) {
	rows, err := q.QueryContext(ctx, selectUploads, hash)
	return collect(rows, err, func(row *sql.Rows) (*Upload, error) {
		u := new(Upload)
		return u, row.Scan(&u.Hash, &u.ID, &u.Edition, &u.Name, &u.Who, moment{&u.At}, &u.Laws, moment{&u.UsedAt}, &u.UsedBy, &u.Reason)
	})
}

// Uploads returns all frameworks that were uploaded, the first first.
func (s *Store) Uploads(ctx context.Context) ([]*Upload, error) { return uploads(ctx, s.read, "") }

// Upload returns one of them.
func (s *Store) Upload(ctx context.Context, hash string) (*Upload, error) {
	return oneUpload(ctx, s.read, hash)
}

func oneUpload(ctx context.Context, q querier, hash string) (*Upload, error) {
	all, err := uploads(ctx, q, hash)
	if err != nil {
		return nil, err
	}
	if hash == "" || len(all) != 1 {
		return nil, ErrNotFound
	}
	return all[0], nil
}

// AddUpload keeps a document. Uploaded twice, it stays as it came first.
func (s *Store) AddUpload(ctx context.Context, u Upload, document []byte) (out *Upload, err error) {
	err = s.transaction(ctx, func(tx *sql.Tx) error {
		now := s.now()
		if _, err := tx.ExecContext(ctx, `INSERT INTO frameworks (hash, id, edition, document, kept_at)
			VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, u.Hash, u.ID, u.Edition, string(document), now); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO uploads (hash, name, who, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", u.Hash, u.Name, u.Who, now); err != nil {
			return err
		}
		out, err = oneUpload(ctx, tx, u.Hash)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("keep the framework %s: %w", u.Hash, err)
	}
	return out, nil
}

// SetLaws keeps what checking a framework found.
func (s *Store) SetLaws(ctx context.Context, hash string, laws []byte) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE uploads SET laws = ? WHERE hash = ? AND used_at IS NULL", string(laws), hash)
		return err
	})
}

// UseUpload lets a framework be chosen from now on. Asked twice, the first stays.
func (s *Store) UseUpload(ctx context.Context, hash, who, reason string) (*Upload, error) {
	var out *Upload
	err := s.transaction(ctx, func(tx *sql.Tx) (err error) {
		if out, err = oneUpload(ctx, tx, hash); err != nil || out.Used() {
			return err
		}
		if out.Laws == nil {
			return ErrUnchecked
		}
		if _, err := tx.ExecContext(ctx, "UPDATE uploads SET used_at = ?, used_by = ?, reason = ? WHERE hash = ?", s.now(), who, reason, hash); err != nil {
			return err
		}
		out, err = oneUpload(ctx, tx, hash)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("use the framework %s: %w", hash, err)
	}
	return out, nil
}
