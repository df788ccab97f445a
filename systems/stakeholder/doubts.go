package stakeholder

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
)

// doubt reports what contradicts itself in the map, or may be meant otherwise.
func (m *Map) doubt(r *document.Report) {
	m.doubtEmpty(r)
	m.doubtNames(r)
	m.doubtContacts(r)
	for i := range m.members {
		at := govmaturity.Path{}.Key("stakeholders").Index(i)
		m.doubtRated(r, at, &m.members[i])
		m.doubtEngagement(r, at, Stakeholder{m, i + 1})
	}
	type influence struct {
		from, to string
		sign     Sign
	}
	seen := map[influence]int{}
	for i, spec := range m.spec.Influences {
		at := govmaturity.Path{}.Key("influences").Index(i)
		key := influence{spec.From, spec.To, spec.Sign}
		if spec.From == spec.To {
			r.Add(at, govmaturity.CodeNotUsed, "%s influences itself: no measure counts that", spec.From)
		} else if k, twice := seen[key]; twice {
			r.Add(at, govmaturity.CodeDuplicateRow, "influences[%d] says the same: measures count it once", k)
		}
		if _, twice := seen[key]; !twice {
			seen[key] = i
		}
	}
	m.doubtNeeds(r)
}

// doubtEmpty reports a map of which nothing can be said.
func (m *Map) doubtEmpty(r *document.Report) {
	switch {
	case len(m.members) == 0:
		r.Add(govmaturity.Path{}.Key("stakeholders"), govmaturity.CodeNotAnswered, "the map has no stakeholders yet")
	case !m.Rates(AttributePower) || !m.Rates(AttributeInterest):
		r.Add(govmaturity.Path{}.Key("attributes"), govmaturity.CodeNotAnswered, "power and interest are not both rated: nobody has a place in the grid")
	}
}

// doubtNames reports stakeholders under near names.
func (m *Map) doubtNames(r *document.Report) {
	k := &namesakes{buckets: map[string][]int{}}
	exact := map[string]int{}
	for i := range m.members {
		spec := m.members[i].spec
		at := govmaturity.Path{}.Key("stakeholders").Index(i).Key("name")
		var names []name
		same := -1
		for _, tag := range spec.Name.Languages() {
			wording := spec.Name[tag]
			if other, taken := exact[wording]; taken && other != i {
				same = other
			} else {
				exact[wording] = i
			}
			names = append(names, newNames(wording)...)
		}
		other, how := k.add(i, names)
		switch {
		case same >= 0:
			r.Add(at, govmaturity.CodeSameName, "stakeholders[%d] (%s) has the same name: %q", same, m.members[same].spec.ID, spec.Name.String())
		case other >= 0:
			r.Add(at, govmaturity.CodeNearName, "%q and %q of stakeholders[%d] (%s) %s: is it one stakeholder?", spec.Name.String(), m.members[other].spec.Name.String(), other, m.members[other].spec.ID, how)
		}
	}
}

// doubtContacts reports addresses and telephone numbers, and repeats none.
func (m *Map) doubtContacts(r *document.Report) {
	contact.Each(m.Spec(), freeText, func(at govmaturity.Path, text string) string {
		emails, numbers := 0, 0
		for _, f := range contact.Find(text) {
			if f.Kind == contact.KindEmail {
				emails++
			} else {
				numbers++
			}
		}
		if emails > 0 {
			r.Add(at, govmaturity.CodeNamesPerson, "there is an e-mail address here (%d): it belongs in an address book; Redacted takes it out", emails)
		}
		if numbers > 0 {
			r.Add(at, govmaturity.CodeNamesPerson, "there is what looks like a telephone number here (%d): it belongs in an address book; Redacted takes it out", numbers)
		}
		return text
	})
}

