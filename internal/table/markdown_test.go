package table

import (
	"fmt"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	const text = "# Risks\r\n\r\ntext | with a bar\r\n\r\n| ID | **Title** |\r\n|----|:--|\r\n| R-1 | `a\\|b` |\r\n|R-2|*x* y|z|\r\nend\n```\n| A | B |\n|---|---|\n```\n## __Other__ ##\nA|B\n-|-\n1|\n"
	tables, problems := Markdown("x.md", []byte(text))
	if problems != nil || len(tables) != 2 {
		t.Fatalf("%v, %d tables", problems, len(tables))
	}
	var got []string
	for _, one := range tables {
		got = append(got, fmt.Sprint(one.Heading, " ", one.Line))
		for _, r := range one.Rows {
			got = append(got, strings.Join(r.Cells, ","))
		}
	}
	if want := "Risks 5;ID,Title;R-1,a|b;R-2,*x* y,z;Other 15;A,B;1"; strings.Join(got, ";") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, ";"), want)
	}
	if line, column := tables[0].Rows[1].Place(1); line != 7 || column != 9 {
		t.Errorf("%d:%d", line, column)
	}
	if at := tables[0].Rows[1].Path(1, "").String(); at != "B2.Title" {
		t.Error(at)
	}
	if _, problems := Markdown("x.md", []byte("a\n\xff")); len(problems) != 1 || problems[0].Line != 2 {
		t.Error(problems)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("| a | b |\n|--|--|\n| \\| | c")
	f.Add("|\n|-\n|\\")
	f.Fuzz(func(t *testing.T, text string) {
		tables, _ := Markdown("x.md", []byte(text))
		for _, one := range tables {
			for _, r := range one.Rows {
				if line, column := r.Place(len(r.Cells) - 1); line < one.Line || column < 1 {
					t.Fatal(line, column)
				}
			}
		}
	})
}
