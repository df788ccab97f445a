package maturity

import "github.com/govmaturity/govmaturity"

// FrameworkFormat is the value of the format field of a framework document.
const FrameworkFormat = "govmaturity/framework/1"

// Spec is a framework as a document: what an instrument asks, and how answers
// become values and levels. It is plain data, in Go, YAML or JSON. [Compile]
// checks it and makes it a [Framework].
//
// A framework is a tree of nodes under Root. A node is one of three things: an
// indicator, which is answered (it has a Measure); a group, which combines the
// nodes below it (it has Nodes); or a summary of a roster (it has Items). A
// roster holds one set of answers for each service, agency or site.
type Spec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/framework/1"`
	// ID names the instrument, whatever its edition: un-nine-pillars.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells the dated versions of an instrument apart: 2020, 2.1.
	Edition string `json:"edition" doc:"required,pattern=edition"`
	// Dates say when the edition came out, since when it is in force, and when
	// that was last checked.
	Dates govmaturity.Dates `json:"dates,omitzero" doc:"words"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Standing says how official the instrument's content is here: its nodes,
	// its levels, what it asks. A node may say otherwise for itself and for
	// what is below it.
	Standing govmaturity.Standing `json:"standing" doc:"required,words"`
	// ScoreStanding says how official the numbers are. Where a publisher
	// states no score, what this library computes is derived.
	ScoreStanding govmaturity.Standing `json:"score-standing" doc:"required,words"`
	// ScoreNote says what a reader of the numbers must know.
	ScoreNote govmaturity.Text       `json:"score-note,omitempty"`
	Sources   []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Use says who the instrument is for, who answers it and how long that
	// takes.
	Use *UseSpec `json:"use,omitempty" doc:"words"`
	// Targets are the targets of the Sustainable Development Goals that the
	// instrument serves, where a source ties them to it.
	Targets []SDGTarget             `json:"targets,omitempty" doc:"nonempty,words"`
	Scales  []govmaturity.ScaleSpec `json:"scales,omitempty"`
	// Missing is the policy of every node, in rosters too, for which neither it
	// nor a node above it says one.
	Missing *MissingSpec `json:"missing,omitempty"`
	Root    NodeSpec     `json:"root" doc:"required"`
	Rosters []RosterSpec `json:"rosters,omitempty"`
}

// UseSpec says how an instrument is used.
type UseSpec struct {
	// Audience is who learns from the result.
	Audience govmaturity.Text `json:"audience" doc:"required"`
	// Raters are who should answer.
	Raters govmaturity.Text `json:"raters" doc:"required"`
	// Minutes are how long one rater takes to answer.
	Minutes *int `json:"minutes,omitempty" doc:"min=1,max=10000"`
	// Standing says how official this is: derived, where no source says it and
	// the authors of the document suggest it.
	Standing govmaturity.Standing `json:"standing" doc:"required,words"`
	// Note says what of it a source says, and what not.
	Note  govmaturity.Text       `json:"note,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// SDGTarget is a goal or a target of the 2030 Agenda.
type SDGTarget struct {
	// ID is the number of the goal or the target: 8, 16.6 or 9.c.
	ID string `json:"id" doc:"required,pattern=goal"`
	// Cites say where a source ties it to the instrument.
	Cites []govmaturity.Citation `json:"cites" doc:"required,nonempty,words"`
}

