package schema

// Meta is what a schema says about itself.
type Meta struct {
	// ID is the URI that the schema is known by.
	ID string
	// Title and Description are for people. They may be empty.
	Title, Description string
}
