package panel_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
)

// ending is a context that ends when it was asked so often.
type ending struct {
	context.Context
	asked, after atomic.Int64
}

func (e *ending) Err() error {
	if e.asked.Add(1) > e.after.Load() {
		return context.Canceled
	}
	return nil
}

// A run that nobody waits for any more stops within a draw of each goroutine, in the draws
// as in the rows that sensitivity rests on, and says why.
func TestUncertaintyCancelled(t *testing.T) {
	p := asem(t, same)
	spec := readUnsure(t, strings.Replace(onlyWeights, "draws: 10000", "draws: 1000\nsensitivity: 100", 1))
	for _, after := range []int64{0, 50, 1020} {
		ctx := &ending{Context: t.Context()}
		ctx.after.Store(after)
		u, err := p.Uncertainty(ctx, spec)
		if u != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("after %d: %v, %v", after, u, err)
		}
		if late := ctx.asked.Load() - after; late > 300 {
			t.Errorf("after %d: it was asked %d times more", after, late)
		}
	}
	why := errors.New("the minister has left")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	if _, err := p.Uncertainty(ctx, spec); !errors.Is(err, why) {
		t.Errorf("no cause: %v", err)
	}
	var none context.Context
	if u, err := p.Uncertainty(none, spec); err != nil || u.Draws() != 1000 {
		t.Errorf("no context: %v", err)
	}
}
