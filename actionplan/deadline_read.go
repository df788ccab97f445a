package actionplan

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Read reads a deadline. The problem says what cannot be understood, and how to
// write it; then there is no deadline, and nothing is guessed.
func (r DeadlineReader) Read(text string) (Deadline, error) {
	out := Deadline{Text: text}
	whole := strings.Join(strings.Fields(text), " ")
	if whole == "" {
		return Deadline{}, unreadable(text, "there is nothing")
	}
	if d, ok := date.Parse(whole); ok {
		out.Kind, out.From, out.To = DeadlineKindBy, d.First().String(), d.Last().String()
		return out, nil
	}
	if why := r.wrong(); why != "" {
		return Deadline{}, unreadable(text, why)
	}
	for _, p := range separator.Split(whole, -1) {
		d, err := r.part(p)
		if err != nil {
			return Deadline{}, unreadable(text, err.Error())
		}
		// May 2023 and ongoing: what goes on began then.
		if n := len(out.Parts) - 1; d.Kind == DeadlineKindOngoing && n >= 0 && out.Parts[n].Kind == DeadlineKindBy {
			out.Parts[n].Kind, out.Parts[n].To = DeadlineKindFrom, ""
			continue
		}
		out.Parts = append(out.Parts, d)
	}
	if len(out.Parts) == 1 {
		d := out.Parts[0]
		d.Text = text
		return d, nil
	}
	last := out.Parts[0]
	for _, p := range out.Parts[1:] {
		if p.endsAfter(last) {
			last = p
		}
	}
	out.Kind, out.From, out.To, out.Every = last.Kind, last.From, last.To, last.Every
	for _, p := range out.Parts {
		for _, a := range p.Why {
			if !slices.Contains(out.Why, a) {
				out.Why = append(out.Why, a)
			}
		}
	}
	return out, nil
}

// wrong says what is wrong with a reader that no plan has checked.
func (r DeadlineReader) wrong() string {
	switch f := r.FiscalYear; {
	case r.Hemisphere != "" && r.Hemisphere != HemisphereNorth && r.Hemisphere != HemisphereSouth:
		return "there is no hemisphere " + strconv.Quote(string(r.Hemisphere))
	case f.FirstMonth < 0 || f.FirstMonth > 12:
		return "no fiscal year begins in the month " + strconv.Itoa(f.FirstMonth)
	case f.NamedBy != "" && f.NamedBy != NamedByEnd && f.NamedBy != NamedByBegin:
		return "no fiscal year is named by " + strconv.Quote(string(f.NamedBy))
	}
	return ""
}

// endsAfter reports whether a part is over later than another: what has no end is over
// last, and what comes again and again tells no end.
func (d Deadline) endsAfter(e Deadline) bool {
	endless := func(x Deadline) bool { return x.Kind == DeadlineKindOngoing || x.Kind == DeadlineKindFrom }
	return !endless(e) && (endless(d) || d.To > e.To)
}

// separator stands between deadlines of one text.
var separator = regexp.MustCompile(`(?i)\s*;\s*|,? (?:and|et) `)

func unreadable(text, why string) error {
	return govmaturity.Problems{{Code: govmaturity.CodeSyntax,
		Format: "the deadline %q cannot be read: %s; write a date such as 2027-03, or by March 2027, by Q2 2027, by fall 2027, by fiscal year 2026-27, ongoing, or every year",
		Args:   []any{text, why}}}
}

// abbreviated is a word with a full stop behind it: Sept. 2027.
var abbreviated = regexp.MustCompile(`([a-z])\.`)

// wordsOf turns a text into lower case without accents and signs.
func wordsOf(s string) string {
	s = strings.ToLower(s)
	s = strings.NewReplacer("’", "'", "é", "e", "è", "e", "ê", "e", "û", "u", "à", "a", "ç", "c", "–", "-", "—", "-").Replace(s)
	s = abbreviated.ReplaceAllString(s, "$1")
	return strings.Join(strings.Fields(s), " ")
}

