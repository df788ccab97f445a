package maturitytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// answerOrder: the order in which answers are given does not matter.
//
// The ticks of a checklist, the keys of a document and the items of a roster
// are turned round. With the items of a roster, sums are rounded in another
// order, so the results agree but for rounding; with the others, to the last
// bit.
func answerOrder() rule {
	return laws.ForCode("answer-order",
		"The order in which answers, ticks of a list and items of a roster are given does not change any result.",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				ticks := clone(sm.a)
				for _, sl := range s.slots(ticks) {
					a := sl.get()
					if ids := a.Choices(); len(ids) > 1 {
						slices.Reverse(ids)
						turned := govmaturity.AnswerChoice(ids...)
						if a.State() == govmaturity.StateImputed {
							turned = turned.AsImputed()
						}
						sl.set(turned)
					}
				}
				s.compareOrder(out, sm, "the ticks of each list turned round", s.score(ticks), identical)

				data, err := json.Marshal(sm.a)
				if err != nil {
					continue // the law answers-round-trip says so
				}
				if a, err := s.engine.readAssessment(s.fw, "turned.json", turned(data)); err == nil {
					s.compareOrder(out, sm, "the keys of the document turned round", s.score(a), identical)
				}
				if sm.a.Rosters != nil {
					items := clone(sm.a)
					turnItems(items.Rosters)
					s.compareOrder(out, sm, "the items of each roster turned round", s.score(items), alike)
				}
			}
		})
}

// compareOrder compares a sample with what the same answers came to in another
// order.
func (s *subject) compareOrder(out *laws.Recorder, sm sample, what string, got []reading, same func(a, b reading) bool) {
	byName := map[string]reading{}
	for _, r := range got {
		byName[r.name()] = r
	}
	for _, want := range slices.Backward(sm.readings) {
		if r, ok := byName[want.name()]; ok && !same(r, want) {
			s.violated(out, finding{
				node:     want.name(),
				answers:  fmt.Sprintf("%s, with %s", s.answersText(sm, want.name()), what),
				got:      r.text(),
				expected: want.text() + ", as before",
			})
			return
		}
	}
}

func turnItems(rosters map[string][]maturity.RosterItem) {
	for _, items := range rosters {
		slices.Reverse(items)
		for _, item := range items {
			turnItems(item.Rosters)
		}
	}
}

// turned writes a JSON document with the keys of each map from the last to the
// first.
func turned(data []byte) []byte {
	var m map[string]json.RawMessage
	if json.Unmarshal(data, &m) != nil || m == nil {
		var list []json.RawMessage
		if json.Unmarshal(data, &list) != nil || list == nil {
			return data
		}
		for i := range list {
			list[i] = turned(list[i])
		}
		return append(append([]byte{'['}, bytes.Join(raw(list), []byte{','})...), ']')
	}
	var fields [][]byte
	for _, key := range slices.Sorted(keys(m)) {
		name, _ := json.Marshal(key) // a text can always be written
		fields = append(fields, append(append(name, ':'), turned(m[key])...))
	}
	slices.Reverse(fields)
	return append(append([]byte{'{'}, bytes.Join(fields, []byte{','})...), '}')
}

func raw(list []json.RawMessage) [][]byte {
	out := make([][]byte, len(list))
	for i := range list {
		out[i] = list[i]
	}
	return out
}
