package actionplan

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// SnapshotFormat is the value of the format field of a snapshot.
const SnapshotFormat = "govmaturity/plan-snapshot/1"

// SnapshotSpec is a plan as it was on a day, with the hash of its content: whoever
// changes it later is found out.
type SnapshotSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/plan-snapshot/1"`
	// Date is the day, and Reason why it was kept.
	Date   string           `json:"date" doc:"required,pattern=date"`
	Reason govmaturity.Text `json:"reason,omitempty"`
	// Hash is that of the plan, as [Plan.Hash] has it.
	Hash string   `json:"hash" doc:"required,nonempty"`
	Plan PlanSpec `json:"plan" doc:"required"`
}

// Snapshot keeps the plan as it is on a day. The error is about the day.
func (p *Plan) Snapshot(day string, reason govmaturity.Text) (*SnapshotSpec, error) {
	p = p.some()
	s := &SnapshotSpec{Format: SnapshotFormat, Date: day, Reason: reason.Clone(), Hash: p.hash, Plan: *p.Spec()}
	if err := snapshotFormat.Check(s).Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// ReadSnapshot reads a snapshot from YAML or JSON, and returns the plan that was
// kept. A plan that is not what it was is a problem. The name is as for [Read].
func ReadSnapshot(name string, data []byte) (*SnapshotSpec, *Plan, error) {
	d := snapshotFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, nil, err
	}
	plan, err := Compile(&d.Doc.Plan)
	if err != nil {
		var r document.Report
		if problems, ok := err.(govmaturity.Problems); ok {
			r.AddAt(govmaturity.Path{}.Key("plan"), problems)
		}
		return nil, nil, d.Place(r.Problems()).Err()
	}
	if plan.Hash() != d.Doc.Hash {
		d.Add(govmaturity.Path{}.Key("hash"), govmaturity.CodeOtherContent, "the plan was changed since: its content is now %s, and was %s", plan.Hash(), d.Doc.Hash)
		return nil, nil, d.Err()
	}
	return d.Doc, plan, nil
}
