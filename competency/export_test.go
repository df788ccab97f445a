package competency

// What the readers say of the form of a document, whatever it means.
var Forms = map[string]func(text []byte) error{
	"framework": func(text []byte) error { return frameworkFormat.Read("x.json", text).Err() },
	"profile":   func(text []byte) error { return profileFormat.Read("x.json", text).Err() },
	"rating":    func(text []byte) error { return ratingFormat.Read("x.json", text).Err() },
	"team":      func(text []byte) error { return teamFormat.Read("x.json", text).Err() },
	"training":  func(text []byte) error { return trainingFormat.Read("x.json", text).Err() },
	"crosswalk": func(text []byte) error { return crosswalkFormat.Read("x.json", text).Err() },
}
