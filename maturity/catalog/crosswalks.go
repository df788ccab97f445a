package catalog

import (
	"github.com/govmaturity/govmaturity/internal/catalogue"
	"github.com/govmaturity/govmaturity/maturity"
)

// CrosswalkEntry is a crosswalk of the catalogue: the editions that it is From
// and To, and the File of its document. Its String names the two:
// un-nine-pillars@2020 to un-dgca@undated.
type CrosswalkEntry = catalogue.Crosswalk

// Crosswalks returns the crosswalks that the catalogue holds, by their files.
func Crosswalks() []CrosswalkEntry { return shelf.Crosswalks() }

// LoadCrosswalk returns the crosswalk between two instruments. The names are
// those that [Load] takes; without an edition, the newest one is meant. The
// error about one that is not there wraps [fs.ErrNotExist] and lists those that
// there are for either.
func LoadCrosswalk(from, to string) (*maturity.Crosswalk, error) {
	c, err := shelf.FindCrosswalk(from, to)
	if err != nil {
		return nil, err
	}
	data, err := files.ReadFile(c.File)
	if err != nil {
		return nil, err
	}
	return maturity.ReadCrosswalk(c.File, data)
}
