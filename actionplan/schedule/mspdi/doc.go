// Package mspdi reads the XML files of Microsoft Project as schedules.
//
//	project, err := mspdi.Read("plan.xml", data)
//	s, err := schedule.Compile(project.Spec, nil)
//
// What Project has computed is kept beside the schedule ([Project.Stored]), so that the
// two can be compared. What a schedule cannot hold is said in [Project.Notes].
//
// Files are not trusted: there is a limit to their size, their depth and the number of
// their elements, and a document type, with which entities could be declared, is refused.
package mspdi