// NodeSpec is a node of the tree. It has exactly one of Measure, Nodes and
// Items.
type NodeSpec struct {
	_ struct{} `doc:"oneof=measure|nodes|items" words:"a node has exactly one of measure (an indicator), nodes (a group) and items (a summary of a roster)"`
	// ID is unique in the framework, rosters included. Answers, results and
	// crosswalks refer to it: it stays when the title is reworded.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Note says what the source leaves out, or how it was read.
	Note govmaturity.Text `json:"note,omitempty"`
	// Standing and ScoreStanding are those of the node above when not given.
	Standing      govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	ScoreStanding govmaturity.Standing   `json:"score-standing,omitempty" doc:"words"`
	Cites         []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Weight is how much the node counts among those beside it: 1 when not
	// given. Only the proportion to the others matters, but for sums. A node
	// that weighs 0 is shown and does not count; the least other weight is 1e-9.
	Weight *float64 `json:"weight,omitempty" doc:"min=0,max=1e9"`
	// When makes the node, and all below it, be asked only if the condition
	// holds. A node that is not asked is left out as if it were not there.
	When *Condition `json:"when,omitempty"`
	// At is the level that this node is needed for, when the node above is a
	// gate.
	At string `json:"at,omitempty" doc:"pattern=id"`
	// Effort is what one step up costs, in a unit of the author's choice, for
	// an indicator: one level, one option, one item of a checklist, or one
	// [MeasureSpec].Step of a number, a count or points. It is 1 when not
	// given. See [ImprovementPath].
	Effort *int `json:"effort,omitempty" doc:"min=1,max=1000"`

	Measure *MeasureSpec `json:"measure,omitempty"`
	Nodes   []NodeSpec   `json:"nodes,omitempty" doc:"nonempty"`
	Items   *ItemsSpec   `json:"items,omitempty"`

	// Aggregation says how the values below make the value of this node, for
	// a group or a summary of items. See [AggregationKind].
	Aggregation AggregationKind `json:"aggregation,omitempty"`
	// Maximum is the most points there are, for the aggregation points: the
	// sum of what the nodes below can reach, when not given. It can be more than
	// that, where some points are not asked about. What is left out takes what
	// it could reach out of the Maximum.
	Maximum *float64 `json:"maximum,omitempty" doc:"above=0"`
	// Worth is the value of all points, for the aggregation points, or what the share
	// 1 counts, where there is a Normalise: 1 when not given. Points that are
	// normalised go from 0 to 1 before.
	Worth *float64 `json:"worth,omitempty" doc:"above=0"`
	// Normalise turns what the nodes below come to into a share of Worth, for a group
	// or a summary of items that has a value: all aggregations but profile, table,
	// gate and ladder. To normalise one of these, or an indicator that is answered
	// with options or a level, put it into a group of its own and normalise that.
	// Higher is better there.
	Normalise *NormaliseSpec `json:"normalise,omitempty"`
	// Met is the value from which a node below counts as met, for the
	// aggregations gate and ladder: the most it can reach, when not given.
	Met *float64 `json:"met,omitempty"`
	// Share is the part of the nodes at a level, by weight, that must be met
	// for a gate to open: 1, all of them, when not given.
	Share *float64 `json:"share,omitempty" doc:"above=0,max=1"`
	// Table is the look-up of the aggregation table: the first row that holds
	// gives the value. A row without a condition holds when something directly
	// below the node has a value or is a profile of some, whatever its weight.
	//
	// Rows that can never decide, and answers for which no row holds though
	// none is missing, are problems. They are found by trying all answers that
	// the rows can tell apart, where those are no more than 65,536 combinations
	// and do not rest on Go code of the author's.
	Table []RowSpec `json:"table,omitempty" doc:"nonempty"`
	// Hit says whether several rows may hold at once: first, the default, or
	// unique.
	Hit Hit `json:"hit,omitempty" doc:"enum=first|unique"`
	// Otherwise says what to do about answers that no row of a table is about:
	// refuse, the default, or none.
	Otherwise Otherwise `json:"otherwise,omitempty" doc:"enum=refuse|none"`
	// Missing says what to do about nodes directly below that have no value.
	// All but its MinCoverage goes for the groups below as well, unless they
	// have a Missing of their own, which then stands in for it as a whole.
	Missing *MissingSpec `json:"missing,omitempty"`

	// Level says which level of a scale this node reaches.
	Level *LevelRule `json:"level,omitempty"`
	// Class says which class the value falls into, where a publisher sorts
	// results into groups beside, or instead of, levels of maturity.
	Class *LevelRule `json:"class,omitempty"`
	// Decimals is the number of decimals that the publisher prints. See
	// [Result.Published].
	Decimals *int `json:"decimals,omitempty" doc:"min=0,max=12"`
}

