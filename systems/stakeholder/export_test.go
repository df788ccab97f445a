package stakeholder

import "github.com/govmaturity/govmaturity/internal/document"

// Forms read documents by their form alone, as the published schemas do.
var Forms = map[string]func(text []byte) error{
	"map": formOnly(mapFormat), "analysis": formOnly(analysisFormat), "strategy": formOnly(strategyFormat), "mapping": formOnly(mappingFormat),
}

func formOnly[D any](f *document.Format[D]) func([]byte) error {
	return func(text []byte) error { return f.Read("x.json", text).Err() }
}

// Buckets returns how many bytes the keys have by which a name is looked up.
func Buckets(wording string) int {
	sum := 0
	for _, n := range newNames(wording) {
		for _, b := range n.buckets() {
			sum += len(b)
		}
	}
	return sum
}