func ongoingWord(s string) bool {
	switch wordsOf(s) {
	case "ongoing", "continuous", "continuing", "continuously", "en cours", "en continu", "continu", "permanent":
		return true
	}
	return false
}

var recurring = map[string]Cadence{
	"weekly": CadenceWeek, "every week": CadenceWeek, "each week": CadenceWeek, "chaque semaine": CadenceWeek, "toutes les semaines": CadenceWeek, "hebdomadaire": CadenceWeek,
	"monthly": CadenceMonth, "every month": CadenceMonth, "each month": CadenceMonth, "chaque mois": CadenceMonth, "tous les mois": CadenceMonth, "mensuel": CadenceMonth, "mensuellement": CadenceMonth,
	"quarterly": CadenceQuarter, "every quarter": CadenceQuarter, "each quarter": CadenceQuarter, "chaque trimestre": CadenceQuarter, "trimestriel": CadenceQuarter, "trimestriellement": CadenceQuarter, "tous les trimestres": CadenceQuarter,
	"twice a year": CadenceHalfYear, "every six months": CadenceHalfYear, "semi-annually": CadenceHalfYear, "biannually": CadenceHalfYear, "every half-year": CadenceHalfYear, "every half year": CadenceHalfYear, "half-yearly": CadenceHalfYear, "semestriel": CadenceHalfYear, "chaque semestre": CadenceHalfYear, "deux fois par an": CadenceHalfYear,
	"annually": CadenceYear, "yearly": CadenceYear, "every year": CadenceYear, "each year": CadenceYear, "chaque annee": CadenceYear, "annuel": CadenceYear, "annuellement": CadenceYear, "tous les ans": CadenceYear,
}

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}

var seasonNames = map[string]string{
	"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
	"printemps": "spring", "ete": "summer", "automne": "autumn", "hiver": "winter",
}

