package maturitytest

import (
	"bytes"
	"fmt"
	"math"
	"math/big"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// fold returns an accumulator of some members, in their order. What an accumulator
// refuses, a law says.
func (s *panelSubject) fold(members []panel.Member) (*panel.Accumulator, error) {
	a := panel.NewAccumulator(s.p.Framework())
	for _, m := range members {
		if err := a.Add(m.Card); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// inSums runs a law of accumulators with one of all members.
func (s *panelSubject) inSums(out *laws.Recorder, look func(all *panel.Accumulator) error) {
	all, err := s.fold(s.members)
	if err == nil {
		err = look(all)
	}
	if err != nil {
		out.Violated(laws.Violation{Got: "a refusal: " + err.Error(), Expected: "sums"})
	}
}

func encoded(a *panel.Accumulator) []byte {
	data, err := a.MarshalBinary()
	if err != nil {
		return nil // it never says so
	}
	return data
}

// sumsExact: sums are added up anew, with numbers as long as it takes.
func sumsExact() panelRule {
	return laws.New("sums-exact",
		"Sums and means over the members are the numbers nearest to the exact ones, and it is counted who has a result and who has none.",
		func(s *panelSubject, out *laws.Recorder) {
			s.inSums(out, func(all *panel.Accumulator) error {
				for _, t := range s.engine.totals(all) {
					count, sum := int64(0), new(big.Rat)
					for _, m := range s.members {
						if x, ok := m.Card.Node(t.Node).Value(); ok {
							count++
							sum.Add(sum, new(big.Rat).SetFloat64(x))
						}
					}
					want, _ := sum.Float64()
					mean := 0.0
					if count > 0 {
						mean, _ = new(big.Rat).Quo(sum, new(big.Rat).SetInt64(count)).Float64()
					}
					if t.Count != count || t.Missing != int64(len(s.members))-count || t.Sum != want || t.Mean != mean {
						out.Violated(laws.Violation{
							At: t.Node, Got: fmt.Sprintf("%d with and %d without a result, the sum %s, the mean %s", t.Count, t.Missing, number(t.Sum), number(t.Mean)),
							Expected: fmt.Sprintf("%d and %d, %s, %s", count, int64(len(s.members))-count, number(want), number(mean)),
						})
					}
				}
				return nil
			})
		})
}

// shardsMerge: sums may be taken in parts, and put together in any order.
func shardsMerge() panelRule {
	return laws.New("shards-merge",
		"However members are dealt out to parts, and in whatever order the sums of the parts are put together, the bits are those of one sum over all.",
		func(s *panelSubject, out *laws.Recorder) {
			s.inSums(out, func(all *panel.Accumulator) error {
				r := s.Random(3)
				for _, parts := range []int{2, 3, 7, 64} {
					if parts > len(s.members) {
						break
					}
					shards := make([][]panel.Member, parts)
					for i, at := range r.Perm(len(s.members)) {
						shards[i%parts] = append(shards[i%parts], s.members[at])
					}
					sums := make([]*panel.Accumulator, parts)
					for i := range shards {
						var err error
						if sums[i], err = s.fold(shards[i]); err != nil {
							return err
						}
					}
					for len(sums) > 1 { // two by chance become one: any tree
						i := r.IntN(len(sums) - 1)
						if err := s.engine.merge(sums[i], sums[i+1]); err != nil {
							return err
						}
						sums = append(sums[:i+1], sums[i+2:]...)
						r.Shuffle(len(sums), func(i, k int) { sums[i], sums[k] = sums[k], sums[i] })
					}
					if !bytes.Equal(encoded(sums[0]), encoded(all)) {
						out.Violated(laws.Violation{Given: fmt.Sprintf("%d parts", parts), Got: sumText(sums[0]), Expected: sumText(all)})
					}
				}
				return nil
			})
		})
}

// sumText says the sum of the first node, of which everything is made, and who counts.
func sumText(a *panel.Accumulator) string {
	totals := a.Result()
	if len(totals) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("the sum %s (%x) of %d, and %d without", number(totals[0].Sum), math.Float64bits(totals[0].Sum), totals[0].Count, totals[0].Missing)
}

// nothingAdded: a part without members is none.
func nothingAdded() panelRule {
	return laws.New("nothing-added",
		"A part without members, merged into the sums or having them merged into it, changes nothing.",
		func(s *panelSubject, out *laws.Recorder) {
			s.inSums(out, func(all *panel.Accumulator) error {
				into, err := s.fold(s.members)
				if err != nil {
					return err
				}
				if err := s.engine.merge(into, panel.NewAccumulator(s.p.Framework())); err != nil {
					return err
				}
				empty := panel.NewAccumulator(s.p.Framework())
				if err := s.engine.merge(empty, all); err != nil {
					return err
				}
				for _, got := range []*panel.Accumulator{into, empty} {
					if !bytes.Equal(encoded(got), encoded(all)) {
						out.Violated(laws.Violation{Given: "one part has no members", Got: sumText(got), Expected: sumText(all)})
					}
				}
				return nil
			})
		})
}

// accumulatorWritten: sums can be sent.
func accumulatorWritten() panelRule {
	return laws.New("sums-round-trip",
		"Sums that are written and read again are the same, and so is what is merged with them.",
		func(s *panelSubject, out *laws.Recorder) {
			s.inSums(out, func(all *panel.Accumulator) error {
				half, err := s.fold(s.members[:len(s.members)/2])
				if err != nil {
					return err
				}
				for _, a := range []*panel.Accumulator{all, half} {
					var read panel.Accumulator
					if err := s.engine.decode(&read, encoded(a)); err != nil {
						return err
					}
					if !bytes.Equal(encoded(&read), encoded(a)) {
						out.Violated(laws.Violation{Given: "written and read", Got: sumText(&read), Expected: sumText(a)})
						continue
					}
					if a == all {
						continue
					}
					rest, err := s.fold(s.members[len(s.members)/2:])
					if err != nil {
						return err
					}
					if err := read.Merge(rest); err != nil {
						return err
					}
					if !bytes.Equal(encoded(&read), encoded(all)) {
						out.Violated(laws.Violation{Given: "written, read and merged with the rest", Got: sumText(&read), Expected: sumText(all)})
					}
				}
				return nil
			})
		})
}
