package competency

import "github.com/govmaturity/govmaturity"

// FrameworkFormat is the value of the format field of a competency framework.
const FrameworkFormat = "govmaturity/competency-framework/1"

// Spec is a competency framework as a document: what people should know, be able
// to do and bring along, in which levels, and what roles require of them. It is
// plain data, in Go, YAML or JSON. [Compile] checks it and makes it a
// [Framework].
type Spec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/competency-framework/1"`
	// ID names the framework, whatever its edition: eu-digcomp.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells the dated versions apart: 3.0.
	Edition string `json:"edition" doc:"required,pattern=edition"`
	// Dates say when the edition came out, since when it is in force, and when
	// that was last checked.
	Dates govmaturity.Dates `json:"dates,omitzero" doc:"words"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Standing says how official the content is here. An area, a competency, a
	// mindset and a role may say otherwise for themselves.
	Standing govmaturity.Standing   `json:"standing" doc:"required,words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	Scales []ScaleSpec `json:"scales,omitempty"`
	Areas  []AreaSpec  `json:"areas,omitempty"`
	// Competencies may be empty where a publisher names a framework, or its
	// areas, and prints no competencies.
	Competencies []CompetencySpec `json:"competencies,omitempty"`
	Mindsets     []MindsetSpec    `json:"mindsets,omitempty"`
	Roles        []RoleSpec       `json:"roles,omitempty"`
	// Terms are the words that the source explains.
	Terms []TermSpec `json:"terms,omitempty" doc:"words"`
	// Strategies are what organizations do so that people get there.
	Strategies []StrategySpec `json:"strategies,omitempty" doc:"words"`
	// Attained says how evidence makes a level, for competencies that do not say
	// it themselves. It is the latest when not given.
	Attained *PolicySpec `json:"attained,omitempty"`
}

// ScaleSpec is an ordered set of levels, and the kind of thing that they say.
type ScaleSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Kind says what the levels are about: proficiency when not given. Levels of
	// different kinds are never compared, but through a crosswalk.
	Kind   ScaleKind               `json:"kind,omitempty"`
	Title  govmaturity.Text        `json:"title,omitempty"`
	Levels []govmaturity.LevelSpec `json:"levels" doc:"required,nonempty"`
	// Proficient are the levels that count as proficient, where that is not to
	// be at least at a required level. It need not be all above the first one:
	// in Moodle each level is marked by itself.
	Proficient []string               `json:"proficient,omitempty" doc:"nonempty,pattern=id"`
	Standing   govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note       govmaturity.Text       `json:"note,omitempty"`
	Cites      []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// ScaleKind says what the levels of a scale are about.
type ScaleKind string

const (
	// ScaleProficiency is how well somebody does it.
	ScaleProficiency ScaleKind = "proficiency"
	// ScaleResponsibility is how much somebody answers for, as in SFIA.
	ScaleResponsibility ScaleKind = "responsibility"
	// ScaleAcquisition is how far somebody is on the way from novice to expert.
	ScaleAcquisition ScaleKind = "acquisition"
	// ScaleCognition is what somebody does with knowledge, as in Bloom's taxonomy.
	ScaleCognition ScaleKind = "cognition"
	// ScaleImportance is how much it matters for a role.
	ScaleImportance ScaleKind = "importance"
)

