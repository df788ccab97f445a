// Package schedule answers when: it plans what is to be done, by calendars, links,
// constraints and the capacity of resources, and says of each date why it is not earlier.
//
//	s, err := schedule.Read("plan.yaml", data, calendars)       // or Compile a ScheduleSpec
//	plan, err := s.Plan(ctx, schedule.Options{})                // the critical path
//	plan, err = s.Plan(ctx, schedule.Options{Limited: true})    // within the capacity of resources
//
//	task := plan.Task("register")
//	task.Start(), task.Finish()                                 // 2026-03-31T08:00, ...
//	task.Why()                                                  // it waits for law, which ends then
//	task.TotalFloat(), task.Critical(), task.Driving()
//	fmt.Print(task.Explain())
//
//	risk, err := s.Simulate(ctx, schedule.RiskOptions{Seed: 1})
//	risk.Finish(0.8)                                            // by when with 80 %
//
// # Documents
//
// A schedule is a document in YAML or JSON, checked by [Schema] and made in [Form]:
//
//	format: govmaturity/schedule/1
//	id: portal
//	start: 2026-03-02                     # without one, the plan counts from its start
//	calendar: office
//	calendars:
//	  - id: office
//	    weeks: [{weekend: [friday, saturday]}]
//	    days: [{name: Feast, from: 2026-03-19, to: 2026-03-22}]
//	resources: [{id: developers, capacity: 3}]
//	tasks:
//	  - {id: law, title: A law on data, duration: 6, unit: weeks}
//	  - {id: build, title: Building, duration: 30, after: [{task: law, lag: 5}], needs: [{resource: developers, units: 2}]}
//	  - {id: live, title: It is live, duration: 0, after: [{task: build}]}
//
// # Time
//
// All time is that of clocks on the wall, to the minute, without time zones: a [Moment].
// Durations are working time unless their unit says otherwise. A task starts when work
// does, and ends when its work is done: in the evening, not the next morning. What is
// bound by the end of something else may end in between: its work is done by then, and
// what it took of resources is free again. A plan without a start has no
// dates, and counts months or days from its start.
//
// # Calendars
//
// A [Calendar] has weeks, each since a day, as countries change their weekends; and days
// that are not as the week says, which come once, on given dates, or by a rule. Half days
// are half the working time of the day. A task that needs a resource with a calendar is
// worked on only while both work. A lag is counted by the calendar that its link names, or
// else by that of the schedule. Days are reckoned in the Gregorian calendar; an [Era] is a
// label for them. A [Quarter] carries which month its fiscal year begins with.
//
// # Dates and floats
//
// Four types of links, each with a lag and perhaps a most, bind starts and ends. The
// latest dates are reckoned back from the end of the plan, or the deadline of the schedule
// if that is sooner. Total float is how much later a task may be without moving that end,
// and free float without moving any other task, in the time that the task is worked on.
// Critical has two meanings, and a task both answers: its float is small
// ([Task.Critical]), and the end of the plan rests on it ([Task.Driving]). With
// constraints and several calendars these need not be the same tasks.
//
// Months lead from all the last days of a longer month to the last day of a shorter one, so
// that what starts later may end earlier. The float of a task that lasts months, and of those
// right before it, leads to its last date that is in time; dates in between need not be.
//
// Constraints are kept, or there is no plan: the error says at its place what cannot be
// kept, and names the tasks of a circle. A deadline alone may be missed; floats are then
// below 0.
//
// # Limited resources
//
// With limited resources, a plan is searched: tasks are put one after the other where
// there is room, in many orders, and moved late and early again. The search is the same on
// every machine for a seed. It is rarely known to be the best there is: [Plan.Optimal] says
// so when it is, and otherwise [Plan.Bound] how much sooner a plan could end at most.
// Floats then say how much later a task may be when those after it move as late as links
// and resources let them; where a deadline is missed, by how much by the links alone. A
// task takes what it needs from its start until its work is done, also over the nights and
// weekends in between.
//
// Where all goes by one calendar, the search is on slots of its working time, and goes far;
// with several calendars, with lags of elapsed time or with a most, tasks are moved late
// and early as long as that helps, and no further. A link with a most is checked in the
// end: a plan that does not keep it is refused, although another one may.
//
// Package mspdi reads files of Microsoft Project, and package psplib the problems of
// PSPLIB. Errors about documents are [govmaturity.Problems].
package schedule