// doubtRated reports values on a threshold where nothing says what a tie is, and
// claims that ratings contradict.
func (m *Map) doubtRated(r *document.Report, at govmaturity.Path, one *member) {
	for _, a := range Attributes() {
		s, rated := m.scales[a], one.rated[a]
		if s != nil && rated.OnThreshold && !s.stated {
			r.Add(at.Key("ratings"), govmaturity.CodeOnThreshold, "%s is %v, on the threshold itself, and counts as low: say in tie of the attribute whether it is high or low", a, rated.Value)
		}
	}
	claim, rated := one.spec.Claim, one.rated[AttributeLegitimacy]
	switch {
	case claim == nil || !rated.Known() || *claim == rated.High:
	case *claim:
		r.Add(at.Key("claim"), govmaturity.CodeContradiction, "it is said to have a legitimate claim, and its raters give %v for legitimacy, which is low", rated.Value)
	default:
		r.Add(at.Key("claim"), govmaturity.CodeContradiction, "it is said to have no legitimate claim, and its raters give %v for legitimacy, which is high: the rating counts", rated.Value)
	}
	if len(one.spec.Vulnerable) > 0 && claim != nil && !*claim {
		r.Add(at.Key("claim"), govmaturity.CodeContradiction, "a group that is often left behind has a legitimate claim to a public service")
	}
}

// doubtEngagement reports levels of engagement that contradict the rules, and
// promises that no communication keeps.
func (m *Map) doubtEngagement(r *document.Report, at govmaturity.Path, s Stakeholder) {
	a := s.Advice()
	for _, said := range []struct {
		key   string
		level Engagement
	}{{"current", a.Current}, {"desired", a.Desired}} {
		if said.level == EngagementEmpower && !s.Delegated() {
			r.Add(at.Key(said.key), govmaturity.CodeContradiction, "empower says that the stakeholder decides, and the decision is not delegated to it")
		}
	}
	if s.Delegated() && a.Desired != "" && a.Desired != EngagementEmpower {
		r.Add(at.Key("desired"), govmaturity.CodeContradiction, "the decision is delegated to the stakeholder, and %s keeps it", a.Desired)
	}
	if e := s.equity(); (e == EquityWhyVulnerable || e == EquityWhyLegitimate) && a.Desired != "" && a.Desired.Rank() < EngagementInvolve.Rank() {
		r.Add(at.Key("desired"), govmaturity.CodeContradiction, "%s is below involve, and the stakeholder is %s", a.Desired, map[EquityWhy]string{
			EquityWhyVulnerable: "of a group that is often left behind", EquityWhyLegitimate: "one with a legitimate claim and no power to press it",
		}[e])
	}
	promised, key := a.Desired, "desired"
	if promised == "" {
		promised, key = a.Current, "current"
	}
	if promised.Rank() <= 0 {
		return
	}
	if !m.keeps(s, promised) {
		r.Add(at.Key(key), govmaturity.CodeUnkeptPromise, "%s is promised, and no need of communication with this stakeholder keeps that promise", promised)
	}
}

// doubtNeeds reports needs that promise what nobody is engaged by.
func (m *Map) doubtNeeds(r *document.Report) {
	for i := range m.spec.Needs {
		n, at := &m.spec.Needs[i], govmaturity.Path{}.Key("needs").Index(i)
		for k, id := range n.Audience {
			if slices.Index(n.Audience, id) < k {
				r.Add(at.Key("audience").Index(k), govmaturity.CodeGivenTwice, "%s is in the audience twice", id)
			}
		}
		if len(n.Who) == 0 {
			r.Add(at, govmaturity.CodeNotAnswered, "nobody is said to do it: without who, an action plan cannot take the need over")
		}
		if n.Promise == EngagementNone {
			r.Add(at.Key("promise"), govmaturity.CodeNotUsed, "none promises nothing: leave it out, or say which promise this keeps")
		}
	}
}

// needsOf returns the needs of communication with a stakeholder, or with its
// group, in the document's order.
func (m *Map) needsOf(s Stakeholder) []*NeedSpec {
	var out []*NeedSpec
	for _, i := range m.placesOfNeeds(s) {
		out = append(out, &m.spec.Needs[i])
	}
	return out
}

// placesOfNeeds returns where in the document these needs stand.
func (m *Map) placesOfNeeds(s Stakeholder) []int {
	places := slices.Concat(m.needs[s.ID()], m.needs[s.groupID()])
	slices.Sort(places)
	return slices.Compact(places)
}

// keeps reports whether a need of communication with a stakeholder, or with its
// group, keeps a promise.
func (m *Map) keeps(s Stakeholder, promise Engagement) bool {
	return m.promised[promised{s.ID(), promise}] || m.promised[promised{s.groupID(), promise}]
}
