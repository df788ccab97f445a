//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/internal/long"
)

// client saves its own draft again and again, and says which save was the last
// to be acknowledged.
type client struct {
	*saver
	last atomic.Int64
	took []time.Duration
}

func (c *client) once() error {
	form, err := c.load()
	if err != nil {
		return err
	}
	begin := time.Now()
	if err := c.save(form); err != nil {
		return err
	}
	c.took = append(c.took, time.Since(begin))
	c.last.Store(int64(c.acked))
	return nil
}

const clientCount = 8

func clientsOf(t *testing.T, p *running) (all []*client) {
	t.Helper()
	for i := range clientCount {
		one := newPerson(t, p.base)
		one.post("/you", with(one.get("/you").form(), "name", fmt.Sprint("Person ", i))).is(303)
		all = append(all, &client{saver: &saver{person: one, draft: one.draft(ministry, fmt.Sprint("Subject ", i), "Ana")}})
	}
	return all
}

// Backups are taken by another program while eight people save: each, restored,
// holds every save that was acknowledged before it began, whole.
func TestBackupWhileSaving(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short, and this test saves for seconds")
	}
	count := long.Count(10, 100)
	dir := t.TempDir()
	path, db := program(t), filepath.Join(dir, "portal.db")
	p := launch(t, path, db)
	all := clientsOf(t, p)
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, c := range all {
		wg.Go(func() {
			for ctx.Err() == nil {
				if err := c.once(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	held, later := 0, 0
	for n := range count {
		before := make([]int64, len(all))
		for i, c := range all {
			before[i] = c.last.Load()
		}
		to := filepath.Join(dir, fmt.Sprintf("%d.backup", n))
		if out, err := exec.Command(path, "-db", db, "-backup", to).CombinedOutput(); err != nil {
			t.Fatalf("backup %d: %v\n%s", n, err, out)
		}
		saves := restored(t, to, all)
		for i, got := range saves {
			if got < before[i] {
				t.Errorf("backup %d: save %d of person %d was acknowledged before it, and it holds %d", n, before[i], i, got)
			}
			held += int(before[i])
			later += int(got - before[i])
		}
		if err := os.Remove(to); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	wg.Wait()
	saves := 0
	for _, c := range all {
		saves += c.acknowledged
	}
	t.Logf("%d backups while %d saves were acknowledged; none is missing", count, saves)
	if saves < 2*count || held == 0 {
		t.Error("the test tests little")
	}
}

// restored opens a backup as a portal would, and returns the newest save that it
// holds of each client.
func restored(t *testing.T, path string, all []*client) (saves []int64) {
	t.Helper()
	st, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, c := range all {
		a, err := st.Assessment(t.Context(), strings.TrimPrefix(c.draft, "/assessments/"))
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Answers map[string]struct{ Comment string }
		}
		if err := json.Unmarshal(a.Document, &doc); err != nil {
			t.Fatal(err)
		}
		one, two := doc.Answers["leadership"].Comment, doc.Answers["privacy-law"].Comment
		n, _ := strconv.ParseInt(one, 10, 64)
		if one != two || a.Version != n+1 {
			t.Errorf("%s holds half a save: %q and %q in version %d", path, one, two, a.Version)
		}
		saves = append(saves, n)
	}
	return saves
}

// Eight people save at once. The numbers are told and not judged, as machines
// differ; that nothing is lost and that the memory stays bounded is.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short, and this test saves for seconds")
	}
	saves := long.Count(20, 200)
	p := launch(t, program(t), filepath.Join(t.TempDir(), "portal.db"))
	all := clientsOf(t, p)
	var wg sync.WaitGroup
	for _, c := range all {
		wg.Go(func() {
			for range saves {
				if err := c.once(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	var took []time.Duration
	for _, c := range all {
		c.check(t)
		took = append(took, c.took...)
	}
	slices.Sort(took)
	if len(took) != clientCount*saves {
		t.Fatalf("%d saves, want %d", len(took), clientCount*saves)
	}
	peak := peakMemory(t, p.cmd.Process.Pid)
	t.Logf("%d saves by %d at once: p50 %v, p99 %v, slowest %v; peak memory %d MB", len(took), clientCount,
		took[len(took)/2].Round(100*time.Microsecond), took[len(took)*99/100].Round(100*time.Microsecond), took[len(took)-1].Round(100*time.Microsecond), peak>>20)
	if peak > 256<<20 {
		t.Errorf("it took %d MB", peak>>20)
	}
}

var highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakMemory is the most that a program has had in memory, in bytes.
func peakMemory(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	m := highWater.FindSubmatch(status)
	if m == nil {
		t.Fatalf("the system does not say:\n%s", status)
	}
	kb, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}

// No file of the portal may grow any more, as on a full disk: the form comes
// back with what was typed, and the health is red. With place again it is saved.
func TestFullDisk(t *testing.T) {
	db := filepath.Join(t.TempDir(), "portal.db")
	p := launch(t, program(t), db)
	ana := newPerson(t, p.base)
	ana.post("/you", with(ana.get("/you").form(), "name", "Ana")).is(303)
	a := ana.draft(ministry, "Ruritania", "Ana")
	ana.get("/health").is(200)
	form := answered(ana.get(a + "/parts/foundations").form())
	start := with(ana.get(ministry+"/start").form(), "subject", "Syldavia", "rater", "Ana", "date", "2026")
	limit(t, p, 4<<10)
	page := ana.post(a+"/parts/foundations", form).is(503).says("the disk is full", "Since 2025.")
	again := ana.post(ministry+"/start", start).is(503).says("the disk is full")
	for name, want := range map[string]url.Values{field1("leadership", "comment"): form, field1("id-holders", "value"): form} {
		if got := page.form().Get(name); got != want.Get(name) {
			t.Errorf("%s is shown as %q", name, got)
		}
	}
	if got := again.form().Get("subject"); got != "Syldavia" {
		t.Errorf("the subject is shown as %q", got)
	}
	ana.get("/health").is(503)
	ana.get(a).is(200) // reading goes on
	limit(t, p, unix.RLIM_INFINITY)
	ana.get("/health").is(200)
	ana.post(a+"/parts/foundations", page.form()).is(303)
	ana.post(ministry+"/start", again.form()).is(303)
	p.kill()
	integrity(t, db)
}

// limit says how large a file may be that a program writes.
func limit(t *testing.T, p *running, bytes uint64) {
	t.Helper()
	if err := unix.Prlimit(p.cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil); err != nil {
		t.Fatal(err)
	}
}
