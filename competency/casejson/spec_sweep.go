package casejson

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// reasons say why a member is not carried.
var reasons = map[string]string{
	"uri":                  "a framework keeps the identifier of a thing, and no address",
	"identifier":           "only competencies and areas keep their identifiers",
	"lastChangeDateTime":   "a framework keeps no times of change",
	"CFDocumentURI":        "a framework keeps no addresses",
	"CFPackageURI":         "a framework keeps no addresses",
	"CFItemAssociationURI": "a framework keeps no addresses",
	"educationLevel":       "a framework has no levels of education",
	"educationalLevel":     "a framework has no levels of education",
	"statusStartDate":      "a competency is in use or retired: it has no dates of that",
	"statusEndDate":        "a competency is in use or retired: it has no dates of that",
	"adoptionStatus":       "a framework has a standing, which says how official it is, and no status of adoption",
	"alternativeLabel":     "a competency has one title",
	"listEnumeration":      "competencies stand in an order, and have a code",
	"CFItemType":           "competencies have five kinds, and areas none; this is none of them",
	"CFItemTypeURI":        "competencies have five kinds, and areas none",
	"weight":               "a criterion weighs nothing; what a role requires does",
	"feedback":             "a level has no feedback",
	"extensions":           "the extension is another author's",
}

// sweep reports all that was not carried: a whole object when nothing of it was, and
// otherwise what is left of it. Null and what is empty hold nothing.
func (r *specReader) sweep(n *document.Node, at govmaturity.Path) {
	if r.done[n] || holdsNothing(n) {
		return
	}
	if len(at) > 0 && !r.touched(n) && !isTopList(n, at) {
		last := at[len(at)-1].Key
		if last == "" && len(at) > 1 {
			last = at[len(at)-2].Key
		}
		reason := reasons[last]
		if reason == "" {
			reason = "a framework has no place for it"
		}
		r.lose(n, at, "is not carried: %s", reason)
		return
	}
	for _, f := range n.Fields {
		r.sweep(f.Value, at.Key(f.Key))
	}
	for i, item := range n.Items {
		r.sweep(item, at.Index(i))
	}
}

// isTopList reports whether a value is a list of things, each of which is reported.
func isTopList(n *document.Node, at govmaturity.Path) bool {
	last := at[len(at)-1]
	return n.Kind == document.List && !last.InList && len(n.Items) > 0 && n.Items[0].Kind == document.Map || len(at) == 1 && last.Key == "CFDefinitions"
}

// touched reports whether something inside was carried or reported.
func (r *specReader) touched(n *document.Node) bool {
	if r.done[n] {
		return true
	}
	for _, f := range n.Fields {
		if r.touched(f.Value) {
			return true
		}
	}
	for _, item := range n.Items {
		if r.touched(item) {
			return true
		}
	}
	return false
}

func holdsNothing(n *document.Node) bool {
	switch n.Kind {
	case document.Null, document.Broken:
		return true
	case document.String:
		return n.Text == ""
	case document.List:
		return len(n.Items) == 0
	case document.Map:
		return len(n.Fields) == 0
	}
	return false
}
