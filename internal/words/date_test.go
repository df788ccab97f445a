package words

import "testing"

func TestDate(t *testing.T) {
	for _, test := range []struct{ tag, day, first, month, year string }{
		{"en", "22 November 2026", "1 May 2026", "November 2026", "2026"},
		{"fr", "22 novembre 2026", "1er mai 2026", "novembre 2026", "2026"},
		{"es", "22 de noviembre de 2026", "1 de mayo de 2026", "noviembre de 2026", "2026"},
		{"ru", "22 ноября 2026" + nbsp + "г.", "1 мая 2026" + nbsp + "г.", "ноябрь 2026" + nbsp + "г.", "2026" + nbsp + "г."},
		{"zh", "2026年11月22日", "2026年5月1日", "2026年11月", "2026年"},
		{"ar", "22 تشرين الثاني/نوفمبر 2026", "1 أيار/مايو 2026", "تشرين الثاني/نوفمبر 2026", "2026"},
	} {
		w := For(test.tag)
		for date, want := range map[string]string{
			"2026-11-22": test.day, "2026-05-01": test.first, "2026-11": test.month, "2026": test.year,
			"": "", "2026-13": "2026-13", "2026-02-30": "2026-02-30", "soon": "soon", "2026-1-2": "2026-1-2",
		} {
			if got := w.Date(date); got != want {
				t.Errorf("%s writes %s as %q, not %q", test.tag, date, got, want)
			}
		}
	}
}