// AggregationKind names a way to combine values. Besides those below, it can
// be the name of an [Aggregation] given to [Compile].
type AggregationKind string

const (
	// AggregationProfile shows the nodes side by side and computes no value: for
	// instruments whose publisher gives none.
	AggregationProfile AggregationKind = "profile"
	// AggregationArithmetic is the weighted arithmetic mean.
	AggregationArithmetic AggregationKind = "arithmetic"
	// AggregationGeometric is the weighted geometric mean. No value below may be under 0.
	AggregationGeometric AggregationKind = "geometric"
	// AggregationHarmonic is the weighted harmonic mean. No value below may be under 0.
	AggregationHarmonic AggregationKind = "harmonic"
	// AggregationMedian is the weighted median: the value with half of the weight below
	// it and half above. Where two values share that place, their mean.
	AggregationMedian AggregationKind = "median"
	// AggregationMinimum is the lowest value. Weights other than 0 do not matter.
	AggregationMinimum AggregationKind = "minimum"
	// AggregationMaximum is the highest value. Weights other than 0 do not matter.
	AggregationMaximum AggregationKind = "maximum"
	// AggregationSum is the weighted sum.
	AggregationSum AggregationKind = "sum"
	// AggregationPoints is the weighted sum as a share of the most that it could be,
	// times the node's Worth.
	AggregationPoints AggregationKind = "points"
	// AggregationGate reaches a level when what is needed for it, and for every level
	// below it, is met. The nodes below say their level in At. Between two
	// levels, the value says how far the next one is: for each node that it
	// needs, how far it is from its lowest value to Met, at most 1, and of
	// these the weighted mean. Below its first level it counts, in the same way,
	// from 0 to the value of that level; a gate that needs nothing for its first
	// level is never below it. So its range is that of its scale, from 0 on where
	// the first level can be missed.
	AggregationGate AggregationKind = "gate"
	// AggregationLadder is a gate with one node for each level, in order.
	AggregationLadder AggregationKind = "ladder"
	// AggregationTable looks the value up by conditions on answers.
	AggregationTable AggregationKind = "table"
)

// Hit says how many rows of a table may hold at once.
type Hit string

const (
	// HitFirst lets several rows hold: the first of them counts.
	HitFirst Hit = "first"
	// HitUnique makes it a problem of the document when two rows with a
	// condition can hold at once. Scoring takes the first row all the same.
	HitUnique Hit = "unique"
)

// Otherwise says what to do about answers that no row of a table is about.
type Otherwise string

const (
	// OtherwiseRefuse makes such answers a problem of the document, where they
	// are found: see [NodeSpec].Table. Where they are not, they block the node.
	OtherwiseRefuse Otherwise = "refuse"
	// OtherwiseNone gives no value: such answers block the node.
	OtherwiseNone Otherwise = "none"
)

// MeasureKind names a way to answer an indicator. Besides those below, it can
// be the name of a [Measure] given to [Compile].
type MeasureKind string

const (
	// MeasureLevel is answered with a level of a scale, and counts its value.
	MeasureLevel MeasureKind = "level"
	// MeasureChoice is answered with one option, and counts its value.
	MeasureChoice MeasureKind = "choice"
	// MeasureYesNo is answered with yes, which counts the measure's Worth, or no,
	// which counts 0.
	MeasureYesNo MeasureKind = "yes-no"
	// MeasureChecklist is answered with the options that hold, and counts their
	// values as a share of all, times Worth.
	MeasureChecklist MeasureKind = "checklist"
	// MeasureCount is answered with a whole number from 0 to Maximum, and counts as
	// a share of it, times Worth.
	MeasureCount MeasureKind = "count"
	// MeasurePoints is answered with a number from 0 to Maximum, and counts
	// as a share of it, times Worth.
	MeasurePoints MeasureKind = "points"
	// MeasureNumber is answered with a number in Range, and counts as it is, or as
	// Normalise makes it.
	MeasureNumber MeasureKind = "number"
)