// The forms of a date inside a deadline, in words of wordsOf.
var (
	leadIn    = regexp.MustCompile(`^(?:(?:completion |acheve?ment )?(by|before|no later than|until|due|in|d'ici a|d'ici|avant|au plus tard|pour|en|a) )?(?:(?:in|en|a) )?(?:the |le |la |les |l')?`)
	endOf     = regexp.MustCompile(`^(?:the )?(end|fin|beginning|start|early|debut|middle|milieu|mid|mi|late) ?(?:of |de |du |d'|-)?(?:the |l'|la |le )?`)
	yearWord  = regexp.MustCompile(`^(?:year|annee) (\d{4})$`)
	monthYear = regexp.MustCompile(`^([a-z]+),? (?:of |de )?(\d{4})$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er)? (?:of )?([a-z]+),? (\d{4})$`)
	monthDay  = regexp.MustCompile(`^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
	quarter   = regexp.MustCompile(`^(?:q|t)([1-4])(?:,? (?:of |de |du )?(?:the |l')?)?(fiscal year |fiscal |fy ?|exercice )?(\d{4})(?:[-/](\d{2}|\d{4}))?$`)
	fiscalOf  = regexp.MustCompile(`^(?:fiscal year|fiscal|fy|exercice|exercice financier) ?(\d{4})(?:[-/](\d{2}|\d{4}))?$`)
	aboutTail = regexp.MustCompile(`^(.*?\d{4}(?:-\d{2,4})?) ((?:for|pour) .+)$`)
	aboutHead = regexp.MustCompile(`^(.+?) ((?:by|d'ici) .+)$`)
)

// part reads one deadline of a text.
func (r DeadlineReader) part(text string) (Deadline, error) {
	d := Deadline{Text: text, Kind: DeadlineKindBy}
	s := wordsOf(text)
	if ongoingWord(s) {
		d.Kind = DeadlineKindOngoing
		return d, nil
	}
	if every, ok := recurring[s]; ok {
		d.Kind, d.Every = DeadlineKindRecurring, every
		return d, nil
	}
	if m := aboutTail.FindStringSubmatch(s); m != nil {
		d.About = kept(text, m[2])
		s = m[1]
	} else if m := aboutHead.FindStringSubmatch(s); m != nil && !leads(m[1]) {
		d.About = kept(text, m[1])
		s = m[2]
	}
	lead, which := leadIn.FindStringSubmatch(s), ""
	s = strings.TrimSpace(s[len(lead[0]):])
	if m := endOf.FindStringSubmatch(s); m != nil {
		which, s = m[1], strings.TrimSpace(s[len(m[0]):])
	}
	days, why, err := r.days(s)
	if err != nil {
		return Deadline{}, err
	}
	days = within(days, which)
	if lead[1] == "before" || lead[1] == "avant" {
		days.from = days.from.AddDays(-1)
		days.to = days.from
	}
	if days.from.Year() < 1 || days.to.Year() > 9999 {
		return Deadline{}, deadlineError("there is no such year")
	}
	d.From, d.To = days.from.String(), days.to.String()
	if why != "" {
		d.Why = append(d.Why, why)
	}
	return d, nil
}

// leads reports whether words only lead in to a date.
func leads(s string) bool { return s == "completion" || s == "achevement" }

// kept returns the words of the text that stand behind some of wordsOf.
func kept(text, words string) string {
	if i := strings.Index(wordsOf(text), words); i >= 0 && len(wordsOf(text)) == len([]rune(strings.Join(strings.Fields(text), " "))) {
		runes := []rune(strings.Join(strings.Fields(text), " "))
		return string(runes[i : i+len(words)])
	}
	return words
}

// within narrows an interval to its beginning, middle or end: a third of its days,
// the last day of a year or month for its end.
func within(days interval, which string) interval {
	n := days.to.Days(days.from) + 1
	if n < 3 { // a day has no third
		return days
	}
	switch which {
	case "end", "fin":
		return interval{days.to, days.to}
	case "beginning", "start", "early", "debut":
		return interval{days.from, days.from.AddDays(n/3 - 1)}
	case "mid", "mi", "middle", "milieu":
		return interval{days.from.AddDays(n / 3), days.from.AddDays(2*n/3 - 1)}
	case "late":
		return interval{days.from.AddDays(2 * n / 3), days.to}
	}
	return days
}

// days reads a day, a month, a quarter, a season, a year or a fiscal year.
func (r DeadlineReader) days(s string) (interval, Assumption, error) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if d, ok := date.Parse(s); ok {
		return interval{d.First(), d.Last()}, "", nil
	}
	if m := yearWord.FindStringSubmatch(s); m != nil {
		return months(number(m[1]), 1, 12), "", nil
	}
	if m := monthYear.FindStringSubmatch(s); m != nil {
		if month, ok := monthNames[m[1]]; ok {
			return monthOf(number(m[2]), month), "", nil
		}
		if season, ok := seasonNames[m[1]]; ok {
			return r.season(season, number(m[2])), AssumptionHemisphere, nil
		}
	}
	for _, m := range [][]string{dayMonth.FindStringSubmatch(s), swapped(monthDay.FindStringSubmatch(s))} {
		if m == nil {
			continue
		}
		month, ok := monthNames[m[2]]
		day := date.Of(number(m[3]), month, number(m[1]))
		if !ok || day.Month() != month {
			return interval{}, "", errNoDay(s)
		}
		return interval{day, day}, "", nil
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		q := number(m[1])
		if m[2] == "" && m[4] == "" {
			return months(number(m[3]), 3*q-2, 3), "", nil
		}
		return r.fiscal(number(m[3]), m[4], q)
	}
	if m := fiscalOf.FindStringSubmatch(s); m != nil {
		return r.fiscal(number(m[1]), m[2], 0)
	}
	return interval{}, "", errNoDate(s)
}

func swapped(m []string) []string {
	if m == nil {
		return nil
	}
	return []string{m[0], m[2], m[1], m[3]}
}

type deadlineError string

func (e deadlineError) Error() string { return string(e) }

func errNoDay(s string) error  { return deadlineError("there is no day " + strconv.Quote(s)) }
func errNoDate(s string) error { return deadlineError(strconv.Quote(s) + " is no date that is known") }
