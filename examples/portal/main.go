// Command portal is a small service to assess with: people choose a framework,
// answer it in a browser, alone or several, and see the scorecard. It is an
// example to start from; see README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "portal:", err)
		}
		os.Exit(1)
	}
}

// run serves until the context ends, and then lets what was begun come to its
// end.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("portal", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "localhost:8080", "listen on this `address`")
	db := flags.String("db", "portal.db", "keep everything in this `file`, made if it is not there")
	own := flags.String("frameworks", "", "a `folder` of your own frameworks, *.yaml, beside the catalogue")
	https := flags.Bool("https", false, "visitors come by https, through a proxy: mark cookies so")
	host := flags.String("host", "", "the `names` that visitors know the portal by, separated by commas (default: those of this machine)")
	user := flags.String("user-header", "", "take who is asking from this `header` of a proxy that has asked for a login, and not from what people type")
	proxies := flags.String("proxy", "127.0.0.1,::1", "the `addresses` or networks from which -user-header is taken")
	copyTo := flags.String("backup", "", "copy the file, also while a portal runs on it, to this new `file`, and end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("no arguments are taken beside the flags; found %q", flags.Arg(0))
	}
	if *copyTo != "" {
		return store.Backup(ctx, *db, *copyTo)
	}
	by := access{https: *https, hosts: hostsOf(*host, *addr), asker: typedName{}}
	if *user != "" {
		trusted, err := proxiesOf(*proxies)
		if err != nil {
			return err
		}
		by.asker = headerName{*user, trusted}
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))

	// What a start needs is not cut short by a signal in the middle of it.
	st, err := store.Open(context.WithoutCancel(ctx), *db, time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	folder, err := folderOf(*own)
	if err != nil {
		return err
	}
	s, err := newServer(context.WithoutCancel(ctx), st, folder, log, time.Now, by)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s\n", listener.Addr())
	return serve(ctx, listener, s.handler(), log)
}

// folderOf opens a folder of frameworks, or returns nil where none is named.
func folderOf(name string) (fs.FS, error) {
	if name == "" {
		return nil, nil
	}
	// The folder is said in full: after go run -C, a relative one is not where it seems
	// to be.
	full, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(full); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("the folder of frameworks, %s, is none that can be read", full)
	}
	return os.DirFS(full), nil
}

// serve answers until the context ends, and then until what was begun is answered.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler: handler,
		// Somebody who sends slowly, or never ends, holds nothing up for long.
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping: what was begun is finished")
	end, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return srv.Shutdown(end)
}
