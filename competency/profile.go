package competency

// ProfileFormat is the value of the format field of a profile.
const ProfileFormat = "govmaturity/competency-profile/1"

// Profile is the evidence for what one person knows and is able to do, as a
// document. It keeps all that was ever attested; what of it counts at a date is
// for [Person.At] to say.
type Profile struct {
	Format string `json:"format" doc:"required,enum=govmaturity/competency-profile/1"`
	// Framework and Edition name the framework that the evidence is about.
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	// Person is a name or number that stays the same. It need tell nobody who
	// the person is.
	Person string `json:"person" doc:"required,nonempty"`
	Title  string `json:"title,omitempty"`
	// Role and RoleLevel are what the person does now, if anything.
	Role      string `json:"role,omitempty" doc:"pattern=id"`
	RoleLevel string `json:"role-level,omitempty" doc:"pattern=id"`
	// Wants is what the person wants to be able to do, by the competency's id: a
	// level or, of a competency without levels, yes.
	Wants    map[string]string `json:"wants,omitempty" doc:"pattern=id"`
	Evidence []Attestation     `json:"evidence,omitempty"`
	Note     string            `json:"note,omitempty"`
}

// Attestation is one piece of evidence: somebody or something says at which
// level a person is.
type Attestation struct {
	// ID tells pieces of evidence apart, where another supersedes this one.
	ID         string `json:"id,omitempty" doc:"pattern=id"`
	Competency string `json:"competency" doc:"required,pattern=id"`
	// Level is the level that is attested. Of a competency without a scale it is
	// not given: the evidence says that the person has it.
	Level string `json:"level,omitempty" doc:"pattern=id"`
	// Outcome says why there is no level: none (the person was looked at, and is
	// below the first level) or not-applicable. No evidence at all is a third
	// thing: it is not known.
	Outcome Outcome `json:"outcome,omitempty"`
	// Kind says what the evidence is.
	Kind EvidenceKind `json:"kind" doc:"required"`
	// Source is what it comes from: a course, a test, an interview. Highest takes
	// the newest piece of each source.
	Source string `json:"source,omitempty"`
	// Rater is who says so.
	Rater string `json:"rater,omitempty"`
	// Purpose is what it was made for, such as development or selection: one made
	// for the one need not be fit for the other.
	Purpose string `json:"purpose,omitempty"`
	// Date is the day that it is about.
	Date string `json:"date" doc:"required,pattern=date"`
	// Expires is the last day on which it counts. A year or a month counts to its
	// end.
	Expires string `json:"expires,omitempty" doc:"pattern=date"`
	// Revoked is the day from which it no longer counts, because it was wrong.
	Revoked string `json:"revoked,omitempty" doc:"pattern=date"`
	// Supersedes is the ID of an earlier piece that this one stands in for.
	Supersedes string `json:"supersedes,omitempty" doc:"pattern=id"`
	// Archived keeps it out: it is shown, and does not count.
	Archived bool     `json:"archived,omitempty"`
	Note     string   `json:"note,omitempty"`
	Links    []string `json:"links,omitempty"`
}

// Outcome says why a piece of evidence has no level.
type Outcome string

const (
	// OutcomeNone: the person is below the first level.
	OutcomeNone Outcome = "none"
	// OutcomeNotApplicable: the competency makes no sense for this person.
	OutcomeNotApplicable Outcome = "not-applicable"
)

// EvidenceKind says what a piece of evidence is.
type EvidenceKind string

const (
	// EvidenceSelf is what people say of themselves. It never counts for the
	// level that others go by: it stands beside it.
	EvidenceSelf     EvidenceKind = "self"
	EvidenceAssessor EvidenceKind = "assessor" // a superior, a peer, an assessor
	EvidenceTest     EvidenceKind = "test"
	EvidenceDocument EvidenceKind = "document" // a certificate, a product of work
	EvidenceBadge    EvidenceKind = "badge"    // an Open Badge
)
