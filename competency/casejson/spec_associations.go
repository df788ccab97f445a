package casejson

// readAssociations carries the associations that are no isChildOf, and puts the
// competencies into the framework.
func (r *specReader) readAssociations() {
	related := map[[2]int]bool{}
	for _, a := range r.pkg.Associations() {
		kind := a.Text("associationType")
		if kind == isChildOf || r.done[a.node] {
			continue
		}
		from := r.byThing[r.pkg.target(a.Link("originNodeURI"))]
		to := r.byThing[r.pkg.target(a.Link("destinationNodeURI"))]
		switch {
		case from == nil || to == nil || from == to:
			r.loseAssociation(a, kind)
		case kind == isPartOf && from.spec != nil && to.area && from.spec.Area == "":
			from.spec.Area = to.id
			r.carry(a)
		case kind == isPartOf && from.spec != nil && to.spec != nil && from.spec.Broader == "" && r.broader.top(to.place) != from.place:
			from.spec.Broader = to.id
			r.broader.put(from.place, to.place)
			r.carry(a)
		case (kind == isRelatedTo || kind == isPeerOf) && from.spec != nil && to.spec != nil:
			if pair := [2]int{from.place, to.place}; !related[pair] {
				related[pair] = true
				from.spec.Related = append(from.spec.Related, to.id)
			}
			r.carry(a)
			if n := a.get("associationType"); kind == isPeerOf {
				r.lose(n, a.path.Key("associationType"), "to be a peer is carried as to be related")
			}
		default:
			r.loseAssociation(a, kind)
		}
	}
	for _, n := range r.items {
		if n.spec != nil {
			r.spec.Competencies = append(r.spec.Competencies, *n.spec)
		}
	}
}

// associationReasons say why a type of association is not carried.
var associationReasons = map[string]string{
	"exactMatchOf":  "which competencies of two frameworks match is for a crosswalk to say",
	"precedes":      "a framework has no order of learning; training has prerequisites",
	"replacedBy":    "what replaces what in another edition is for a crosswalk to say",
	"exemplar":      "a framework has no examples",
	"hasSkillLevel": "the package does not say in which order levels of skill stand",
	isTranslationOf: "translations are languages of one text",
	isPartOf:        "in a framework a thing has one place, and is part of what stands there",
	isRelatedTo:     "in a framework competencies are related, and both are of it",
	isPeerOf:        "in a framework competencies are related, and both are of it",
}

func (r *specReader) loseAssociation(a Object, kind string) {
	reason := associationReasons[kind]
	if reason == "" {
		reason = "a framework has no such association"
	}
	from, to := a.Link("originNodeURI"), a.Link("destinationNodeURI")
	r.lose(a.node, a.path, "the association %.60q from %.60q to %.60q is not carried: %s", kind, from.Identifier, to.Identifier, reason)
}
