package panel

// Forms read the form of a document, without what it means.
var Forms = map[string]func([]byte) error{
	"goalposts": func(data []byte) error { return goalpostsFormat.Read("x", data).Err() },
	"benchmark": func(data []byte) error { return benchmarkFormat.Read("x", data).Err() },
}