// MeasureSpec says how an indicator is answered and what an answer counts.
type MeasureSpec struct {
	Kind MeasureKind `json:"kind" doc:"required"`
	// Scale is the scale of a level measure.
	Scale string `json:"scale,omitempty" doc:"pattern=id"`
	// Descriptors say what a level looks like for this indicator.
	Descriptors []DescriptorSpec `json:"descriptors,omitempty" doc:"nonempty,words"`
	// Options are what a choice or a checklist offers: at most 64.
	Options []OptionSpec `json:"options,omitempty" doc:"nonempty,maxitems=64"`
	// Unit is the unit of a number, for people to read.
	Unit govmaturity.Text `json:"unit,omitempty"`
	// Range is what a number may be. When it is not given, it is from one
	// goalpost to the other, or from the first corner to the last. Any other
	// number must have one.
	Range *govmaturity.Range `json:"range,omitempty"`
	// Maximum is the most that a count or points can be: a million at most.
	Maximum *float64 `json:"maximum,omitempty" doc:"above=0,max=1e6"`
	// Worth is the value of the best answer, for yes-no, checklist, count,
	// points and normalised numbers: 1 when not given.
	Worth *float64 `json:"worth,omitempty" doc:"above=0"`
	// Step is how much of a number, a count or points is one step of effort.
	// When it is not given, it is 1 for a count and for points. For a number it
	// is then the power of ten that goes a hundred times or less, and more than
	// ten times, into its goalposts, or its range where it has none: 1 for a
	// percentage, 0.01 for an index from 0 to 1.
	Step *float64 `json:"step,omitempty" doc:"above=0"`
	// Normalise turns a number, a count or points into a share of Worth.
	Normalise *NormaliseSpec `json:"normalise,omitempty"`
}

// DescriptorSpec says what a level looks like for one indicator.
type DescriptorSpec struct {
	Level string `json:"level" doc:"required,pattern=id"`
	// Text is the description. It is empty where the source has none; Note
	// then says so.
	Text     govmaturity.Text     `json:"text,omitempty"`
	Note     govmaturity.Text     `json:"note,omitempty"`
	Standing govmaturity.Standing `json:"standing,omitempty" doc:"words"`
}

// OptionSpec is one of the answers that a choice or a checklist offers.
type OptionSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Value is what the option counts. A choice must give it; in a checklist
	// it is 1 when not given, and not below 0.
	Value *float64 `json:"value,omitempty"`
}

