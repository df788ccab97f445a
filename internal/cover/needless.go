package cover

// needless marks items of a part that another one can always stand in for: it
// takes no more, and alone meets every need that the item raises. Of two that
// can stand in for each other, the first stays.
func (m *model) needless(part part) []bool {
	gone := make([]bool, len(part.items))
	raisers := map[int][]int32{}
	required, tied := map[int32]bool{}, map[int32]bool{}
	for k, i := range part.items {
		item := &m.Items[i]
		for _, r := range item.Raises {
			if m.counts(r.Need) {
				raisers[r.Need] = append(raisers[r.Need], int32(k))
			}
		}
		for _, o := range item.Requires {
			if o != int(i) {
				required[int32(o)], tied[i] = true, true
			}
		}
		for _, list := range item.RequiresOne {
			tied[i] = true
			for _, o := range list {
				if o != int(i) {
					required[int32(o)] = true
				}
			}
		}
		for _, o := range item.Excludes {
			tied[i], tied[int32(o)] = true, true
		}
	}
	for _, l := range part.limits {
		for _, u := range m.Limits[l].Uses {
			tied[int32(u.Item)] = true
		}
	}
	_, hours := m.limited()
	hours = hours || m.rates.hours > 0
	by := make(map[int]int64)
	work := 0
	for k := len(part.items) - 1; k >= 0; k-- {
		i := part.items[k]
		item := &m.Items[i]
		if required[i] {
			continue
		}
		// Whatever stands in for it raises the need that fewest raise.
		var rivals []int32
		counted := false
		for _, r := range item.Raises {
			if m.counts(r.Need) && (!counted || len(raisers[r.Need]) < len(rivals)) {
				rivals, counted = raisers[r.Need], true
			}
		}
		for _, o := range rivals {
			other := &m.Items[part.items[o]]
			if int(o) == k || gone[o] || tied[part.items[o]] || other.Cost > item.Cost || hours && other.Hours > item.Hours {
				continue
			}
			if work += len(other.Raises) + len(item.Raises); work > 1<<26 {
				return gone
			}
			clear(by)
			for _, r := range other.Raises {
				by[r.Need] = r.By
			}
			stands := true
			for _, r := range item.Raises {
				if m.counts(r.Need) && by[r.Need] < m.Needs[r.Need].Demand {
					stands = false
					break
				}
			}
			if stands {
				gone[k] = true
				break
			}
		}
	}
	return gone
}
