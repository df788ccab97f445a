package catalog_test

import (
	"github.com/govmaturity/govmaturity"

	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// This file reads the data files of the eGovernment Benchmark 2023 and turns
// them into assessments. It does no arithmetic. What it does to the data:
//
//   - cells are trimmed (readTable does), and their case does not matter;
//   - a service is known by its number, the first word of its label, since one
//     label in the files is damaged (Switzerland, Economic 1.3);
//   - a question about a website is yes, NR (not applicable), or else no: so
//     are ".", blank, and the typos "Yyes" and "NR*", as in the published
//     results;
//   - a website without a figure for mobile friendliness was not tested;
//   - a portal's blank cell is unanswered;
//   - a result of "." or blank does not apply;
//   - a level of government of "." or "0" is not stated.

// egbrRow is a row of a data file, by column. A question's column is known by
// its code, the part before the colon.
type egbrRow map[string]string

// get returns a cell in lower case: the files mix Yes, yes and YEs.
func (r egbrRow) get(column string) string { return strings.ToLower(r[column]) }

// egbrPlace is a country, a life event and, for a service, its number.
type egbrPlace struct{ country, event, service string }

func (p egbrPlace) String() string {
	return strings.TrimSpace(p.country + " " + p.event + " " + p.service)
}

// egbrData is the data files, with services and life events in file order.
type egbrData struct {
	national, crossBorder               egbrServices
	nationalPortals, crossBorderPortals map[egbrPlace][]egbrRow
	scores                              map[[2]string]egbrRow // by country and code
	countries                           []string
}

// egbrServices is the services of one reach: their results and the answers
// about their websites.
type egbrServices struct {
	places   []egbrPlace
	results  map[egbrPlace]egbrRow
	websites map[egbrPlace][]egbrRow
}

// of returns the services of one life event in one country.
func (s egbrServices) of(country, event string) []egbrPlace {
	var places []egbrPlace
	for _, p := range s.places {
		if p.country == country && p.event == event {
			places = append(places, p)
		}
	}
	return places
}

// egbrEvent is a life event. The files about services say Economic where the
// scores say regular business operations.
type egbrEvent struct {
	name, users string
	column      string // in the scores, if it has one
}

var egbrEvents = []egbrEvent{
	{"Business Start-up", "business", "Business Start-up (2022)"},
	{"Family", "citizens", "Family (2022)"},
	{"Career", "citizens", "Career (2022)"},
	{"Studying", "citizens", "Studying (2022)"},
	{"Economic", "business", ""},
	{"Health", "citizens", ""},
	{"Justice", "citizens", ""},
	{"Moving", "citizens", ""},
	{"Transport", "citizens", ""},
}

func readEGBR(t *testing.T, dir string) *egbrData {
	t.Helper()
	d := &egbrData{
		national:           readEGBRServices(t, dir, "nat"),
		crossBorder:        readEGBRServices(t, dir, "cb"),
		nationalPortals:    map[egbrPlace][]egbrRow{},
		crossBorderPortals: map[egbrPlace][]egbrRow{},
		scores:             map[[2]string]egbrRow{},
	}
	for _, row := range readEGBRFile(t, dir, "nat_portals_questions.csv") {
		p := egbrPlace{row["Country"], row["Life event"], ""}
		d.nationalPortals[p] = append(d.nationalPortals[p], row)
	}
	for _, row := range readEGBRFile(t, dir, "cb_portals_questions.csv") {
		p := egbrPlace{row["Country"], row["Life event"], ""}
		d.crossBorderPortals[p] = append(d.crossBorderPortals[p], row)
	}
	// The scores also have averages of countries that are not all in the data,
	// so the services say which countries there are.
	for _, p := range d.national.places {
		if !slices.Contains(d.countries, p.country) {
			d.countries = append(d.countries, p.country)
		}
	}
	for _, row := range readEGBRFile(t, dir, "scores.csv") {
		d.scores[[2]string{row["country"], row["code"]}] = row
	}
	return d
}

func readEGBRServices(t *testing.T, dir, reach string) egbrServices {
	t.Helper()
	s := egbrServices{results: map[egbrPlace]egbrRow{}, websites: map[egbrPlace][]egbrRow{}}
	for _, row := range readEGBRFile(t, dir, reach+"_services_results.csv") {
		p := egbrPlace{row["Country"], row["Life event"], strings.Fields(row["Label service"])[0]}
		s.places = append(s.places, p)
		s.results[p] = row
	}
	for _, row := range readEGBRFile(t, dir, reach+"_services_questions.csv") {
		p := egbrPlace{row["Country"], row["Life event"], strings.Fields(row["Service"])[0]}
		s.websites[p] = append(s.websites[p], row)
	}
	return s
}

// readEGBRFile reads a file, with its questions under their codes.
func readEGBRFile(t *testing.T, dir, name string) []egbrRow {
	t.Helper()
	table := readTable(t, filepath.Join(dir, name))
	rows := make([]egbrRow, len(table))
	for i, r := range table {
		rows[i] = egbrRow{}
		for header, cell := range r {
			code, _, _ := strings.Cut(header, ":")
			rows[i][strings.TrimSpace(code)] = cell
		}
	}
	return rows
}

// assessment returns what the framework eu-egovernment-benchmark asks about a
// country.
func (d *egbrData) assessment(country string) *maturity.Assessment {
	a := &maturity.Assessment{
		Format:    maturity.AssessmentFormat,
		Framework: "eu-egovernment-benchmark",
		Edition:   "2023",
		Subject:   country,
		Rosters:   map[string][]maturity.RosterItem{},
	}
	for _, event := range egbrEvents {
		place := egbrPlace{country, event.name, ""}
		item := maturity.RosterItem{
			ID:      event.name,
			Answers: map[string]govmaturity.Answer{"life-event-users": govmaturity.AnswerChoice(event.users)},
			Rosters: map[string][]maturity.RosterItem{
				"national-portals":     egbrItems(d.nationalPortals[place], egbrPortalAnswer, egbrNationalPortal),
				"cross-border-portals": egbrItems(d.crossBorderPortals[place], egbrPortalAnswer, egbrCrossBorderPortal),
			},
		}
		for _, p := range d.national.of(country, event.name) {
			row := d.national.results[p]
			item.Answers["life-event-year"] = govmaturity.AnswerChoice("year-" + row.get("Year data collection"))
			item.Rosters["national-services"] = append(item.Rosters["national-services"],
				egbrService(p, row, "service-type", egbrNationalResults))
		}
		for _, p := range d.crossBorder.of(country, event.name) {
			item.Rosters["cross-border-services"] = append(item.Rosters["cross-border-services"],
				egbrService(p, d.crossBorder.results[p], "cross-border-service-type", egbrCrossBorderResults))
		}
		a.Rosters["life-events"] = append(a.Rosters["life-events"], item)
	}
	return a
}

// The columns of the results, and their nodes: of the first framework, where
// they are answered, and of the second, where they are computed.
type egbrResult struct{ column, indicator, node string }

var egbrNationalResults = []egbrResult{
	{"Online availability", "online-availability-result", "online-availability"},
	{"Mobile Friendliness", "mobile-friendliness-result", "mobile-friendliness"},
	{"Service delivery", "service-delivery-result", "service-delivery"},
	{"eID", "eid-result", "eid"},
	{"eDocuments", "edocuments-result", "edocuments"},
	{"Pre-filed forms", "pre-filled-forms-result", "pre-filled-forms"},
}

var egbrCrossBorderResults = []egbrResult{
	{"Online availability score", "cross-border-online-availability-result", "online-availability"},
	{"eID score", "cross-border-eid-result", "eid"},
	{"eDocuments score", "cross-border-edocuments-result", "edocuments"},
}

// The questions that count.
var (
	egbrNationalPortal    = strings.Fields("B1 B2_1 B2_2 B3 B4 B5 B6 B7 D1 D2 D3 D4 D5 E1 E2 E3 E4 F10 F11")
	egbrCrossBorderPortal = strings.Fields("H1 H2 H3")
	egbrNationalWebsite   = strings.Fields("A1 A2 A3 C1 C2 C3 C4 C5 C6 C7 F1 F2 F3 F4 F6 F7_1 F7_2 F8 F9")
	egbrForeignWebsite    = strings.Fields("G1 G2 I1 I2 I3 I4_1 I4_2")
)

// egbrService returns a service with its results.
func egbrService(p egbrPlace, row egbrRow, kind string, results []egbrResult) maturity.RosterItem {
	answers := map[string]govmaturity.Answer{kind: govmaturity.AnswerChoice(row.get("Service type"))}
	for _, r := range results {
		answers[r.indicator] = govmaturity.AnswerState(govmaturity.StateNotApplicable)
		if x, ok := egbrNumber(row[r.column]); ok {
			answers[r.indicator] = govmaturity.AnswerNumber(x)
		}
	}
	return maturity.RosterItem{ID: p.service, Answers: answers}
}

// serviceAssessment returns what one of the two frameworks about a service
// asks.
func (s egbrServices) serviceAssessment(framework string, p egbrPlace, codes []string) *maturity.Assessment {
	row := s.results[p]
	level := row.get("Government level")
	if level == "." || level == "0" || level == "" {
		level = "not-stated"
	}
	websites := egbrItems(s.websites[p], egbrWebsiteAnswer, codes)
	if slices.Contains(codes, "A1") { // foreign users are not asked about mobile devices
		for i, website := range s.websites[p] {
			mobile, ok := map[string]string{"100": "yes", "0": "no"}[website["Mobile Friendliness"]]
			if !ok {
				mobile = "not-tested"
			}
			websites[i].Answers["mobile"] = govmaturity.AnswerChoice(mobile)
		}
	}
	return &maturity.Assessment{
		Format:    maturity.AssessmentFormat,
		Framework: framework,
		Edition:   "2023",
		Subject:   p.String(),
		Answers: map[string]govmaturity.Answer{
			"applicable":       govmaturity.AnswerYesNo(row.get("Applicable") == "yes"),
			"proactive":        govmaturity.AnswerYesNo(row.get("Proactive") == "yes"),
			"service-type":     govmaturity.AnswerChoice(row.get("Service type")),
			"government-level": govmaturity.AnswerChoice(level),
		},
		Rosters: map[string][]maturity.RosterItem{"websites": websites},
	}
}

// egbrItems returns an item for each row, with its answers to the questions.
// The indicator of the question F7_1 is f7-1.
func egbrItems(rows []egbrRow, answer func(string) govmaturity.Answer, codes []string) []maturity.RosterItem {
	items := make([]maturity.RosterItem, len(rows))
	for i, row := range rows {
		items[i] = maturity.RosterItem{ID: strconv.Itoa(i + 1), Answers: map[string]govmaturity.Answer{}}
		for _, code := range codes {
			id := strings.ReplaceAll(strings.ToLower(code), "_", "-")
			items[i].Answers[id] = answer(row.get(code))
		}
	}
	return items
}

func egbrPortalAnswer(cell string) govmaturity.Answer {
	switch cell {
	case "yes", "no":
		return govmaturity.AnswerChoice(cell)
	case "nr":
		return govmaturity.AnswerState(govmaturity.StateNotApplicable)
	}
	if x, ok := egbrNumber(cell); ok {
		return govmaturity.AnswerNumber(x) // a degree
	}
	return govmaturity.AnswerState(govmaturity.StateUnanswered)
}

func egbrWebsiteAnswer(cell string) govmaturity.Answer {
	if cell == "nr" {
		return govmaturity.AnswerState(govmaturity.StateNotApplicable)
	}
	return govmaturity.AnswerYesNo(cell == "yes")
}

// egbrNumber reads a figure. A cell that is "." or blank holds none.
func egbrNumber(cell string) (float64, bool) {
	x, err := strconv.ParseFloat(cell, 64)
	return x, err == nil
}
