package chart

import (
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/language"
)

// words are what the charts themselves say in one language.
type words struct {
	tag     string
	rtl     bool   // the chart is in a language from right to left, perhaps with other words
	decimal string // between the whole and the decimals of a number
	percent string // after a number
	colon   string
	comma   string // between the items of a list
	semi    string // between lists

	radar, heatMap, progress  string
	axes, rows, levels, dates string // before a count or a list
	topic, date, span         string // headers of a table
	level, steps              string
	of                        string // 3 of 4
	highest, lowest, all      string
	first, last               string
	estimated, answered       string
	passed                    string
	below                     string // %s is a level
	centre, share             string // sentences; %s is a level
	target, noTarget          string
	edition, standing         string

	states    map[govmaturity.State]string
	standings map[govmaturity.Standing]string
}

// wordsFor returns the words in a language, or else in English.
func wordsFor(language string) *words {
	w := english
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch tag {
	case "fr":
		w = french
	case "es":
		w = spanish
	case "ar":
		w = arabic
	}
	w.rtl = rightToLeft(language)
	return &w
}

var english = words{
	tag: "en", decimal: ".", percent: "\u00A0%", colon: ": ", comma: ", ", semi: "; ",
	radar: "Radar chart", heatMap: "Heat map", progress: "Line chart over time",
	axes: "Axes", rows: "Rows", levels: "Levels, from the lowest to the highest", dates: "Dates",
	topic: "Topic", date: "Date", span: "Range",
	level: "Level", steps: "Levels reached", of: " of ",
	highest: "highest", lowest: "lowest", all: "all",
	first: "first", last: "last",
	estimated: "estimated", answered: "answered",
	passed: "passed on the way",
	below:  "below %s",
	centre: "The centre stands for below %s.",
	share:  "The axes have ranges of their own; each shows the share of its range, from the lowest value to the highest.",
	target: "Target", noTarget: "no target",
	edition: "edition", standing: "standing",
	states: map[govmaturity.State]string{
		govmaturity.StateUnanswered:    "not answered",
		govmaturity.StateNotApplicable: "not applicable",
		govmaturity.StateNotDeployed:   "not deployed",
		govmaturity.StateExcluded:      "excluded",
		govmaturity.StateNotAsked:      "not asked",
		govmaturity.StateBlocked:       "blocked by missing answers",
		govmaturity.StateUnscored:      "no value is computed",
	},
	standings: map[govmaturity.Standing]string{
		govmaturity.StandingOfficial: "official", govmaturity.StandingParaphrased: "paraphrased",
		govmaturity.StandingDerived: "derived", govmaturity.StandingIllustrative: "illustrative",
	},
}

var french = words{
	tag: "fr", decimal: ",", percent: "\u00A0%", colon: "\u00A0: ", comma: ", ", semi: "\u00A0; ",
	radar: "Graphique en radar", heatMap: "Carte de chaleur", progress: "Courbes dans le temps",
	axes: "Axes", rows: "Lignes", levels: "Niveaux, du plus bas au plus haut", dates: "Dates",
	topic: "Thème", date: "Date", span: "Étendue",
	level: "Niveau", steps: "Niveaux atteints", of: " sur ",
	highest: "le plus haut", lowest: "le plus bas", all: "partout",
	first: "d’abord", last: "enfin",
	estimated: "estimé", answered: "répondu",
	passed: "dépassé",
	below:  "en dessous de %s",
	centre: "Le centre signifie en dessous de %s.",
	share:  "Chaque axe a sa propre étendue et en montre la part, de la valeur la plus basse à la plus haute.",
	target: "Cible", noTarget: "pas de cible",
	edition: "édition", standing: "statut",
	states: map[govmaturity.State]string{
		govmaturity.StateUnanswered:    "sans réponse",
		govmaturity.StateNotApplicable: "sans objet",
		govmaturity.StateNotDeployed:   "non déployé",
		govmaturity.StateExcluded:      "exclu",
		govmaturity.StateNotAsked:      "non demandé",
		govmaturity.StateBlocked:       "bloqué par des réponses manquantes",
		govmaturity.StateUnscored:      "aucune valeur n’est calculée",
	},
	standings: map[govmaturity.Standing]string{
		govmaturity.StandingOfficial: "officiel", govmaturity.StandingParaphrased: "paraphrasé",
		govmaturity.StandingDerived: "dérivé", govmaturity.StandingIllustrative: "illustratif",
	},
}

