package systems

import "github.com/govmaturity/govmaturity"

// DiagramFormat is the value of the format field of a causal diagram.
const DiagramFormat = "govmaturity/causal-diagram/1"

// DiagramSpec is a causal diagram as a document: what changes, what that makes
// rise and fall, and how the people who drew it read it. It is plain data, in Go,
// YAML or JSON. [Compile] checks it and makes it a [Diagram].
type DiagramSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/causal-diagram/1"`
	// ID names the diagram, whatever its edition: silos.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Standing says how official the content is. Without one, the diagram is the
	// view of those who drew it, and claims nothing more.
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	// System says which system the diagram is of.
	System *SystemSpec `json:"system,omitempty"`
	// Actors are those who decide something in it.
	Actors    []ActorSpec      `json:"actors,omitempty" doc:"nonempty"`
	Variables []VariableSpec   `json:"variables,omitempty"`
	Links     []CausalLinkSpec `json:"links,omitempty"`
	// Loops are loops that somebody named, with the polarity that they gave.
	// [Diagram.Loops] finds all, named or not.
	Loops []LoopSpec `json:"loops,omitempty" doc:"nonempty"`
	// Archetypes are those that somebody saw in the diagram.
	Archetypes []ArchetypeSpec `json:"archetypes,omitempty" doc:"nonempty"`
	// Iceberg goes from what happened down to the thinking that lets it persist.
	Iceberg *IcebergSpec `json:"iceberg,omitempty"`
}

