package consensus

// ReadForm checks the form of a document alone, and not what it means, as its schema
// does.
func ReadForm(text []byte) error { return roundFormat.Read("x.json", text).Err() }
