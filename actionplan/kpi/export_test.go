package kpi

// Forms check the form of a document alone, and not what it means, as its schema
// does.
var Forms = map[string]func(text []byte) error{
	"indicators":   func(text []byte) error { return indicatorsFormat.Read("x.json", text).Err() },
	"observations": func(text []byte) error { return observationsFormat.Read("x.json", text).Err() },
}