// AreaSpec is a group of competencies, perhaps with groups inside.
type AreaSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// Code is what the publisher calls it, such as 1 or OG.
	Code        string                 `json:"code,omitempty" doc:"words"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Areas       []AreaSpec             `json:"areas,omitempty" doc:"nonempty"`
}

// CompetencySpec is one thing that people should know, be able to do, or bring
// along.
type CompetencySpec struct {
	// ID is unique among the competencies. Roles, evidence and crosswalks refer
	// to it: it stays when the title is reworded.
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// Code is what the publisher calls it, such as 1.1 or OG-WRL-001.
	Code        string           `json:"code,omitempty" doc:"words"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Kind tells knowledge, skills and attitudes apart: competency, which has
	// something of each, when not given.
	Kind Kind `json:"kind,omitempty"`
	// Area is the group that it stands in.
	Area string `json:"area,omitempty" doc:"pattern=id"`
	// Scale is the scale of its levels. Without one, somebody has it or has it
	// not.
	Scale string `json:"scale,omitempty" doc:"pattern=id"`
	// Levels are the levels of the scale that it has, where it has not all.
	Levels []string `json:"levels,omitempty" doc:"nonempty,pattern=id"`
	// Descriptors say what a level looks like for this competency.
	Descriptors []DescriptorSpec `json:"descriptors,omitempty" doc:"nonempty,words"`
	// Broader is the competency that it is a part of.
	Broader string `json:"broader,omitempty" doc:"pattern=id"`
	// Related are competencies beside it. To be related goes both ways.
	Related []string `json:"related,omitempty" doc:"nonempty,pattern=id"`
	// Attained says how evidence makes a level, where it is not as the framework
	// says.
	Attained *PolicySpec `json:"attained,omitempty"`
	// Retired says that it is no longer in use: what is known of it stays, and
	// nothing new may require it.
	Retired  bool                   `json:"retired,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Kind says what a competency is made of.
type Kind string

const (
	KindCompetency Kind = "competency" // knowledge, skills and attitudes together
	KindKnowledge  Kind = "knowledge"
	KindSkill      Kind = "skill"
	KindAttitude   Kind = "attitude"
	KindTask       Kind = "task" // something to be done, as in NICE
)

// DescriptorSpec says what a level looks like for one competency.
type DescriptorSpec struct {
	Level string `json:"level" doc:"required,pattern=id"`
	// Text is the description. It is empty where the source has none; Note
	// then says so.
	Text     govmaturity.Text     `json:"text,omitempty"`
	Note     govmaturity.Text     `json:"note,omitempty"`
	Standing govmaturity.Standing `json:"standing,omitempty"`
}

// MindsetSpec is a way of seeing things that shapes what people think and do:
// beliefs and attitudes, with the competencies that go with it. A mindset has no
// levels and is not required of anybody.
type MindsetSpec struct {
	ID          string             `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text   `json:"title" doc:"required"`
	Description govmaturity.Text   `json:"description,omitempty"`
	Note        govmaturity.Text   `json:"note,omitempty"`
	Beliefs     []govmaturity.Text `json:"beliefs,omitempty" doc:"nonempty"`
	Attitudes   []govmaturity.Text `json:"attitudes,omitempty" doc:"nonempty"`
	// Competencies are those that go with it.
	Competencies []string `json:"competencies,omitempty" doc:"nonempty,pattern=id"`
	// Targets are the targets of the Sustainable Development Goals that a source
	// ties to it.
	Targets  []string               `json:"targets,omitempty" doc:"nonempty,pattern=goal"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// RoleSpec is a role, and what it requires. A role has levels, or is one thing.
type RoleSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Code        string           `json:"code,omitempty" doc:"words"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Family is the group of roles that it belongs to.
	Family govmaturity.Text `json:"family,omitempty"`
	// Levels are the levels of the role. They are a ladder only if Ladder says
	// so: many publishers list them by name.
	Levels []RoleLevelSpec `json:"levels,omitempty" doc:"nonempty"`
	// Ladder says that the levels go from the lowest to the highest.
	Ladder bool `json:"ladder,omitempty"`
	// Requires is what the role requires at each of its levels. A level may
	// require more of the same competency.
	Requires []RequirementSpec      `json:"requires,omitempty" doc:"nonempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// RoleLevelSpec is one level of a role.
type RoleLevelSpec struct {
	// ID is unique in the role: the same word may be a level of many roles.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Requires is what this level requires.
	Requires []RequirementSpec `json:"requires,omitempty" doc:"nonempty"`
}

// RequirementSpec is a competency that a role requires.
type RequirementSpec struct {
	Competency string `json:"competency" doc:"required,pattern=id"`
	// Level is the level that is required at least. It is not given for a
	// competency without a scale, or one whose levels say themselves which are
	// proficient.
	Level string `json:"level,omitempty" doc:"pattern=id"`
	// Need says how much it matters: required when not given. What is desirable
	// is shown and makes nobody unready.
	Need Need `json:"need,omitempty"`
	// Weight is how much it counts in readiness, beside the others: 1 when not
	// given.
	Weight *float64 `json:"weight,omitempty" doc:"above=0,max=1e6"`
	// Importance is a level of a scale of importance, for people to read.
	Importance *ImportanceSpec `json:"importance,omitempty" doc:"words"`
}

// ImportanceSpec is a level on a scale of importance.
type ImportanceSpec struct {
	Scale string `json:"scale" doc:"required,pattern=id"`
	Level string `json:"level" doc:"required,pattern=id"`
}

// Need says how much a requirement matters.
type Need string

const (
	// NeedCritical: without it the work cannot be done or must not be.
	NeedCritical Need = "critical"
	// NeedRequired: it belongs to the role.
	NeedRequired Need = "required"
	// NeedDesirable: it helps.
	NeedDesirable Need = "desirable"
)

// PolicySpec says how the evidence for a competency makes a level.
type PolicySpec struct {
	Kind PolicyKind `json:"kind" doc:"required"`
	// Prefer orders kinds of evidence for prioritised, the strongest first. A
	// kind that is not listed does not count.
	Prefer []EvidenceKind `json:"prefer,omitempty" doc:"nonempty"`
	// Weight is the part of the latest piece of evidence for decaying-mean, in
	// per cent.
	Weight *int `json:"weight,omitempty" doc:"min=1,max=99"`
	// Times is how many pieces of evidence at a level n-times asks for.
	Times *int `json:"times,omitempty" doc:"min=1,max=100"`
	// Mastery is the level from which a piece counts for n-times, where the value
	// is to be the mean of those that do. Without it, the level is the highest that
	// enough pieces reach.
	Mastery string `json:"mastery,omitempty" doc:"pattern=id"`
	// Points and Parts are for points: so many points must be reached, by parts
	// at which the person is proficient.
	Points *int       `json:"points,omitempty" doc:"min=1,max=1000000"`
	Parts  []PartSpec `json:"parts,omitempty" doc:"nonempty"`
}

// PolicyKind names a way in which evidence makes a level.
type PolicyKind string

const (
	// PolicyLatest takes the newest piece of evidence. Of several of one day the
	// lowest level counts.
	PolicyLatest PolicyKind = "latest"
	// PolicyHighest takes the highest level, of the newest piece of evidence from
	// each source.
	PolicyHighest PolicyKind = "highest"
	// PolicyPrioritised takes the newest piece of the strongest kind there is.
	PolicyPrioritised PolicyKind = "prioritised"
	// PolicyDecayingMean gives the newest piece Weight per cent and the mean of
	// those before the rest.
	PolicyDecayingMean PolicyKind = "decaying-mean"
	// PolicyNTimes takes the highest level that Times pieces reach.
	PolicyNTimes PolicyKind = "n-times"
	// PolicyAll is met when the person is proficient in all competencies that
	// are narrower. A competency without such is not met.
	PolicyAll PolicyKind = "all"
	// PolicyPoints is met when the required parts are met and the points of the
	// parts that are met reach Points.
	PolicyPoints PolicyKind = "points"
)

// PartSpec is a competency that counts for another by points.
type PartSpec struct {
	Competency string `json:"competency" doc:"required,pattern=id"`
	Points     int    `json:"points" doc:"required,min=0,max=1000000"`
	Required   bool   `json:"required,omitempty"`
}
