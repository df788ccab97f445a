package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
)

// checks put frameworks that were uploaded to the laws of a well-made
// instrument. It is done beside the requests and one at a time: a large framework
// takes seconds, and what was found is kept.
type checks struct {
	store *store.Store
	log   *slog.Logger
	turn  chan struct{}

	mu      sync.Mutex
	running map[string]chan struct{} // closed when it is done, by hash
}

// How long a page waits for a check. It is told to come back after that.
const checkPatience = 4 * time.Second

// maxNodes is how many nodes an uploaded framework may have: a check takes longer
// than in proportion. The largest of the catalogue has a tenth.
const maxNodes = 1500

func newChecks(s *store.Store, log *slog.Logger) *checks {
	return &checks{store: s, log: log, turn: make(chan struct{}, 1), running: map[string]chan struct{}{}}
}

// broken is a law that a framework breaks, at one place.
type broken struct {
	Law         string `json:"law"`
	Explanation string `json:"explanation"`
	At          string `json:"at,omitempty"`
	Title       string `json:"title,omitempty"`
	Given       string `json:"given,omitempty"`
	Got         string `json:"got,omitempty"`
	Expected    string `json:"expected,omitempty"`
	More        int    `json:"more,omitempty"`
}

func readLaws(data []byte) (all []broken, err error) {
	return all, json.Unmarshal(data, &all)
}

// start checks a framework, unless that is done already.
func (c *checks) start(fw *maturity.Framework) <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if done := c.running[fw.Hash()]; done != nil {
		return done
	}
	done := make(chan struct{})
	c.running[fw.Hash()] = done
	go func() {
		c.turn <- struct{}{}
		defer func() {
			<-c.turn
			if p := recover(); p != nil {
				c.log.Error("a check failed", "framework", fw.ID(), "value", p, "stack", string(debug.Stack()))
			}
			c.mu.Lock()
			delete(c.running, fw.Hash())
			c.mu.Unlock()
			close(done)
		}()
		if err := c.check(fw); err != nil {
			c.log.Warn("what a check found is not stored", "framework", fw.ID(), "error", err)
		}
	}()
	return done
}

func (c *checks) check(fw *maturity.Framework) error {
	found := []broken{}
	report, err := maturitytest.Inspect(fw)
	if err != nil { // it cannot be checked
		found = append(found, broken{Explanation: err.Error()})
	}
	for _, b := range report.Violations {
		found = append(found, broken{b.Law.Name, b.Law.Explanation, b.At, b.Title, b.Given, b.Got, b.Expected, b.More})
	}
	laws, err := json.Marshal(found)
	if err != nil {
		return fmt.Errorf("laws of %s: %w", fw.ID(), err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return c.store.SetLaws(ctx, fw.Hash(), laws)
}

// wait starts a check and waits for it for a while.
func (c *checks) wait(ctx context.Context, fw *maturity.Framework) {
	late := time.NewTimer(checkPatience)
	defer late.Stop()
	select {
	case <-c.start(fw):
	case <-late.C:
	case <-ctx.Done():
	}
}
