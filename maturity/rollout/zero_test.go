package rollout_test

import (
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// Zero values, asked with zero arguments, say that there is nothing: none falls over.
func TestZeroValues(t *testing.T) {
	called := 0
	for _, v := range []any{new(rollout.Rollout), new(rollout.Round)} {
		rv := reflect.ValueOf(v)
		for i := range rv.NumMethod() {
			called++
			name, m := rv.Type().String()+"."+rv.Type().Method(i).Name, rv.Method(i)
			var zeros []reflect.Value
			for k := range m.Type().NumIn() {
				if m.Type().IsVariadic() && k == m.Type().NumIn()-1 {
					break
				}
				zeros = append(zeros, reflect.Zero(m.Type().In(k)))
			}
			func() {
				defer func() {
					if r := recover(); r != nil {
						t.Errorf("%s falls over: %v", name, r)
					}
				}()
				m.Call(zeros)
			}()
		}
	}
	if called < 12 {
		t.Errorf("only %d methods were called", called)
	}
}
