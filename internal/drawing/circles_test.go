package drawing

import (
	"strconv"
	"testing"
)

func circlesOf(h Head) Circles {
	return Circles{
		Head: h, Topic: "0", Columns: []string{"1"}, Circles: [3]string{"20", "21", "22"},
		Areas: [8]string{"30", "31", "32", "33", "34", "35", "36", "37"}, Apart: "38", Order: []int{7, 3, 5, 6, 1, 2, 4, 0},
	}
}

// goldenCircles has somebody in each area but one, and somebody of whom that is not
// known.
func goldenCircles(h Head) Circles {
	s := circlesOf(h)
	for i := range 10 {
		area := i % 7
		s.Items = append(s.Items, CirclesItem{
			Title: strconv.Itoa(10 + i), Known: i < 9, In: [3]bool{area&1 != 0, area&2 != 0, area&4 != 0}, Cells: []string{"4" + strconv.Itoa(area)}, Lines: []string{"5"},
		})
	}
	return s
}

func (r random) circles() Circles {
	s := circlesOf(r.head())
	s.Fit, s.Summary = r.fit(), []string{r.short()}
	for i := range s.Areas {
		s.Areas[i] = "A " + r.short()
	}
	for i := range s.Circles {
		s.Circles[i] = "C " + r.short()
	}
	for range 1 + r.IntN(MaxListed) {
		item := CirclesItem{Title: "R " + strconv.Itoa(r.IntN(9)), Known: r.IntN(4) > 0, In: [3]bool{r.IntN(2) == 0, r.IntN(2) == 0, r.IntN(2) == 0}, Cells: []string{"c " + r.short()}}
		if r.IntN(4) == 0 {
			item.Title, item.Lines = "R "+r.short(), []string{r.short()}
		}
		s.Items = append(s.Items, item)
	}
	return s
}

func TestCirclesProblems(t *testing.T) {
	s := circlesOf(Head{Title: "T"})
	s.Order = []int{7, 7, 8}
	s.Items = []CirclesItem{{Cells: []string{" "}}}
	s.Areas[3] = ""
	problemsOf(t, s, "areas[3]: an area", "items[0].cells[0]", "items[0].title", "order: expected all eight", "order[1]: each", "order[2]: each")
}

// The numbers of an area follow one another, so that they stand in it as a range
// however many they are.
func TestNumbersOfAreas(t *testing.T) {
	s := circlesOf(Head{Title: "T"})
	for i := range 100 {
		s.Items = append(s.Items, CirclesItem{Title: "R", Known: true, In: [3]bool{i%2 == 0, true, i%3 == 0}, Cells: []string{"c"}})
	}
	_, numbers := s.list(s.Words)
	for area, all := range numbers {
		if n := len(all); n > 0 && all[n-1]-all[0] != n-1 {
			t.Errorf("area %d: %v", area, all)
		}
	}
	if len(numbers[7])+len(numbers[3])+len(numbers[6])+len(numbers[2]) != 100 {
		t.Errorf("%v", numbers)
	}
}
