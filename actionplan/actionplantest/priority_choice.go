package actionplantest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// over says which limit of the document a choice would pass, and by how much.
func (s *prioritySubject) over(in map[string]bool) (resource, says string) {
	p := s.spec.Portfolio
	for _, r := range p.Resources {
		used, most := 0.0, 0.0
		for _, l := range r.Limits {
			if !r.CarryOver {
				used, most = 0, 0
			}
			most += l.Amount
			for _, d := range p.Needs {
				if d.Resource == r.ID && d.Year == l.Year && in[d.Alternative] {
					used += d.Amount
				}
			}
			if used > most+float64(1e-9*max(1, most)) {
				return r.ID, fmt.Sprintf("%v of %v in %d", used, most, l.Year)
			}
		}
	}
	return "", ""
}

// against says which condition of the document a choice does not keep.
func (s *prioritySubject) against(in map[string]bool) (id, says string) {
	p := s.spec.Portfolio
	for _, d := range p.Dependencies {
		if in[d.Alternative] && !in[d.On] {
			return d.Alternative, "without " + d.On
		}
	}
	for _, x := range p.Exclusions {
		first := ""
		for _, id := range x.Alternatives {
			if in[id] && first != "" {
				return id, "beside " + first
			}
			if in[id] {
				first = id
			}
		}
	}
	for _, id := range p.Must {
		if !in[id] {
			return id, "left out"
		}
	}
	for _, id := range p.MustNot {
		if in[id] {
			return id, "chosen"
		}
	}
	return "", ""
}

// in is what was chosen.
func (s *prioritySubject) in() map[string]bool {
	in := map[string]bool{}
	for _, x := range s.choice.Items {
		in[x.ID] = x.In
	}
	return in
}

// choiceWithinLimits: what is chosen is counted anew by the document.
func choiceWithinLimits() priorityRule {
	return laws.New("choice-within-limits", "What is chosen needs no more of any resource in any year than there is.", func(s *prioritySubject, out *laws.Recorder) {
		if s.choice == nil {
			return
		}
		if id, says := s.over(s.in()); says != "" {
			s.violated(out, id, "what is chosen", says, "no more than there is")
		}
	})
}

// choiceKeepsConditions: what was settled before is kept.
func choiceKeepsConditions() priorityRule {
	return laws.New("choice-keeps-conditions", "Nothing is chosen without what it requires, beside what it excludes or against what is settled.", func(s *prioritySubject, out *laws.Recorder) {
		if s.choice == nil {
			return
		}
		if id, says := s.against(s.in()); says != "" {
			s.violated(out, id, "what is chosen", says, "what the document says")
		}
	})
}

// maxAll is up to how many alternatives every choice among them is tried.
const maxAll = 12

// choiceIsBest: no other choice is worth more.
func choiceIsBest() priorityRule {
	return laws.New("choice-is-best", "A choice is worth what is in it, and no other that keeps all limits and conditions is worth more than the bound that is stated. Of more than twelve alternatives, those are tried that differ by one.", func(s *prioritySubject, out *laws.Recorder) {
		if s.choice == nil {
			return
		}
		in, most := s.in(), s.choice.Bound
		if s.choice.Optimal {
			most = s.choice.Value
		}
		if sum := s.worth(in); sum != s.choice.Value {
			s.violated(out, "", "what is chosen", fmt.Sprintf("a value of %d", s.choice.Value), fmt.Sprint(sum))
			return
		}
		var free []string
		for _, x := range s.choice.Items {
			if x.Reason != priority.ReasonNoValue {
				free = append(free, x.ID)
			}
		}
		s.others(in, free, func(other map[string]bool) bool {
			if s.worth(other) <= most {
				return true
			}
			_, over := s.over(other)
			_, against := s.against(other)
			if over != "" || against != "" {
				return true
			}
			var ids []string
			for _, id := range free {
				if other[id] {
					ids = append(ids, id)
				}
			}
			s.violated(out, "", fmt.Sprintf("worth %d at most", most), fmt.Sprintf("%v, worth %d", ids, s.worth(other)), "nothing that is worth more")
			return false
		})
	})
}

// worth adds up what a choice is worth.
func (s *prioritySubject) worth(in map[string]bool) (sum int64) {
	for _, x := range s.choice.Items {
		if in[x.ID] {
			sum += x.Value
		}
	}
	return sum
}

// others goes through other choices: all of them, where they are few.
func (s *prioritySubject) others(in map[string]bool, free []string, see func(map[string]bool) bool) {
	if len(free) <= maxAll {
		for bits := range 1 << len(free) {
			other := map[string]bool{}
			for k, id := range free {
				other[id] = bits>>k&1 == 1
			}
			if !see(other) {
				return
			}
		}
		return
	}
	for _, id := range free[:min(len(free), maxTried)] {
		other := map[string]bool{id: !in[id]}
		for k, v := range in {
			if k != id {
				other[k] = v
			}
		}
		if !see(other) {
			return
		}
	}
}

// placesExplained: every place and every choice says why.
func placesExplained() priorityRule {
	return laws.New("explained", "Each alternative says where it came and by which arithmetic, and why it is chosen or is not.", func(s *prioritySubject, out *laws.Recorder) {
		s.eachOrder(func(id string, o *priority.Order) {
			for _, p := range o.Ranking.Places {
				if f := s.engine.place(o, p.ID); len(f.Outcome) == 0 || len(f.Reasons) == 0 {
					s.violated(out, p.ID, "by "+id, fmt.Sprintf("%q, with %d reasons", f.Outcome.String(), len(f.Reasons)), "its rank, and what each criterion did for it")
				}
			}
		})
		if s.choice == nil {
			return
		}
		said := map[string]bool{}
		for _, f := range s.engine.chosen(s.choice) {
			said[f.About.ID] = len(f.Outcome) > 0 && len(f.Reasons) > 0
		}
		for _, x := range s.choice.Items {
			if !said[x.ID] {
				s.violated(out, x.ID, "the choice", "nothing about it", "why it is chosen, or is not")
			}
		}
	})
}

// listed is what is chosen, sorted.
func listed(x *priority.Selection) []string {
	if x == nil {
		return nil
	}
	ids := x.IDs()
	slices.Sort(ids)
	return ids
}
