package stakeholder

import "github.com/govmaturity/govmaturity/internal/document"

// Forms read documents by their form alone, as the published schemas do.
var Forms = map[string]func(text []byte) error{
	"map": formOnly(mapFormat), "analysis": formOnly(analysisFormat), "strategy": formOnly(strategyFormat), "mapping": formOnly(mappingFormat),
}

func formOnly[D any](f *document.Format[D]) func([]byte) error {
	return func(text []byte) error { return f.Read("x.json", text).Err() }
}
