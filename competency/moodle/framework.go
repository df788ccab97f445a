package moodle

// Framework is a competency framework as Moodle's CSV has it.
type Framework struct {
	// ID is the id number, and Name the short name.
	ID, Name    string
	Description string
	Format      TextFormat
	// Scale is the scale of competencies that have no scale of their own.
	Scale Scale
	// Taxonomies are what competencies are called at each depth, from the top, such as
	// domain, competency and behaviour.
	Taxonomies []string
	// Competencies come in the order of the file. One may stand before its parent.
	Competencies []Competency
}

// Competency is one row of the CSV.
type Competency struct {
	// Parent is the id number of the competency that it stands in: empty at the top.
	Parent      string
	ID, Name    string
	Description string
	Format      TextFormat
	// Scale is nil for a competency with the scale of the framework.
	Scale *Scale
	// Rule says how the competencies inside make this one: nil when they do not.
	Rule *Rule
	// Related are the id numbers of competencies beside it.
	Related []string
	// ExportedID is the number by which rules name the competency in this file.
	ExportedID string
}

// TextFormat says what a description is written in.
type TextFormat int

const (
	TextMoodle   TextFormat = 0
	TextHTML     TextFormat = 1
	TextPlain    TextFormat = 2
	TextMarkdown TextFormat = 4
)

// Scale is a scale with its configuration.
type Scale struct {
	// ID is the number of the scale in the Moodle that the file comes from.
	ID string
	// Values are its levels, from the lowest to the highest.
	Values []string
	// Default is the level, counted from 1, that a competency gets when a rule is met:
	// 0 when the file does not say.
	Default int
	// Proficient are the levels, counted from 1, that count as proficient. Each is marked
	// by itself: a level above one of them need not be.
	Proficient []int
}

// Rule says how the competencies inside make one.
type Rule struct {
	Kind    RuleKind
	Outcome Outcome
	// Class is the name of a rule that is neither of the two, and Config its
	// configuration.
	Class, Config string
	// Points are how many are asked for, by parts that have some: for RulePoints.
	Points int
	Parts  []Part
}

// RuleKind names a rule.
type RuleKind string

const (
	// RuleAll: all competencies directly inside are proficient. A competency with none
	// inside never is.
	RuleAll RuleKind = "all"
	// RulePoints: the parts that are required are proficient, and those that are have
	// enough points together.
	RulePoints RuleKind = "points"
	// RuleOther is a rule of another plugin.
	RuleOther RuleKind = "other"
)

// Outcome is what Moodle does when the rule of a competency is met. (In links to
// courses, 2 and 3 mean each other.)
type Outcome int

const (
	OutcomeNone      Outcome = 0
	OutcomeEvidence  Outcome = 1
	OutcomeComplete  Outcome = 2
	OutcomeRecommend Outcome = 3
)

// Part is a competency that has points for another.
type Part struct {
	// ExportedID is the number of the competency in this file.
	ExportedID string
	Points     int
	Required   bool
}
