// Package rcpsp plans activities that share limited resources: the
// resource-constrained project scheduling problem, on whole slots of time. It knows
// no calendar and no document.
//
// [Solve] builds schedules one after the other and keeps the best. A schedule is
// made from a list of activities, each put as early as its predecessors and the
// resources allow; then all are moved as late, and again as early, as they can be,
// which never makes it longer. Lists come from random samples that favour what must
// start soon, and then from crossing the lists of the best so far. The same problem
// and seed give the same schedule on every machine.
//
// [Bound] is what no schedule can beat. Where the two meet, the schedule is optimal.
package rcpsp
