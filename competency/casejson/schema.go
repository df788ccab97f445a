package casejson

import "slices"

// class is a kind of object in a CASE package, by the name that CASE 1.1 has for it.
type class string

const (
	classPackage   class = "CFPackage"
	classDocument  class = "CFPckgDocument"
	classItem      class = "CFPckgItem"
	classAssoc     class = "CFPckgAssociation"
	classDefs      class = "CFDefinition"
	classRubric    class = "CFRubric"
	classCriterion class = "CFRubricCriterion"
	classLevel     class = "CFRubricCriterionLevel"
	classLink      class = "LinkURI"
	classLinkGen   class = "LinkGenURI"
	classConcept   class = "CFConcept"
	classSubject   class = "CFSubject"
	classLicense   class = "CFLicense"
	classItemType  class = "CFItemType"
	classGrouping  class = "CFAssociationGrouping"
)

// member is a member of the objects of a class.
type member struct {
	name     string
	kind     kind
	class    class // of an object, or of those in a list
	list     bool
	required bool
	since    Version // 1.0 when empty
}

// kind says which values a member can have.
type kind string

const (
	kindText        kind = "a text"
	kindUUID        kind = "a UUID: 8, 4, 4, 4 and 12 hexadecimal digits with hyphens between"
	kindDate        kind = "a date such as 2026-11-25"
	kindDateTime    kind = "a date and time with its zone, such as 2026-11-25T10:00:00Z"
	kindNumber      kind = "a number"
	kindInteger     kind = "a whole number"
	kindObject      kind = "an object"
	kindExtension   kind = "an object of the author's own"
	kindVersion     kind = "1.1"
	kindAssociation kind = "a type of association, or one of the author's own that begins with ext:"
	kindTarget      kind = "CASE, or a type of the author's own that begins with ext:"
)

// in reports whether the member is there in a version.
func (m member) in(v Version) bool { return m.since == "" || v == Version11 }

// member returns a member by its name, or nil.
func (c class) member(name string) *member {
	members := classes[c]
	if i := slices.IndexFunc(members, func(m member) bool { return m.name == name }); i >= 0 {
		return &members[i]
	}
	return nil
}

func (c class) names(v Version) []string {
	var names []string
	for _, m := range classes[c] {
		if m.in(v) {
			names = append(names, m.name)
		}
	}
	return names
}

func must(name string, k kind) member        { return member{name: name, kind: k, required: true} }
func may(name string, k kind) member         { return member{name: name, kind: k} }
func object(name string, c class) member     { return member{name: name, kind: kindObject, class: c} }
func mustObject(name string, c class) member { m := object(name, c); m.required = true; return m }
func link(name string) member                { return object(name, classLink) }
func many(m member) member                   { m.list = true; return m }
func new11(m member) member                  { m.since = Version11; return m }

// identified are the members of a class whose objects have an identifier, those that
// all of them have first.
func identified(more ...member) []member {
	return append([]member{
		must("identifier", kindUUID), must("uri", kindText), must("lastChangeDateTime", kindDateTime), new11(may("extensions", kindExtension)),
	}, more...)
}

// classes are the members of each class: facts of the specifications of CASE 1.0 and
// 1.1.
var classes = map[class][]member{
	classPackage: {
		mustObject("CFDocument", classDocument), many(object("CFItems", classItem)), many(object("CFAssociations", classAssoc)),
		object("CFDefinitions", classDefs), many(object("CFRubrics", classRubric)), new11(may("extensions", kindExtension)),
	},
	classDocument: identified(
		must("creator", kindText), must("title", kindText), new11(may("frameworkType", kindText)), new11(may("caseVersion", kindVersion)),
		may("officialSourceURL", kindText), may("publisher", kindText), may("description", kindText), many(may("subject", kindText)),
		many(link("subjectURI")), may("language", kindText), may("version", kindText), may("adoptionStatus", kindText),
		may("statusStartDate", kindDate), may("statusEndDate", kindDate), link("licenseURI"), may("notes", kindText),
	),
	classItem: identified(
		must("fullStatement", kindText), may("alternativeLabel", kindText), may("CFItemType", kindText), may("humanCodingScheme", kindText),
		may("listEnumeration", kindText), may("abbreviatedStatement", kindText), many(may("conceptKeywords", kindText)),
		link("conceptKeywordsURI"), may("notes", kindText), new11(many(may("subject", kindText))), new11(many(link("subjectURI"))),
		may("language", kindText), many(may("educationLevel", kindText)), link("CFItemTypeURI"), link("licenseURI"),
		may("statusStartDate", kindDate), may("statusEndDate", kindDate),
	),
	classAssoc: identified(
		must("associationType", kindAssociation), may("sequenceNumber", kindInteger), mustObject("originNodeURI", classLinkGen),
		mustObject("destinationNodeURI", classLinkGen), link("CFAssociationGroupingURI"), new11(may("notes", kindText)),
	),
	classDefs: {
		many(object("CFConcepts", classConcept)), many(object("CFSubjects", classSubject)), many(object("CFLicenses", classLicense)),
		many(object("CFItemTypes", classItemType)), many(object("CFAssociationGroupings", classGrouping)), new11(may("extensions", kindExtension)),
	},
	classRubric: identified(may("title", kindText), may("description", kindText), many(object("CFRubricCriteria", classCriterion))),
	classCriterion: identified(
		may("category", kindText), may("description", kindText), link("CFItemURI"), may("weight", kindNumber), may("position", kindInteger),
		may("rubricId", kindUUID), many(object("CFRubricCriterionLevels", classLevel)),
	),
	classLevel: { // whose extensions, unlike all others, are a list
		must("identifier", kindUUID), must("uri", kindText), must("lastChangeDateTime", kindDateTime),
		new11(many(may("extensions", kindExtension))), may("description", kindText), may("quality", kindText), may("score", kindNumber),
		may("feedback", kindText), may("position", kindInteger), may("rubricCriterionId", kindUUID),
	},
	classLink:     {must("title", kindText), must("identifier", kindUUID), must("uri", kindText)},
	classLinkGen:  {must("title", kindText), must("identifier", kindText), must("uri", kindText), new11(may("targetType", kindTarget))},
	classConcept:  identified(must("title", kindText), may("keywords", kindText), must("hierarchyCode", kindText), may("description", kindText)),
	classSubject:  identified(must("title", kindText), must("hierarchyCode", kindText), may("description", kindText)),
	classLicense:  identified(must("title", kindText), may("description", kindText), must("licenseText", kindText)),
	classItemType: identified(must("title", kindText), must("description", kindText), must("hierarchyCode", kindText), may("typeCode", kindText)),
	classGrouping: identified(must("title", kindText), may("description", kindText)),
}

// Types of association.
const (
	isChildOf       = "isChildOf"
	isPartOf        = "isPartOf"
	isPeerOf        = "isPeerOf"
	isRelatedTo     = "isRelatedTo"
	isTranslationOf = "isTranslationOf"
)

// associations are the types of association, and since when there are they.
var associations = map[string]Version{
	isChildOf: Version10, isPeerOf: Version10, isPartOf: Version10, "exactMatchOf": Version10, "precedes": Version10,
	isRelatedTo: Version10, "replacedBy": Version10, "exemplar": Version10, "hasSkillLevel": Version10, isTranslationOf: Version11,
}