// NormaliseSpec turns a number, or what a group comes to, into a share, usually from 0 to
// 1, which is then multiplied by the Worth beside it.
type NormaliseSpec struct {
	// Kind is goalposts, z-score, piecewise, one of those that rest on a panel, or
	// the name of a [Normalisation] given to [Compile]. See [NormaliseKind].
	Kind NormaliseKind `json:"kind" doc:"required"`
	// Min and Max are the goalposts: Min counts 0 and Max counts 1.
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
	// Better says which direction is better, for all kinds but piecewise: higher
	// when not given. With lower, Min counts 1 and Max counts 0.
	Better Better `json:"better,omitempty"`
	// Outside says what a number beyond the goalposts counts: clamp (as the
	// goalpost) or keep (below 0 or above 1). It must be given when Range is
	// wider than the goalposts. Where they are those of a panel, it is clamp when
	// not given, and keep for share-of-best and the distances to a target and to a
	// reference.
	Outside Outside `json:"outside,omitempty"`
	// Mean and SD (standard deviation) are the reference of a z-score. Without
	// both, it rests on a panel.
	Mean *float64 `json:"mean,omitempty"`
	SD   *float64 `json:"sd,omitempty" doc:"above=0"`
	// Shift is added to a z-score: with a Shift of 5 and a Worth of 10, the mean counts
	// 50, and a standard deviation 10.
	Shift *float64 `json:"shift,omitempty"`
	// Points are the corners of a piecewise linear function, by growing From.
	Points []PointSpec `json:"points,omitempty" doc:"nonempty"`
	// Floor is what the worst of a panel counts, for min-max and distance-to-best: 0
	// when not given. With 0.01 and a Worth of 100, values go from 1 to 100. For a
	// z-score it is the least share, after the Shift: with it, a geometric mean can
	// take z-scores.
	Floor *float64 `json:"floor,omitempty" doc:"min=0,max=0.99"`
	// Ratio says which share a number has of the best, where lower is better:
	// inverse or direct. It must be given there, and only there.
	Ratio Ratio `json:"ratio,omitempty"`
	// Target is the number that counts 1, for distance-to-target.
	Target *float64 `json:"target,omitempty"`
	// Reference is the subject whose number counts 1, for distance-to-reference.
	Reference string `json:"reference,omitempty"`
	// Panel is what a panel of subjects says, for the kinds that rest on one. A
	// framework in which it is missing asks for a panel, and scores nobody
	// without. Package panel computes it.
	Panel *PanelSpec `json:"panel,omitempty"`
}

// PanelSpec is what the numbers of the subjects of a panel say: those that have one.
type PanelSpec struct {
	// Count is how many have one.
	Count int `json:"count" doc:"required,min=0"`
	// Min and Max are the least and the greatest.
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
	// Mean is their mean, and SD their standard deviation, which divides by one less
	// than their count.
	Mean *float64 `json:"mean,omitempty"`
	SD   *float64 `json:"sd,omitempty" doc:"min=0"`
	// Reference is the number of the subject that others are compared with. It is
	// missing where that has none.
	Reference *float64 `json:"reference,omitempty"`
	// Values are all of them, from the least up, for ranks.
	Values []float64 `json:"values,omitempty" doc:"nonempty"`
}

// Ratio says which share a number has of the best, where lower is better.
type Ratio string

const (
	// RatioInverse is the best by the number: the best counts 1, and others less.
	RatioInverse Ratio = "inverse"
	// RatioDirect is the number by the best: how many times the best it is. The best
	// counts 1, and others more, the worse they are.
	RatioDirect Ratio = "direct"
)

// Better says which direction is better.
type Better string

const (
	BetterHigher Better = "higher"
	BetterLower  Better = "lower"
)

// Outside says what a number beyond the goalposts counts.
type Outside string

const (
	// OutsideClamp counts as the nearest goalpost.
	OutsideClamp Outside = "clamp"
	// OutsideKeep counts below 0 and above 1.
	OutsideKeep Outside = "keep"
)

// NormaliseKind names a way to normalise a number.
type NormaliseKind string

