// Package systems answers why things are as they are: it reads causal diagrams,
// and finds the loops and the archetypes in them.
//
//	in, err := systems.Import(name, data)             // typed, or of another program; in.Notes say what was guessed
//	d, err := systems.Compile(in.Spec)                // or ReadDiagram, for documents
//	d.Variable("trust").Out()                         // what it makes rise and fall
//
//	search := d.Loops(systems.LoopOptions{MaxLength: 8})
//	for loop := range search.All(ctx) {
//		fmt.Println(loop)                         // R: Sharing -> + Trust -> || + Sharing
//	}
//	search.Ending().Complete()                        // or why not
//
//	for _, m := range d.Archetypes(ctx, systems.ArchetypeOptions{}).Matches {
//		fmt.Print(m.Finding())                    // parts, evidence, where to act, what helps
//	}
//
// # The packages below
//
//   - systems/catalog: the eight archetypes on stories of digital government.
//   - systems/chart: diagrams as pictures that anybody can read, with their loops named.
//   - systems/behaviour: models of stocks that run, those of the archetypes among them;
//     what a lever changes, and what behaviour a series shows.
//   - systems/qualitative: whether a system is stable, and what follows when one thing
//     is pressed, from the signs alone; or that this depends.
//   - systems/export: diagrams for Mermaid, Graphviz and programs for networks.
//
// # Diagrams
//
// A [Diagram] has variables, which can be more or less, and links: one makes
// another rise (+) or fall (-), or nobody knows (?), soon or with a delay. Links
// may go the same way twice, and a variable may act on itself. A diagram may say
// of which system it is ([SystemSpec]), and go down an iceberg from what happened
// to the thinking that lets it persist ([Diagram.Iceberg]); seen as people and
// technology together it is [Diagram.Sociotechnical].
//
// [ReadText] reads the form that people type, and [Import] that and others: see
// below.
//
// # Loops
//
// A [Loop] is known by its sequence of links. It is reinforcing, balancing, or
// undetermined, by the product of their signs. A search yields one after the other
// while it looks for them, in an order that depends on the ids alone. It takes
// memory for the diagram and none for the loops, and says whether it was complete.
// [Diagram.Basis] has the few that all others are made of. Loops that people named
// are compared with those that there are ([Diagram.Doubts]).
//
// # Diagrams of other programs
//
// [Import] reads a file by what is in it: what people type, and what Kumu, Loopy,
// Stella, Vensim, CatColab, Mermaid and Graphviz keep. Where a model has equations
// and nobody drew a sign, the sign is inferred from them, if it holds for all values
// that are not negative. [Imported].Notes say that, and what could not be read. Few
// files say in which language they are: [ImportOptions] can. A file of no kind that
// is read is told what it lacks of the nearest one.
//
// # Archetypes
//
// [Diagram.Archetypes] finds the eight archetypes, and the four generic classes,
// by the polarities of loops and by how these meet. Each match says which loops
// and variables make it up, how much speaks for it, what else it may be, where to
// act and what helps; and the search may say which link would complete one.
// Package systems/catalog has the eight on stories of digital government.
//
// Package systems/systemstest has the laws that a diagram of one's own must keep, and
// those of stakeholder maps and situations.
//
// Errors about documents are [govmaturity.Problems]: all that is wrong, each with
// a code, a path and, where the input was text, the line and column.
package systems