// VariableSpec is something that can be more or less.
type VariableSpec struct {
	// ID is unique among the variables. Links and loops refer to it: it stays when
	// the name is reworded. The order of loops follows it.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Code is what the file that it comes from calls it.
	Code string `json:"code,omitempty" doc:"words"`
	// Role is what the variable is to somebody who tries to change things. It
	// tells archetypes apart that have the same structure.
	Role Role `json:"role,omitempty"`
	// Actor is who decides about it.
	Actor string `json:"actor,omitempty" doc:"pattern=id"`
	// Kind says whether it is about people or about technology.
	Kind Kind `json:"kind,omitempty"`
	// Layer is where in a socio-technical system it belongs.
	Layer Layer `json:"layer,omitempty"`
	// Stock says that it gathers and drains over time, and does not jump.
	Stock bool `json:"stock,omitempty"`
	// Position is where a picture has it.
	Position *PositionSpec          `json:"position,omitempty" doc:"words"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// PositionSpec is a place in a picture: x to the right, y down, in units of the
// picture.
type PositionSpec struct {
	X float64 `json:"x" doc:"required,min=-1e6,max=1e6"`
	Y float64 `json:"y" doc:"required,min=-1e6,max=1e6"`
}

// ActorSpec is somebody who decides something: a ministry, a vendor, citizens.
type ActorSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Outside says that the actor stands outside the system's boundary.
	Outside bool `json:"outside,omitempty"`
}

// CausalLinkSpec says that one variable makes another rise or fall. A variable
// may act on itself, and two links may go the same way between the same two.
type CausalLinkSpec struct {
	// ID names the link where something refers to it, or where another link goes
	// the same way. Otherwise it may be left out.
	ID   string `json:"id,omitempty" doc:"pattern=id"`
	From string `json:"from" doc:"required,pattern=id"`
	To   string `json:"to" doc:"required,pattern=id"`
	// Sign says which way the effect goes, all else the same. In YAML it stands in
	// quotes.
	Sign Sign `json:"sign" doc:"required"`
	// Delay says that the effect comes noticeably later than its cause.
	Delay bool `json:"delay,omitempty"`
	// Strength is how strong the effect is, beside others of the diagram. It
	// changes no loop.
	Strength *float64               `json:"strength,omitempty" doc:"above=0,max=1e6"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Sign says which way an effect goes.
type Sign string

const (
	// SignPlus: more of the cause makes more of the effect, and less makes less.
	SignPlus Sign = "+"
	// SignMinus: more of the cause makes less of the effect, and less makes more.
	SignMinus Sign = "-"
	// SignUnknown: nobody knows, or it depends.
	SignUnknown Sign = "?"
)

// Kind says whether something is about people or about technology.
type Kind string

const (
	// KindSocial: people, rules, habits, relations.
	KindSocial Kind = "social"
	// KindTechnical: tools, data, infrastructure.
	KindTechnical Kind = "technical"
)

// Layer is a part of a socio-technical system, from the outermost to the
// innermost.
type Layer string

const (
	// LayerEnvironment is the world around.
	LayerEnvironment Layer = "environment"
	// LayerPeople is organizations and people.
	LayerPeople Layer = "people"
	// LayerWork is what is done, and how.
	LayerWork Layer = "work"
	// LayerTechnology is solutions, tools and infrastructure.
	LayerTechnology Layer = "technology"
)

// Role is what a variable is in a story of change. One that is not said is not
// guessed.
type Role string

const (
	RoleProblem     Role = "problem"     // what people want less of
	RoleFix         Role = "fix"         // what relieves a problem soon
	RoleFundamental Role = "fundamental" // what would solve a problem for good
	RoleSideEffect  Role = "side-effect" // what nobody meant
	RoleGoal        Role = "goal"        // what is aimed at
	RoleActual      Role = "actual"      // how things really are
	RoleGap         Role = "gap"         // how far the one is from the other
	RoleEffort      Role = "effort"      // what somebody does or puts in
	RoleResult      Role = "result"      // what comes out of it
	RoleConstraint  Role = "constraint"  // what sets a limit
	RoleAllocation  Role = "allocation"  // how something is shared out
	RoleRelative    Role = "relative"    // how one party stands beside another
	RoleResource    Role = "resource"    // what all draw on
	RoleDemand      Role = "demand"      // what is asked for
	RoleCapacity    Role = "capacity"    // what can be delivered
	RoleStandard    Role = "standard"    // what performance is measured by
	RolePerformance Role = "performance" // how well it is delivered
)

// LoopSpec is a loop that somebody named. [Compile] asks that what it refers to
// is there; whether it closes, and has the polarity that it should have, is for
// [Diagram.Doubts] to report.
type LoopSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Label is what pictures call it: R1, B2.
	Label string           `json:"label,omitempty" doc:"words"`
	Title govmaturity.Text `json:"title,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
	// Polarity is what those who named it say it is.
	Polarity Polarity `json:"polarity,omitempty"`
	// Variables are what the loop goes through, in order, each once. Where two
	// links go the same way, Links say which.
	Variables []string `json:"variables,omitempty" doc:"nonempty,pattern=id"`
	// Links are the links that it goes along, in order. A loop with neither is
	// only a name.
	Links []string               `json:"links,omitempty" doc:"nonempty,pattern=id"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Polarity says what a loop does to a change that goes around it.
type Polarity string

const (
	// PolarityReinforcing: it makes the change larger. The loop has an even number
	// of links with the sign -.
	PolarityReinforcing Polarity = "reinforcing"
	// PolarityBalancing: it works against the change. The loop has an odd number
	// of links with the sign -.
	PolarityBalancing Polarity = "balancing"
	// PolarityUndetermined: the sign of a link of the loop is not known.
	PolarityUndetermined Polarity = "undetermined"
)

// ArchetypeSpec is an archetype that somebody saw in the diagram.
type ArchetypeSpec struct {
	ID        string           `json:"id" doc:"required,pattern=id"`
	Archetype Archetype        `json:"archetype" doc:"required"`
	Title     govmaturity.Text `json:"title,omitempty"`
	Note      govmaturity.Text `json:"note,omitempty"`
	// Loops are those that make it up, by the ids of Loops.
	Loops []string `json:"loops,omitempty" doc:"nonempty,pattern=id"`
	// Roles say which variables play which part in it.
	Roles []RoleBindingSpec      `json:"roles,omitempty" doc:"nonempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// RoleBindingSpec gives a part in an archetype to a variable.
type RoleBindingSpec struct {
	Role     Role   `json:"role" doc:"required"`
	Variable string `json:"variable" doc:"required,pattern=id"`
}

// Archetype is a story that systems tell again and again.
type Archetype string

const (
	ArchetypeFixesThatFail          Archetype = "fixes-that-fail"
	ArchetypeLimitsToSuccess        Archetype = "limits-to-success"
	ArchetypeDriftingGoals          Archetype = "drifting-goals"
	ArchetypeEscalation             Archetype = "escalation"
	ArchetypeGrowthUnderinvestment  Archetype = "growth-and-underinvestment"
	ArchetypeShiftingTheBurden      Archetype = "shifting-the-burden"
	ArchetypeSuccessToTheSuccessful Archetype = "success-to-the-successful"
	ArchetypeTragedyOfTheCommons    Archetype = "tragedy-of-the-commons"

	// The four generic classes that the eight belong to.
	ArchetypeUnderachievement    Archetype = "underachievement"
	ArchetypeOutOfControl        Archetype = "out-of-control"
	ArchetypeRelativeAchievement Archetype = "relative-achievement"
	ArchetypeRelativeControl     Archetype = "relative-control"
)
