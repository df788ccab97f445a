// Package behaviour answers how a system moves over time, and which of its loops
// make it move.
//
//	model, _ := behaviour.Archetype("fixes-that-fail")
//	run, err := model.Run(behaviour.Setup{})           // as the model itself says
//	problem, _ := run.Series("problem")
//	class, err := behaviour.Classify(problem)
//	class.Verdict()                                     // which signature, or none
//
// # Models
//
// A [Model] has parameters, stocks, and variables that are Go functions of named
// inputs; the flows of the stocks are variables. What a variable does not name it
// cannot read, so the links of the model are known, and can be cut. The eight
// archetypes come as models ([Archetype]); they show how a structure behaves, and
// forecast nothing.
//
// # Runs
//
// [Model.Run] integrates with Euler's method or the classical one of Runge and
// Kutta, with steps of one size: the same bits on every machine, as long as the
// functions of the model are. In the functions of a model, write float64(a*b) + c
// where a product is added, and use no function of package math but those that
// IEEE 754 rounds in one way (Abs, Sqrt, Floor, Max, Min, ...): Exp, Log, Pow, Sin
// and their like differ in the last bits from machine to machine.
//
// A run that leaves the finite numbers ends there and says so. [Run.Finding] says
// the model, the parameters, the step and the method.
//
// # Leverage
//
// [Model.Counterfactual] runs a model with and without changes: another value of a
// parameter, a variable that is held, a link that is cut, from any time on.
//
// # Signatures
//
// [Classify] compares a series with the signatures of system dynamics, ranks
// those that hold with the reasons, and says so when none does.
//
// # Dominance
//
// [Model.Dominance] says which loops make the behaviour, and when, by the method
// Loops That Matter (Schoenberg, Davidsen and Eberlein 2020, with the link score
// of flows of Schoenberg, Hayward and Eberlein 2023).
//
// # Structure
//
// [Model.Structure] returns a model as a causal diagram, with signs that are read off
// a run, and its loops under the names that [Model.Dominance] and pictures of the
// diagram give them. In the diagrams of the eight, their own archetype is what
// [systems.Diagram.Archetypes] finds first.
//
//	s, err := model.Structure(behaviour.Setup{})
//	found := s.Diagram.Archetypes(ctx, systems.ArchetypeOptions{})
//	d, err := model.Dominance(behaviour.Setup{}, s.Loops)
//
// # Drawn by hand
//
// A [ReferenceMode] is a document: what people remember, hope for or fear, as a few
// points, with a schema and a form of its own.
//
// Package systems/chart draws all of these.
//
// Errors are [govmaturity.Problems].
package behaviour
