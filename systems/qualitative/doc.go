// Package qualitative answers what a system does when only the signs of its
// effects are known: whether it can be stable, and which way each variable moves
// when one is pressed and kept pressed.
//
//	c, err := qualitative.New([]string{"vegetation", "hares", "lynx"}, [][]int{
//		{-1, -1, 0}, // what acts on the vegetation: itself, the hares
//		{1, 0, -1},
//		{0, 1, -1},
//	})
//	c.Stability().Verdict
//	c.Press().Cell("lynx", "vegetation").Response   // of lynx to vegetation
//
// The method is that of Levins (1974), which ecology calls loop analysis or
// qualitative modelling. The package has the second name: loop analysis would be
// taken for the search for loops in a diagram.
//
// # Press response
//
// Near an equilibrium with the matrix A of direct effects (the effect of j on i in
// row i and column j), a lasting push on j moves the equilibrium of i by an amount
// of the sign of the adjoint of -A, if the system is stable. Each entry of the
// adjoint is a sum of products of effects: of the ways from j to i, each times the
// feedback of the rest. When all of these have one sign, so has the response,
// whatever the strengths; when both signs are among them, the answer is
// [ResponseAmbiguous]. How much one sign outweighs the other (Dambacher, Li and
// Rossignol 2002) is [Cell.Weight].
//
// Parts of the system that lie on no way from j to i act on the entry and on the
// determinant alike, and cancel: they are left out of the terms.
//
// # Stability
//
// [Community.Stability] tests the conditions of Quirk and Ruppert (1965) as
// completed by Jeffries, Klee and van den Driessche (1977): a system that keeps
// all of them is stable whatever the strengths. Otherwise the feedback of each
// level is counted; a level without any stabilising feedback leaves no strengths
// with which the system could be stable.
//
// All counts are exact. What would take too long is not counted, and says so.
package qualitative
