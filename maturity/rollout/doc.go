// Package rollout follows an approach that many organizations take up: which of them
// stands at which step, which level they have reached, how far each wave has come, and
// how they move between rounds.
//
//	spec := rollout.SriLanka()                       // six steps, three waves
//	spec.Organizations = organizations               // who takes it up
//	r, err := rollout.Compile(spec, approach, model) // the frameworks that it names
//
//	now, err := r.Observe("2026", cards...)          // scorecards of organizations
//	now.ByStep(); now.ByLevel(); now.ByWave()
//	moves, err := now.Since(before)
//
// A step is a question that a framework asks, with levels from which on it is begun and
// done. It is asked for itself: nobody who has done the third step is taken to have done
// the first. What nobody has said is unknown, and never counted as not begun. Where
// something is known in one of two rounds alone, nothing moved. Organizations are named as they
// join: rounds of a document that named fewer are compared all the same.
//
// # Documents
//
//	format: govmaturity/rollout/1
//	id: approach
//	steps: {framework: lk-integrated-capacity-building, edition: "2023", node: steps, begun: under-way, done: done}
//	waves: [{id: first, reach: 21}, {id: all}]
//	organizations: [{id: Ministry of Health, wave: first}]
package rollout
