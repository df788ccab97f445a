package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// program builds the portal, and returns where it is.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// running is the portal as a program of its own.
type running struct {
	cmd  *exec.Cmd
	base string
	log  *strings.Builder
}

func launch(t *testing.T, program, db string) *running {
	t.Helper()
	r := &running{cmd: exec.Command(program, "-addr", "127.0.0.1:0", "-db", db, "-frameworks", "../custom"), log: &strings.Builder{}}
	r.cmd.Stderr = &locked{w: r.log}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		r.kill()
		t.Fatalf("the portal did not start: %v\n%s", err, r.log)
	}
	r.base = strings.TrimSpace(line)
	return r
}

// kill is SIGKILL: the program has no chance to end well.
func (r *running) kill() {
	r.cmd.Process.Kill()
	r.cmd.Wait()
}

// saver saves one draft again and again: a number, in two comments at once. A
// document with two numbers that differ would be one that was half stored.
type saver struct {
	*person
	draft        string
	sent, acked  int
	inTheMiddle  int // saves that were cut off
	acknowledged int
}

func (s *saver) save(form url.Values) error {
	s.sent++
	n := strconv.Itoa(s.sent)
	body := with(form, field1("leadership", "comment"), n, field1("privacy-law", "comment"), n).Encode()
	r, err := http.NewRequest("POST", s.base+s.draft+"/parts/foundations", strings.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := s.client.Do(r)
	if err != nil {
		s.inTheMiddle++
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		s.inTheMiddle++
		return err
	}
	if res.StatusCode != http.StatusSeeOther {
		return fmt.Errorf("save %d answered with %d", s.sent, res.StatusCode)
	}
	s.acked = s.sent
	s.acknowledged++
	return nil
}

// load returns the form as it is stored, or an error when the portal is dead.
func (s *saver) load() (url.Values, error) {
	res, err := s.client.Get(s.base + s.draft + "/parts/foundations")
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	return (&reply{t: s.t, Body: string(body)}).form(), nil
}

// check looks at what is stored after a restart.
func (s *saver) check(t *testing.T) {
	t.Helper()
	doc := new(maturity.Assessment)
	if err := json.Unmarshal([]byte(s.get(s.draft+"/assessment.json").is(200).Body), doc); err != nil {
		t.Fatal(err)
	}
	one, two := doc.Answers["leadership"].Comment, doc.Answers["privacy-law"].Comment
	if one != two {
		t.Errorf("half of a save is stored: %q and %q", one, two)
	}
	n, _ := strconv.Atoi(one)
	if n < s.acked {
		t.Errorf("save %d was acknowledged, and %d is stored", s.acked, n)
	}
	if n > s.sent {
		t.Errorf("save %d was sent last, and %d is stored", s.sent, n)
	}
	s.acked = n
}

// The portal is killed at any moment, between requests and within them: what it
// acknowledged is there, and what it did not is there as a whole or not at all.
func TestKill(t *testing.T) {
	rounds := long.Count(24, 100)
	if testing.Short() {
		rounds = 4
	}
	path, db := program(t), filepath.Join(t.TempDir(), "portal.db")
	random := rand.New(rand.NewPCG(2026, 11)) // moments differ from run to run all the same
	var savers []*saver
	p := launch(t, path, db)
	for i := range 3 {
		one := newPerson(t, p.base)
		one.post("/you", with(one.get("/you").form(), "name", fmt.Sprint("Person ", i))).is(303)
		savers = append(savers, &saver{person: one, draft: one.draft(ministry, fmt.Sprint("Subject ", i), "Ana")})
	}
	for round := range rounds {
		var wg sync.WaitGroup
		if round%3 == 2 {
			// Between two requests: at once after the last acknowledgement.
			s := savers[round%len(savers)]
			for range 1 + random.IntN(3) {
				form, err := s.load()
				if err == nil {
					err = s.save(form)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			p.kill()
		} else {
			for _, s := range savers {
				wg.Go(func() {
					for {
						form, err := s.load()
						if err == nil {
							err = s.save(form)
						}
						if err != nil {
							if !dead(err) {
								t.Error(err)
							}
							return
						}
					}
				})
			}
			time.Sleep(time.Duration(random.IntN(120)) * time.Millisecond)
			p.kill()
			wg.Wait()
		}
		p = launch(t, path, db)
		for _, s := range savers {
			s.client.CloseIdleConnections()
			move(s.person, p.base)
			s.check(t)
		}
	}
	p.kill()
	integrity(t, db)
	acked, cut := 0, 0
	for _, s := range savers {
		acked, cut = acked+s.acknowledged, cut+s.inTheMiddle
	}
	t.Logf("%d kills; %d saves acknowledged, %d cut off in the middle", rounds+1, acked, cut)
	if acked < rounds || !testing.Short() && cut == 0 {
		t.Errorf("the test tests little")
	}
}

// dead reports whether an error is that of a portal that was killed.
func dead(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) || strings.Contains(err.Error(), "EOF") || strings.Contains(err.Error(), "server closed idle connection")
}

// move takes a person's cookies to where the portal is now.
func move(p *person, base string) {
	from, _ := url.Parse(p.base)
	to, _ := url.Parse(base)
	p.client.Jar.SetCookies(to, p.client.Jar.Cookies(from))
	p.base = base
}

// integrity checks the file itself, and that histories have no holes.
func integrity(t *testing.T, path string) {
	t.Helper()
	st, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]string{
		"PRAGMA integrity_check":                        "ok",
		"SELECT count(*) FROM pragma_foreign_key_check": "0",
		"SELECT count(*) FROM assessments a WHERE version <> (SELECT max(version) FROM revisions WHERE assessment = a.id)": "0",
		"SELECT count(*) FROM assessments a WHERE version <> (SELECT count(*) FROM revisions WHERE assessment = a.id)":     "0",
	} {
		var got string
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %s, %v", query, got, err)
		}
	}
}

