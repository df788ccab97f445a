package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// Backup copies a file while others, in this program or another, read it and
// save to it. The copy holds every save that was acknowledged before the backup
// began, and of later ones all that are before some moment in between. What is
// in the log beside the file is in the copy too, so the copy is one file.
//
// Nothing is written over: a backup that is there stays. Under its name the copy
// is there as a whole or not at all, on the disk, and it has been read through.
func Backup(ctx context.Context, path, to string) error {
	if err := backup(ctx, path, to); err != nil {
		return fmt.Errorf("back up %s to %s: %w", path, to, err)
	}
	return nil
}

func backup(ctx context.Context, path, to string) (err error) {
	from, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if to, err = filepath.Abs(to); err != nil {
		return err
	}
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(errors.New("there is a file of this name already, and a backup writes over none"), err)
	}
	// Beside the target, so that it can take its name. It is empty, which SQLite
	// accepts as a new file, and nobody else may read it.
	part, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if gone := os.Remove(part.Name()); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}()
	if err := part.Close(); err != nil {
		return err
	}
	if err := copyInto(ctx, from, part.Name()); err != nil {
		return err
	}
	if err := readThrough(ctx, part.Name()); err != nil {
		return fmt.Errorf("the copy: %w", err)
	}
	if err := toDisk(part.Name()); err != nil {
		return err
	}
	if err := name(part.Name(), to); err != nil {
		return err
	}
	return toDisk(filepath.Dir(to))
}

// copyInto writes what the file holds at one moment. A reader keeps nobody from
// saving.
func copyInto(ctx context.Context, from, to string) error {
	// mode=rw: what is not there is not made.
	db, err := open(from, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(3000)", "trusted_schema(OFF)"}})
	if err != nil {
		return err
	}
	defer db.Close()
	var ours int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('assessments', 'revisions')").Scan(&ours); err != nil {
		return err
	}
	if ours != 2 {
		return errors.New("this is no file of the portal")
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// readThrough reads the whole copy, as a restore would have to.
func readThrough(ctx context.Context, path string) error {
	db, err := open(path, url.Values{"mode": {"ro"}})
	if err != nil {
		return err
	}
	defer db.Close()
	var says string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&says); err != nil {
		return err
	}
	if says != "ok" {
		return errors.New(says)
	}
	return nil
}

// toDisk waits until a file, or the names in a folder, are on the disk.
func toDisk(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// name gives the finished copy its name, if nobody has taken it meanwhile. A
// second name for a file fails where the first is taken, which a new name does
// not. Sticks and shares may know no second names: there, an empty file holds
// the name first.
func name(part, to string) error {
	err := os.Link(part, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	held, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := held.Close(); err != nil {
		return err
	}
	return os.Rename(part, to)
}
