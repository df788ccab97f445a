package rollout

// ReadForm checks the form of a document alone, and not what it means, as its schema
// does.
func ReadForm(text []byte) error { return rolloutFormat.Read("x.json", text).Err() }