// On SIGTERM, a save that has begun comes to its end and is acknowledged, new
// visitors are turned away, and the program ends with 0.
func TestShutdown(t *testing.T) {
	db := filepath.Join(t.TempDir(), "portal.db")
	p := launch(t, program(t), db)
	ana := newPerson(t, p.base)
	ana.post("/you", with(ana.get("/you").form(), "name", "Ana")).is(303)
	a := ana.draft(ministry, "Ruritania", "Ana")
	body := answered(ana.get(a + "/parts/foundations").form()).Encode()

	conn, err := net.Dial("tcp", strings.TrimPrefix(p.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	u, _ := url.Parse(p.base)
	var cookies []string
	for _, c := range ana.client.Jar.Cookies(u) {
		cookies = append(cookies, c.String())
	}
	fmt.Fprintf(conn, "POST %s/parts/foundations HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
		a, u.Host, strings.Join(cookies, "; "), len(body), body[:len(body)/2])
	time.Sleep(200 * time.Millisecond) // the first half is on its way
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ana.client.CloseIdleConnections()
	for range 100 {
		c, err := net.Dial("tcp", u.Host)
		if err != nil {
			break
		}
		c.Close()
		time.Sleep(20 * time.Millisecond)
	}
	if c, err := net.Dial("tcp", u.Host); err == nil {
		c.Close()
		t.Error("visitors still come in")
	}
	io.WriteString(conn, body[len(body)/2:])
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || res.StatusCode != 303 {
		t.Fatalf("the save that had begun: %v, %v\n%s", res, err, p.log)
	}
	ended := make(chan error, 1)
	go func() { ended <- p.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the program ended with %v\n%s", err, p.log)
		}
	case <-time.After(15 * time.Second):
		t.Fatalf("the program does not end\n%s", p.log)
	}
	// Ended well, it leaves no log beside the file.
	if _, err := os.Stat(db + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("there is a log beside the file: %v", err)
	}
	integrity(t, db)
	st, err := store.Open(context.Background(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	stored, err := st.Assessment(t.Context(), strings.TrimPrefix(a, "/assessments/"))
	if err != nil || stored.Version != 2 {
		t.Errorf("stored %+v, %v", stored, err)
	}
}

// Headers have a limit, and a browser that is silent is not waited for.
func TestHeaderLimits(t *testing.T) {
	p := launch(t, program(t), filepath.Join(t.TempDir(), "portal.db"))
	r, err := http.NewRequest("GET", p.base+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Long", strings.Repeat("x", 64<<10))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of 64 kilobytes is answered with %d", res.StatusCode)
	}
	if testing.Short() {
		return
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.ReadAll(conn); err != nil {
		t.Errorf("half a request is waited for: %v", err)
	}
}

// What is wrong with how it was called is said, and nothing is left running.
func TestRunRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bad.yaml"), []byte("format: govmaturity/framework/1\nid: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	db := filepath.Join(dir, "p.db")
	for name, test := range map[string]struct {
		args []string
		says string
	}{
		"an argument":         {[]string{"serve"}, "no arguments"},
		"a flag":              {[]string{"-port", "1"}, "not defined"},
		"a bad framework":     {[]string{"-db", db, "-frameworks", dir}, "bad.yaml"},
		"no folder":           {[]string{"-db", db, "-frameworks", filepath.Join(dir, "none")}, "folder of frameworks"},
		"no place for a file": {[]string{"-db", filepath.Join(dir, "none", "p.db")}, "no such file"},
		"a taken address":     {[]string{"-db", db, "-addr", taken.Addr().String()}, "address already in use"},
		"not an address":      {[]string{"-db", db, "-addr", "localhost"}, "missing port"},
		"not a proxy":         {[]string{"-db", db, "-user-header", "Remote-User", "-proxy", "localhost"}, "neither an address nor a network"},
		"a taken backup":      {[]string{"-db", db, "-backup", filepath.Join(dir, "bad.yaml")}, "writes over none"},
		"nothing to back up":  {[]string{"-db", filepath.Join(dir, "none.db"), "-backup", filepath.Join(dir, "b")}, "unable to open"},
	} {
		t.Run(name, func(t *testing.T) {
			err := run(t.Context(), test.args, io.Discard, io.Discard)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("said %v, want %q", err, test.says)
			}
		})
	}
}
