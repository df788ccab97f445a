package words

import "testing"

func TestLists(t *testing.T) {
	for _, test := range []struct{ tag, and, or, list, two string }{
		{"en", "a, b and c", "a, b or c", "a, b, c", "a and b"},
		{"fr", "a, b et c", "a, b ou c", "a, b, c", "a et b"},
		{"es", "a, b y c", "a, b o c", "a, b, c", "a y b"},
		{"ru", "a, b и c", "a, b или c", "a, b, c", "a и b"},
		{"zh", "a、b和c", "a、b或c", "a、b、c", "a和b"},
		{"ar", "a وb وc", "a أو b أو c", "a، b، c", "a وb"},
	} {
		w := For(test.tag)
		for got, want := range map[string]string{
			w.And("a", "b", "c"): test.and, w.Or("a", "b", "c"): test.or, w.List("a", "b", "c"): test.list, w.And("a", "b"): test.two,
			w.And("a"): "a", w.And(): "",
		} {
			if got != want {
				t.Errorf("%s writes a list as %q, not %q", test.tag, got, want)
			}
		}
	}
}

// Spanish says e for y before the sound of i, and u for o before that of o.
func TestSpanishLists(t *testing.T) {
	w := For("es")
	for got, want := range map[string]string{
		w.And("Datos", "Infraestructura"):     "Datos e Infraestructura",
		w.And("datos", "«indicadores»"):       "datos e «indicadores»",
		w.And("madres", "hijas"):              "madres e hijas",
		w.And("agua", "hielo"):                "agua y hielo",
		w.And("leyes", "instituciones", "y"):  "leyes, instituciones y y",
		w.Or("siete", "ocho"):                 "siete u ocho",
		w.Or("mujeres", "hombres"):            "mujeres u hombres",
		w.Or("A", "B", "\u2067O\u2069"):       "A, B u \u2067O\u2069",
		w.List("datos", "infraestructura"):    "datos, infraestructura",
		w.And("datos", "ítems", "otros"):      "datos, ítems y otros",
		For("en").And("data", "institutions"): "data and institutions",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
