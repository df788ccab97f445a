package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
)

// ErrUnavailable: the file cannot be written now, as another program holds it or
// the disk is full. Nothing was stored, and the same may go well later.
var ErrUnavailable = errors.New("the file cannot be written now")

// patience is how long a save waits for its turn and for the file.
const patience = 6 * time.Second

// The primary result codes of SQLite that speak of the file or the disk, not of
// what was to be stored: https://sqlite.org/rescode.html
var unavailable = map[int]bool{
	5:  true, // SQLITE_BUSY
	6:  true, // SQLITE_LOCKED
	8:  true, // SQLITE_READONLY
	10: true, // SQLITE_IOERR
	13: true, // SQLITE_FULL
	14: true, // SQLITE_CANTOPEN
}

// transaction runs a change that is made as a whole or not at all.
func (s *Store) transaction(ctx context.Context, change func(*sql.Tx) error) error {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := s.whole(limited, change)
	var told *sqlite.Error
	late := errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil
	if late || errors.As(err, &told) && unavailable[told.Code()&0xff] {
		s.failing.Store(true)
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	if err == nil {
		s.failing.Store(false)
	}
	return err
}

func (s *Store) whole(ctx context.Context, change func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := change(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// How much a probe writes: little, and after a save has failed as much as the
// largest save, since a full disk may still have place for little.
const (
	probe     = 4 << 10
	fullProbe = 2 << 20
)

// Health reports whether the file can be read and written, by doing both. It
// remembers a good answer for a second, so that asking often costs little.
func (s *Store) Health(ctx context.Context) error {
	s.health.Lock()
	defer s.health.Unlock()
	if now := s.clock(); !s.failing.Load() && !s.wellAt.IsZero() && now.Sub(s.wellAt).Abs() < time.Second {
		return nil
	}
	size := probe
	if s.failing.Load() {
		size = fullProbe
	}
	var one int
	if err := s.read.QueryRowContext(ctx, "SELECT 1 FROM settings UNION SELECT 1").Scan(&one); err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		// Random bytes: what is the same as before need not be written.
		_, err := tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES ('health', randomblob(?)) ON CONFLICT (name) DO UPDATE SET value = excluded.value", size)
		return err
	})
	if err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	s.wellAt = s.clock()
	return nil
}
