package govmaturity

// Source is a published work that a statement rests on.
type Source struct {
	// ID names the work inside a document, so that a Citation can point to it.
	ID string `json:"id" doc:"required,pattern=id"`
	// Title is the title as published.
	Title string `json:"title" doc:"required,nonempty"`
	// Publisher is the body that answers for the work.
	Publisher string `json:"publisher,omitempty"`
	// Date is the date of publication, as precise as it is known: a year, a
	// year and month, or a day (2020, 2020-07, 2020-07-10).
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// URL is where the work can be found.
	URL string `json:"url,omitempty"`
	// Licence says on which terms the work may be used again.
	Licence string `json:"licence,omitempty"`
	// Note says what a reader of the source should know: what it leaves out,
	// how it was read.
	Note Text `json:"note,omitempty"`
}

// Citation points to a place in a Source.
type Citation struct {
	// Source is the ID of a Source of the same document.
	Source string `json:"source" doc:"required,pattern=id"`
	// Locator says where in the work: a page, a table, a column.
	Locator string `json:"locator" doc:"required,nonempty"`
}