const (
	// NormaliseGoalposts is (x - Min) / (Max - Min).
	NormaliseGoalposts NormaliseKind = "goalposts"
	// NormaliseZScore is (x - Mean) / SD.
	NormaliseZScore NormaliseKind = "z-score"
	// NormalisePiecewise is linear between Points, and flat outside them: before
	// the first it counts what that counts, and after the last what that does.
	NormalisePiecewise NormaliseKind = "piecewise"

	// Those below, and a z-score without Mean and SD, rest on what a panel says. Where
	// that makes them divide by nothing, as where all subjects are level, there is no
	// value, and the state is [govmaturity.StateBlocked].

	// NormaliseMinMax is (x - least) / (greatest - least).
	NormaliseMinMax NormaliseKind = "min-max"
	// NormaliseRank is how many are worse, and 1: the worst has the rank 1, and those
	// that are level share the lowest rank. A number between two of the panel lies
	// between their ranks, and one beyond all has that of the last.
	NormaliseRank NormaliseKind = "rank"
	// NormalisePercentileRank is how many are worse by how many others there are.
	NormalisePercentileRank NormaliseKind = "percentile-rank"
	// NormaliseBorda is how many are worse.
	NormaliseBorda NormaliseKind = "borda"
	// NormaliseDistanceToBest is 1 - (best - x) / (best - worst).
	NormaliseDistanceToBest NormaliseKind = "distance-to-best"
	// NormaliseShareOfBest is x / best. See [NormaliseSpec].Ratio.
	NormaliseShareOfBest NormaliseKind = "share-of-best"
	// NormaliseDistanceToTarget is 1 - (Target - x) / (Target - worst). There is no
	// value where the worst of the panel is not worse than the Target.
	NormaliseDistanceToTarget NormaliseKind = "distance-to-target"
	// NormaliseDistanceToReference is the same, with the number of the subject
	// Reference as the target.
	NormaliseDistanceToReference NormaliseKind = "distance-to-reference"
)

// PointSpec is a corner of a piecewise linear function: the number From counts
// the share To.
type PointSpec struct {
	From float64 `json:"from" doc:"required"`
	To   float64 `json:"to" doc:"required"`
}

// RosterSpec describes a list of things that are each answered for on their
// own. Each item is scored with the tree under Root; a node of the framework
// then summarises the items ([ItemsSpec]).
type RosterSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Root        NodeSpec         `json:"root" doc:"required"`
	// Rosters are lists that each item has of its own.
	Rosters []RosterSpec `json:"rosters,omitempty"`
}

// ItemsSpec makes a node a summary of a roster: its aggregation combines one
// value of each item, all with the same weight.
type ItemsSpec struct {
	Roster string `json:"roster" doc:"required,pattern=id"`
	// Take is the node of the roster's tree whose value is taken: its root
	// when not given.
	Take string `json:"take,omitempty" doc:"pattern=id"`
	// Where takes only the items that the condition holds for.
	Where *Condition `json:"where,omitempty"`
}

// Condition is about answers. It has exactly one of: Node with Is, AtLeast, a
// bound or State; All; Any; Not.
//
// A condition on an indicator that has no answer, or is not asked, does not
// hold, except one about its State.
type Condition struct {
	_ struct{} `doc:"oneof=node|all|any|not" words:"a condition has exactly one of node, all, any and not"`
	// Node is an indicator of the same tree or, inside a roster, of the tree
	// that the roster belongs to.
	Node string `json:"node,omitempty" doc:"pattern=id"`
	// Is holds when the answer is one of these: options, levels, yes or no.
	// For a checklist, when one of these is checked.
	Is []string `json:"is,omitempty" doc:"nonempty"`
	// AtLeast holds when the answer is this level or a higher one.
	AtLeast string `json:"at-least,omitempty" doc:"pattern=id"`
	// From (at least), Above, To (at most) and Below bound the value that the
	// answer counts, which is not the number that was answered where there is a
	// maximum or a Normalise: the whole of a count counts Worth. All that are
	// given must hold. Bounds that no answer can fulfil are refused.
	From  *float64 `json:"from,omitempty"`
	Above *float64 `json:"above,omitempty"`
	To    *float64 `json:"to,omitempty"`
	Below *float64 `json:"below,omitempty"`
	// State holds when the answer is in one of these states.
	State []govmaturity.State `json:"state,omitempty" doc:"nonempty"`

	All []Condition `json:"all,omitempty" doc:"nonempty"`
	Any []Condition `json:"any,omitempty" doc:"nonempty"`
	// Not holds whenever the condition in it does not, and so also when that is
	// about an answer that is not there.
	Not *Condition `json:"not,omitempty"`
}