var spanish = words{
	tag: "es", decimal: ",", percent: "\u00A0%", colon: ": ", comma: ", ", semi: "; ",
	radar: "Gráfico de radar", heatMap: "Mapa de calor", progress: "Líneas en el tiempo",
	axes: "Ejes", rows: "Filas", levels: "Niveles, del más bajo al más alto", dates: "Fechas",
	topic: "Tema", date: "Fecha", span: "Rango",
	level: "Nivel", steps: "Niveles alcanzados", of: " de ",
	highest: "lo más alto", lowest: "lo más bajo", all: "en todo",
	first: "primero", last: "al final",
	estimated: "estimado", answered: "respondido",
	passed: "superado",
	below:  "por debajo de %s",
	centre: "El centro significa por debajo de %s.",
	share:  "Cada eje tiene su propio rango y muestra la parte alcanzada, del valor más bajo al más alto.",
	target: "Meta", noTarget: "sin meta",
	edition: "edición", standing: "carácter",
	states: map[govmaturity.State]string{
		govmaturity.StateUnanswered:    "sin respuesta",
		govmaturity.StateNotApplicable: "no aplicable",
		govmaturity.StateNotDeployed:   "no implantado",
		govmaturity.StateExcluded:      "excluido",
		govmaturity.StateNotAsked:      "no preguntado",
		govmaturity.StateBlocked:       "bloqueado por respuestas que faltan",
		govmaturity.StateUnscored:      "no se calcula ningún valor",
	},
	standings: map[govmaturity.Standing]string{
		govmaturity.StandingOfficial: "oficial", govmaturity.StandingParaphrased: "parafraseado",
		govmaturity.StandingDerived: "derivado", govmaturity.StandingIllustrative: "ilustrativo",
	},
}

var arabic = words{
	tag: "ar", decimal: ".", percent: "%", colon: ": ", comma: "، ", semi: "؛ ",
	radar: "مخطط راداري", heatMap: "خريطة حرارية", progress: "مخطط خطي عبر الزمن",
	axes: "المحاور", rows: "الصفوف", levels: "المستويات من الأدنى إلى الأعلى", dates: "التواريخ",
	topic: "الموضوع", date: "التاريخ", span: "النطاق",
	level: "المستوى", steps: "المستويات التي تم بلوغها", of: " من ",
	highest: "الأعلى", lowest: "الأدنى", all: "الكل",
	first: "أولاً", last: "أخيراً",
	estimated: "مقدَّر", answered: "تمت الإجابة",
	passed: "تم تجاوزه",
	below:  "دون %s",
	centre: "يدل المركز على ما دون %s.",
	share:  "لكل محور نطاقه الخاص، ويبين كل محور الحصة من نطاقه، من أدنى قيمة إلى أعلاها.",
	target: "الهدف", noTarget: "بلا هدف",
	edition: "إصدار", standing: "الصفة",
	states: map[govmaturity.State]string{
		govmaturity.StateUnanswered:    "بدون إجابة",
		govmaturity.StateNotApplicable: "لا ينطبق",
		govmaturity.StateNotDeployed:   "غير مطبَّق",
		govmaturity.StateExcluded:      "مستبعد",
		govmaturity.StateNotAsked:      "لم يُسأل",
		govmaturity.StateBlocked:       "محجوب لنقص في الإجابات",
		govmaturity.StateUnscored:      "لا تُحسب له قيمة",
	},
	standings: map[govmaturity.Standing]string{
		govmaturity.StandingOfficial: "رسمي", govmaturity.StandingParaphrased: "معاد الصياغة",
		govmaturity.StandingDerived: "مشتق", govmaturity.StandingIllustrative: "توضيحي",
	},
}

// number writes a number with at most four decimals, or, when it is very large
// or very small, with six digits.
func (w *words) number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 4, 64)
	if s = strings.TrimRight(strings.TrimRight(s, "0"), "."); s == "-0" || s == "" {
		s = "0"
	}
	if x != 0 && (s == "0" || x > 1e15 || x < -1e15) {
		s = strconv.FormatFloat(x, 'g', 6, 64)
	}
	return w.figure(s)
}

// fixed writes a number with the decimals that its publisher prints.
func (w *words) fixed(x float64, decimals int) string {
	return w.figure(strconv.FormatFloat(x, 'f', decimals, 64))
}

// figure puts the language's own decimal sign into a number. Between words from
// right to left a minus sign would go to the wrong end; a mark keeps it.
func (w *words) figure(s string) string {
	s = strings.Replace(s, ".", w.decimal, 1)
	if w.rtl && strings.HasPrefix(s, "-") {
		s = "\u200E" + s
	}
	return s
}

// shareOf writes a part of 1 as percent.
func (w *words) shareOf(part float64) string { return w.number(float64(part*100)) + w.percent }

// fill puts a word into a phrase with a %s.
func fill(phrase, word string) string { return strings.Replace(phrase, "%s", word, 1) }

// rightToLeft reports whether a language is written from right to left.
func rightToLeft(tag string) bool { return language.Direction(tag) == "rtl" }
