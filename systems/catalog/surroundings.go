package catalog

import (
	"embed"
	"io/fs"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

//go:embed maps/*.yaml analyses/*.yaml strategies/*.yaml situations/*.yaml
var surroundings embed.FS

// shelf returns the documents of one folder.
func shelf(folder, noun string) catalogue.Shelf {
	files, err := fs.Sub(surroundings, folder)
	if err != nil {
		files = embed.FS{} // the folders are constants, and there
	}
	return catalogue.Shelf{Files: files, Package: "catalog", Noun: noun}
}

// load finds a document and reads it.
func load[T any](s catalogue.Shelf, name string, read func(string, []byte) (T, error)) (T, error) {
	var none T
	e, err := s.Find(name)
	if err != nil {
		return none, err
	}
	data, err := fs.ReadFile(s.Files, e.File)
	if err != nil {
		return none, err
	}
	return read(e.File, data)
}

// MapEntries returns the stakeholder maps that there are: that of a story, and the
// seven groups that are often left behind, to begin a map with.
func MapEntries() []Entry { return shelf("maps", "stakeholder map").Entries() }

// LoadMap returns a stakeholder map, compiled, by its name: see [Load].
func LoadMap(name string) (*stakeholder.Map, error) {
	return load(shelf("maps", "stakeholder map"), name, stakeholder.ReadMap)
}

// AnalysisEntries returns the stakeholder analyses that there are.
func AnalysisEntries() []Entry { return shelf("analyses", "stakeholder analysis").Entries() }

// LoadAnalysis returns a stakeholder analysis, compiled, by its name: see [Load].
func LoadAnalysis(name string) (*stakeholder.Analysis, error) {
	return load(shelf("analyses", "stakeholder analysis"), name, stakeholder.ReadAnalysis)
}

// StrategyEntries returns the strategic frameworks that there are.
func StrategyEntries() []Entry { return shelf("strategies", "strategic framework").Entries() }

// LoadStrategy returns a strategic framework, compiled, by its name: see [Load].
func LoadStrategy(name string) (*stakeholder.Strategy, error) {
	return load(shelf("strategies", "strategic framework"), name, stakeholder.ReadStrategy)
}

// SituationEntries returns the situations that there are.
func SituationEntries() []Entry { return shelf("situations", "situation").Entries() }

// LoadSituation returns a situation, compiled, by its name: see [Load].
func LoadSituation(name string) (*situation.Situation, error) {
	return load(shelf("situations", "situation"), name, situation.ReadSituation)
}

// SpectrumLevel is a level of the spectrum of participation.
type SpectrumLevel struct {
	Level          stakeholder.Engagement
	Title, Promise string
}

// Spectrum returns the five levels of the spectrum of public participation, from the
// lowest, with the promise of each in this library's words, and the work that they
// come from. The sources of this library show the spectrum as a figure of which the
// scan has nothing: the levels are those that its publisher names.
func Spectrum(w govmaturity.Words) ([]SpectrumLevel, govmaturity.Source) {
	var levels []SpectrumLevel
	for _, e := range stakeholder.Engagements() {
		if e != stakeholder.EngagementNone {
			levels = append(levels, SpectrumLevel{e, e.Title(w), e.Promise(w)})
		}
	}
	return levels, govmaturity.Source{
		ID: "iap2", Title: "Spectrum of Public Participation", Publisher: "International Association for Public Participation",
		Note: govmaturity.Text{"en": "Not read itself. The toolkit names IAP2AU, Engagement Essentials Module, under a figure that the scan does not have. Levels are named as the publisher does; promises are paraphrased."},
	}
}
