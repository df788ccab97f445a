package stakeholder

import "github.com/govmaturity/govmaturity"

// Class is a class of salience (Mitchell, Agle and Wood): which of power,
// legitimacy and urgency a stakeholder has.
type Class string

const (
	ClassDefinitive    Class = "definitive"        // all three
	ClassDominant      Class = "dominant"          // power and legitimacy
	ClassDangerous     Class = "dangerous"         // power and urgency
	ClassDependent     Class = "dependent"         // legitimacy and urgency
	ClassDormant       Class = "dormant"           // power alone
	ClassDiscretionary Class = "discretionary"     // legitimacy alone
	ClassDemanding     Class = "demanding"         // urgency alone
	ClassNone          Class = "not-a-stakeholder" // none of them
)

// Classes returns the seven classes, from the most salient, and the one of those
// who are no stakeholders.
func Classes() []Class {
	return []Class{ClassDefinitive, ClassDominant, ClassDangerous, ClassDependent, ClassDormant, ClassDiscretionary, ClassDemanding, ClassNone}
}

// Title returns what people call the class.
func (c Class) Title(w govmaturity.Words) string { return w.Say("stakeholder.class." + string(c)) }

// Has reports whether those of the class have power, legitimacy or urgency.
func (c Class) Has(a Attribute) bool {
	switch a {
	case AttributePower:
		return c == ClassDefinitive || c == ClassDominant || c == ClassDangerous || c == ClassDormant
	case AttributeLegitimacy:
		return c == ClassDefinitive || c == ClassDominant || c == ClassDependent || c == ClassDiscretionary
	case AttributeUrgency:
		return c == ClassDefinitive || c == ClassDangerous || c == ClassDependent || c == ClassDemanding
	}
	return false
}

func class(power, legitimacy, urgency bool) Class {
	for _, c := range Classes() {
		if c.Has(AttributePower) == power && c.Has(AttributeLegitimacy) == legitimacy && c.Has(AttributeUrgency) == urgency {
			return c
		}
	}
	return ClassNone
}

// Salience is the class of a stakeholder. It is comparable with ==.
type Salience struct {
	Stakeholder                Stakeholder
	Power, Legitimacy, Urgency Rated
	// Class is "" while one of the three is not known.
	Class Class
}

// Salience returns the class of the stakeholder, from what its raters say of
// power, legitimacy and urgency.
func (s Stakeholder) Salience() Salience {
	out := Salience{Stakeholder: s, Power: s.Rated(AttributePower), Legitimacy: s.Rated(AttributeLegitimacy), Urgency: s.Rated(AttributeUrgency)}
	if len(out.Missing()) == 0 {
		out.Class = class(out.Power.High, out.Legitimacy.High, out.Urgency.High)
	}
	return out
}

// Missing returns which of power, legitimacy and urgency are not known.
func (s Salience) Missing() []Attribute { return unknown(s.Power, s.Legitimacy, s.Urgency) }

// Possible returns the classes that it may be of, whatever the missing ratings
// turn out to be.
func (s Salience) Possible() []Class {
	var out []Class
	for _, c := range Classes() {
		possible := true
		for _, r := range []Rated{s.Power, s.Legitimacy, s.Urgency} {
			possible = possible && (!r.Known() || r.High == c.Has(r.Attribute))
		}
		if possible {
			out = append(out, c)
		}
	}
	return out
}
