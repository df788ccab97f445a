// Package zerotest asks zero values everything: they say that there is nothing, and none
// falls over.
package zerotest

import (
	"reflect"
	"testing"
)

// Methods calls every exported method of the values with zero arguments, and fails the test
// where one panics, or where there are fewer than least: then the test has lost its subject.
func Methods(t *testing.T, least int, values ...any) {
	t.Helper()
	called := 0
	for _, v := range values {
		rv := reflect.ValueOf(v)
		for i := range rv.NumMethod() {
			called++
			call(t, rv.Type().String()+"."+rv.Type().Method(i).Name, rv.Method(i))
		}
	}
	if called < least {
		t.Errorf("only %d methods were called", called)
	}
}

func call(t *testing.T, name string, m reflect.Value) {
	t.Helper()
	fixed := m.Type().NumIn()
	if m.Type().IsVariadic() {
		fixed--
	}
	var zeros []reflect.Value
	for k := range fixed {
		zeros = append(zeros, reflect.Zero(m.Type().In(k)))
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s falls over: %v", name, r)
		}
	}()
	m.Call(zeros)
}
