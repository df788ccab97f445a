package actionplan

// Forms check the form of a document alone, and not what it means, as its schema
// does.
var Forms = map[string]func(text []byte) error{
	"plan":   func(text []byte) error { return planFormat.Read("x.json", text).Err() },
	"vision": func(text []byte) error { return visionFormat.Read("x.json", text).Err() },
	"cycle":  func(text []byte) error { return cycleFormat.Read("x.json", text).Err() },
	"review": func(text []byte) error { return reviewFormat.Read("x.json", text).Err() },
}