// RowSpec is a row of a look-up table. A row without a condition comes last.
type RowSpec struct {
	// ID names the row in messages and explanations. It is unique in the table.
	ID    string     `json:"id,omitempty" doc:"pattern=id,words"`
	When  *Condition `json:"when,omitempty"`
	Value float64    `json:"value" doc:"required"`
	// Note says why the row is there, and Cites where a source says so.
	Note  govmaturity.Text       `json:"note,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// MissingSpec says what to do about nodes below that have no value, for each
// reason there is.
type MissingSpec struct {
	// All is the policy for the reasons that have none of their own. When it is
	// not given, it is renormalise; but a gate or ladder counts what is
	// unanswered or not deployed as not met (zero): leaving it out would open
	// a level of which nobody has said anything. Where nothing at all is said
	// below it, a gate or ladder has no value; with zero stated here, or for
	// unanswered, it has one even then.
	All Policy `json:"all,omitempty"`
	// Unanswered is the policy for nodes that are blocked, too.
	Unanswered    Policy `json:"unanswered,omitempty"`
	NotApplicable Policy `json:"not-applicable,omitempty"`
	NotDeployed   Policy `json:"not-deployed,omitempty"`
	Excluded      Policy `json:"excluded,omitempty"`
	// Anchor is the value that the policy anchor puts in.
	Anchor *float64 `json:"anchor,omitempty"`
	// MinCoverage is the least coverage with which the node has a value, from
	// 0 to 1. Where nothing applies, the coverage is 0. See [Result.Coverage].
	// Groups below do not inherit it, but for that of the framework's own policy.
	MinCoverage *float64 `json:"min-coverage,omitempty" doc:"min=0,max=1"`
}

// Policy is what a node does about a node below it that has no value.
type Policy string

const (
	// PolicyRenormalise computes as if the missing node were not there: the weights
	// of the others share the whole.
	PolicyRenormalise Policy = "renormalise"
	// PolicyZero counts the missing node as the least value of its Range, which
	// is 0 on most scales.
	PolicyZero Policy = "zero"
	// PolicyImpute counts the missing node as the weighted mean of those beside it
	// that have a value, and leaves it out where none has. They must all have the
	// same range.
	PolicyImpute Policy = "impute"
	// PolicyAnchor counts the missing node as a stated value.
	PolicyAnchor Policy = "anchor"
	// PolicyBlock gives the node no value while one below is missing.
	PolicyBlock Policy = "block"
)

// Sorted says which value is sorted into levels.
type Sorted string

const (
	// SortedValue is the value as computed.
	SortedValue Sorted = "value"
	// SortedPublished is the value as its publisher prints it.
	SortedPublished Sorted = "published"
)

// LevelRule sorts the value of a node into the levels of a scale.
type LevelRule struct {
	Scale string `json:"scale" doc:"required,pattern=id"`
	// Standing says how official the sorting is: the node's ScoreStanding when
	// not given. Often a publisher gives the number, and others the classes.
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Cuts say where each level begins. Without cuts, a gate or ladder reaches
	// the level that it opens; any other node reaches a level when its value
	// is at least the level's value. A class must have cuts.
	Cuts []CutSpec `json:"cuts,omitempty" doc:"nonempty"`
	// Of says which value is sorted: value, as computed (the default), or
	// published, rounded to the node's Decimals.
	Of Sorted `json:"of,omitempty"`
}

// CutSpec says where a level begins: at From, which belongs to it, or just
// above Above, which does not. It has exactly one of the two.
//
// A value at the cut but for rounding counts as at it: see the slack in the
// package documentation.
type CutSpec struct {
	_     struct{} `doc:"oneof=from|above" words:"a cut has either from (the level begins at it) or above (just above it)"`
	Level string   `json:"level" doc:"required,pattern=id"`
	From  *float64 `json:"from,omitempty"`
	Above *float64 `json:"above,omitempty"`
	// Cites say where the cut comes from, beside the citations of the rule.
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}
