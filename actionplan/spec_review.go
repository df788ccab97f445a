package actionplan

import "github.com/govmaturity/govmaturity"

// ReviewFormat is the value of the format field of a review.
const ReviewFormat = "govmaturity/plan-review/1"

// ReviewSpec is what was found when a plan was looked at: by step, how far it is, what
// shows that, what makes it hard, and what is done about it. [Plan.Review] checks it
// against the plan.
type ReviewSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/plan-review/1"`
	// Plan is the id of the plan, Edition its edition, and Hash its content, where it
	// must be just that.
	Plan    string `json:"plan" doc:"required,pattern=id"`
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	Hash    string `json:"hash,omitempty" doc:"nonempty"`
	// Date is the day of the review. What happened later is not in it.
	Date string `json:"date" doc:"required,pattern=date"`
	// Period is the time that is reported on: 2026, 2026-11.
	Period string `json:"period,omitempty" doc:"pattern=date"`
	// By is who reviewed.
	By         string           `json:"by,omitempty" doc:"pattern=id"`
	Language   string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title      govmaturity.Text `json:"title,omitempty"`
	Note       govmaturity.Text `json:"note,omitempty"`
	Steps      []StepReviewSpec `json:"steps,omitempty" doc:"nonempty"`
	Rebaseline []RebaselineSpec `json:"rebaseline,omitempty" doc:"nonempty"`
	NextReview string           `json:"next-review,omitempty" doc:"pattern=date"`
}

// StepReviewSpec is what was found of one step.
type StepReviewSpec struct {
	Step   string `json:"step" doc:"required,pattern=id"`
	Status Status `json:"status" doc:"required"`
	// Progress is the share that is done, from 0 to 1.
	Progress *float64 `json:"progress,omitempty" doc:"min=0,max=1"`
	// Started and Finished are when it really began and ended.
	Started  string `json:"started,omitempty" doc:"pattern=date"`
	Finished string `json:"finished,omitempty" doc:"pattern=date"`
	// Achieved is what was done in the period.
	Achieved govmaturity.Text `json:"achieved,omitempty"`
	// Evidence names documents or links that show it.
	Evidence   []string         `json:"evidence,omitempty" doc:"nonempty,words"`
	Challenges govmaturity.Text `json:"challenges,omitempty"`
	Deviation  *DeviationSpec   `json:"deviation,omitempty"`
}

// Status is how far a step is. The first four are those of Canada's trackers of
// open-government plans; the other two are the library's.
type Status string

const (
	StatusNotStarted  Status = "not-started"
	StatusLimited     Status = "limited-progress"
	StatusSubstantial Status = "substantial-progress"
	StatusCompleted   Status = "completed"
	// StatusStopped: it was given up. The deviation says why.
	StatusStopped Status = "stopped"
	// StatusUnknown: nobody could say. It is not the same as not started.
	StatusUnknown Status = "unknown"
)

// Statuses returns all, from the least on; what is stopped and unknown last.
func Statuses() []Status {
	return []Status{StatusNotStarted, StatusLimited, StatusSubstantial, StatusCompleted, StatusStopped, StatusUnknown}
}

// DeviationSpec is how a step went off track, and what is done about it.
type DeviationSpec struct {
	What govmaturity.Text `json:"what" doc:"required"`
	// Action is what corrects it, Owner who sees to that, and By the day by when.
	Action govmaturity.Text `json:"action,omitempty"`
	Owner  string           `json:"owner,omitempty" doc:"pattern=id"`
	By     string           `json:"by,omitempty" doc:"pattern=date"`
}

// RebaselineSpec is a deadline that was moved. The plan before is not lost: see
// [Plan.Snapshot].
type RebaselineSpec struct {
	Step string `json:"step" doc:"required,pattern=id"`
	// Deadline is the new one, as people write it.
	Deadline govmaturity.Text `json:"deadline" doc:"required"`
	// Reason is why. Without one, a deadline is not moved.
	Reason govmaturity.Text `json:"reason" doc:"required"`
	// By is who decided it.
	By string `json:"by,omitempty" doc:"pattern=id"`
}
