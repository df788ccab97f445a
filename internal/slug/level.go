package slug

import "strconv"

// Level returns an id for a level of a scale with a rank. One that reads as a
// number must be its rank, and na means not applicable in tables.
func Level(name string, rank int) string {
	id := Make(name)
	x, err := strconv.ParseFloat(id, 64)
	switch {
	case id == "":
		return "level-" + strconv.Itoa(rank)
	case err == nil && x != float64(rank), id == "na", err != nil && x != 0:
		return "level-" + id
	}
	return id
}
