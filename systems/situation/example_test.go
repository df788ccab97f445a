package situation_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// A situation says what surrounds a government; its doubts are what does not hold
// together.
func Example() {
	s, err := situation.ReadSituation("situation.yaml", []byte(`
format: govmaturity/situation/1
id: registers
scales: [{id: size, levels: [{id: low, rank: 1, title: Low}, {id: medium, rank: 2, title: Medium}, {id: high, rank: 3, title: High}]}]
swots:
  - id: ministry
    weaknesses: [{id: paper, text: Registers on paper}]
    threats: [{id: attacks, text: Attacks on servers, ratings: [{scale: size, level: high}]}]
risks:
  likelihood: size
  impact: size
  bands: [{id: small, title: Small, from: 1}, {id: large, title: Large, from: 4}]
  appetite: {band: small}
  risks:
    - {id: leak, text: A register leaks, because: [attacks], residual: {likelihood: medium, impact: high}, response: tolerate}
`))
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range s.DoubtProblems(situation.CheckTolerated, situation.CheckToleratedThreat, situation.CheckOwner, situation.CheckOneSided) {
		fmt.Println(p)
	}
	// Output:
	// situation.yaml:6:5: swots[0]: Only what speaks against is written down
	// situation.yaml:15:7: risks.risks[0].owner: Nobody answers for it
	// situation.yaml:15:118: risks.risks[0].response: It is tolerated at 6 (Large), above the appetite of Small, and nothing says why
	// situation.yaml:15:118: risks.risks[0].response: It is tolerated, and a threat behind it is rated high: Attacks on servers
}

// A risk explains itself in the reader's language.
func ExampleRisk_Finding() {
	s, err := situation.ReadSituation("", []byte(`{"format": "govmaturity/situation/1", "id": "x", "language": "es",
		"scales": [{"id": "s", "levels": [{"id": "low", "rank": 1, "title": "Baja"}, {"id": "high", "rank": 2, "title": "Alta"}]}],
		"risks": {"likelihood": "s", "impact": "s", "appetite": {"score": 2}, "risks": [{"id": "leak", "text": "Una fuga", "owner": "Dirección",
			"residual": {"likelihood": "high", "impact": "high"}, "response": "transfer"}]}}`))
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range s.Risks()[0].Finding(govmaturity.WordsFor("es")).Lines(govmaturity.WordsFor("es"))[:6] {
		fmt.Println(line.Text)
	}
	// Output:
	// Una fuga: 4
	// Probabilidad por impacto
	// Tal como está ahora: 4, con probabilidad Alta e impacto Alta
	// Apetito de riesgo: 2
	// Transferir: que otros lo asuman
	// Responsable: Dirección
}

// What nobody has looked at is not known: a group that is missing, a barrier that nobody
// asked about.
func ExampleSituation_Unasked() {
	s, err := situation.ReadSituation("", []byte(`{"format": "govmaturity/situation/1", "id": "x", "inclusion": {"groups": [
		{"id": "older", "group": "older-persons", "none": ["access"], "ability": [{"id": "forms", "text": "Forms are hard to read"}]}]}}`))
	if err != nil {
		log.Fatal(err)
	}
	for _, u := range s.Unasked() {
		fmt.Println(u.Say(govmaturity.Words{}))
	}
	// Output:
	// People living near or below the poverty line
	// Women and girls
	// Persons with disabilities
	// Youth
	// Migrants and refugees
	// Other vulnerable people
	// Older persons: Affordability
}

// A register is read by a mapping, which says what its words mean. What cannot be read
// is told at its cell.
func ExampleRegisterMapping_Read() {
	m, err := situation.ReadRegisterMapping("", []byte(`{"format": "govmaturity/register-mapping/1", "id": "m", "situation": {"id": "register"},
		"scales": [{"id": "s", "levels": [{"id": "low", "rank": 1, "title": "Low"}, {"id": "high", "rank": 2, "title": "High"}]}],
		"risks": {"likelihood": "s", "impact": "s"},
		"tables": [{"rows": "risks", "columns": {"code": "ID", "text": "Risk", "likelihood": "L", "impact": "I", "score": "LxI", "owner": "Owner"},
			"words": [{"kind": "impact", "cell": "M/H", "means": "high"}]}]}`))
	if err != nil {
		log.Fatal(err)
	}
	r, err := m.Read("register.csv", []byte("ID,Risk,L,I,LxI,Owner\nR1,A leak,Low,M/H,4,ciso@example.org\nR2,A delay,L,High,,Office\n"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Read, "of", r.Rows)
	for _, n := range r.Notes {
		fmt.Println(n)
	}
	doubts, err := r.Doubts(situation.CheckScore)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doubts)
	// Output:
	// 2 of 2
	// register.csv:2:21: F2.Owner: e-mail addresses: 1, telephone numbers: 0; they are left out, since a register is handed on
	// register.csv:3:12: C3.L: "L" is no level of s: expected one of low, high, or a word of the mapping
	// register.csv:2:19: E2.LxI: The score 4 is written down; likelihood times impact is 2
}
