package table

import (
	"bytes"
	"strings"
)

// separators are what may stand between cells, those that are rare in text first.
const separators = "\t;|,"

// separatorLine reads a first line such as sep=; that spreadsheets write.
func separatorLine(data []byte) (separator rune, rest []byte, ok bool) {
	end := bytes.IndexAny(data, "\r\n")
	if end < 0 {
		end = len(data)
	}
	line := strings.Trim(string(data[:min(end, 16)]), `"`)
	if len(line) != 5 || !strings.EqualFold(line[:4], "sep=") || !strings.Contains(separators, line[4:]) {
		return 0, data, false
	}
	rest = data[end:]
	if bytes.HasPrefix(rest, []byte("\r\n")) {
		return rune(line[4]), rest[2:], true
	}
	return rune(line[4]), rest[min(1, len(rest)):], true
}

// separatorOf returns the separator with which most of the first rows have as many
// cells as the first of them; of several such, the one with the most cells. A table of
// one column has a comma.
func separatorOf(data []byte) rune {
	best, bestShare, bestCells := ',', 0.0, 1
	for _, separator := range separators {
		counts := cellCounts(data, byte(separator))
		if len(counts) == 0 || counts[0] < 2 {
			continue
		}
		same := 0
		for _, n := range counts {
			if n == counts[0] {
				same++
			}
		}
		share := float64(same) / float64(len(counts))
		if share > bestShare || share == bestShare && counts[0] > bestCells {
			best, bestShare, bestCells = separator, share, counts[0]
		}
	}
	return best
}

// cellCounts counts the cells of the first rows, as far as they are there in whole,
// without the blank ones.
func cellCounts(data []byte, separator byte) []int {
	const most = 30
	var counts []int
	cells, inQuotes, closed, blank, fresh := 1, false, -1, true, true
	for i, c := range data {
		switch {
		case inQuotes:
			if c == '"' {
				inQuotes, closed = false, i
			}
			continue
		case c == '"':
			inQuotes = fresh || closed >= 0 && closed == i-1
			blank, fresh = false, false
			continue
		case c == separator:
			cells++
			fresh = true
			continue
		case c == '\n' || c == '\r':
			if !blank {
				counts = append(counts, cells)
			}
			if cells, blank, fresh = 1, true, true; len(counts) == most {
				return counts
			}
			continue
		}
		blank, fresh = false, false
	}
	if !blank && !inQuotes && len(counts) < 2 {
		counts = append(counts, cells)
	}
	return counts
}
