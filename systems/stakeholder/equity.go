package stakeholder

// EquityWhy says why somebody is in the equity report.
type EquityWhy string

const (
	// EquityWhyVulnerable: of a group that is often left behind.
	EquityWhyVulnerable EquityWhy = "vulnerable"
	// EquityWhyLegitimate: a legitimate claim, and no power to press it, or none
	// that is known.
	EquityWhyLegitimate EquityWhy = "legitimate"
	// EquityWhyAffected: the decision changes something for it, and it has no
	// power, or none that is known.
	EquityWhyAffected EquityWhy = "affected"
)

// Equity says how those are engaged whom power does not protect: groups that are
// often left behind, and those with a legitimate claim, or affected by the
// decision, without power.
type Equity struct {
	m       *Map
	Entries []EquityEntry // in the document's order
}

// EquityEntry is one stakeholder in the equity report. It is comparable with ==.
type EquityEntry struct {
	Stakeholder Stakeholder
	Why         EquityWhy
	Advice      Advice
}

// Short reports whether it is engaged below what is suggested at least. It is
// false where nobody says how it is engaged.
func (e EquityEntry) Short() bool { return e.Advice.CurrentToSuggested().Steps > 0 }

// OnlyInformed reports whether it is told and never asked, or not even told.
func (e EquityEntry) OnlyInformed() bool {
	return e.Advice.Current == EngagementInform || e.Advice.Current == EngagementNone
}

// Equity returns the equity report.
func (m *Map) Equity() Equity {
	out := Equity{m: m}
	for s := range m.Stakeholders() {
		if why := s.equity(); why != "" {
			out.Entries = append(out.Entries, EquityEntry{s, why, s.Advice()})
		}
	}
	return out
}

func (s Stakeholder) equity() EquityWhy {
	power := s.Rated(AttributePower)
	legitimate, _ := s.fact(FactLegitimacy)
	affected, _ := s.fact(FactAffected)
	switch {
	case len(s.get().spec.Vulnerable) > 0:
		return EquityWhyVulnerable
	case power.Known() && power.High:
		return ""
	case legitimate:
		return EquityWhyLegitimate
	case affected:
		return EquityWhyAffected
	}
	return ""
}

// Short returns those who are engaged below what is suggested at least.
func (e Equity) Short() []EquityEntry {
	return e.of(EquityEntry.Short)
}

// OnlyInformed returns those who are told and never asked, or not even told.
func (e Equity) OnlyInformed() []EquityEntry {
	return e.of(EquityEntry.OnlyInformed)
}

// Unsaid returns those of whom nobody says how they are engaged.
func (e Equity) Unsaid() []EquityEntry {
	return e.of(func(e EquityEntry) bool { return e.Advice.Current == "" })
}

func (e Equity) of(is func(EquityEntry) bool) []EquityEntry {
	var out []EquityEntry
	for _, entry := range e.Entries {
		if is(entry) {
			out = append(out, entry)
		}
	}
	return out
}
