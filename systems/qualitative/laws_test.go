package qualitative

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
)

// random returns a community of n variables, in which each effect is there with
// some chance; unknown is the chance of one that is to have no known sign.
func random(r *rand.Rand, n int, there, unknown float64) ([]string, [][]int) {
	names, a := make([]string, n), make([][]int, n)
	for i := range n {
		names[i], a[i] = "v"+strconv.Itoa(i), make([]int, n)
		for j := range n {
			if r.Float64() < there {
				a[i][j] = 1 - 2*r.IntN(2)
				if r.Float64() < unknown {
					a[i][j] = Unknown
				}
			}
		}
		if r.Float64() < 0.7 {
			a[i][i] = -1
		}
	}
	return names, a
}

func made(t testing.TB, names []string, a [][]int) *Community {
	t.Helper()
	c, err := New(names, a)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// expand counts the products of a determinant by trying all permutations: all, and
// with their signs.
func expand(m matrix) (all, net int64) {
	if len(m) == 0 {
		return 1, 1
	}
	for col, x := range m[0] {
		if x == 0 {
			continue
		}
		var rest matrix
		for _, row := range m[1:] {
			rest = append(rest, append(slices.Clone(row[:col]), row[col+1:]...))
		}
		a, n := expand(rest)
		all += a
		sign := int64(x)
		if col%2 == 1 {
			sign = -sign
		}
		net += sign * n
	}
	return all, net
}

func without(m matrix, row, col int) matrix {
	var out matrix
	for i := range m {
		if i != row {
			out = append(out, append(slices.Clone(m[i][:col]), m[i][col+1:]...))
		}
	}
	return out
}

// The terms are those that one finds by trying all permutations.
func TestTermsAgreeWithExpansion(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range long.Count(300, 2000) {
		n := 1 + r.IntN(6)
		names, a := random(r, n, 0.5, 0)
		m := made(t, names, a).of(seq(n))
		minus := make(matrix, n)
		for i := range m {
			minus[i] = make([]int8, n)
			for j := range m[i] {
				minus[i][j] = -m[i][j]
			}
		}
		all := m.minors()
		adjoint, coefficients := m.faddeev()
		for i := range n {
			for j := range n {
				products, net := expand(without(minus, j, i))
				if (i+j)%2 == 1 {
					net = -net
				}
				if int64(all[i][j]) != products || adjoint[i][j].Int64() != net {
					t.Fatalf("%v: entry %d %d: %d terms and %v, want %d and %d", a, i, j, all[i][j], adjoint[i][j], products, net)
				}
			}
		}
		levels := m.feedback()
		for k := 1; k <= n; k++ {
			var products, net int64
			for set := range 1 << n {
				var vars []int
				for v := range n {
					if set>>v&1 == 1 {
						vars = append(vars, v)
					}
				}
				if len(vars) == k {
					var part matrix
					for _, v := range vars {
						var row []int8
						for _, w := range vars {
							row = append(row, minus[v][w])
						}
						part = append(part, row)
					}
					p, s := expand(part)
					products, net = products+p, net+s
				}
			}
			if int64(levels[k]) != products || coefficients[k].Int64() != net {
				t.Fatalf("%v: level %d: %d and %v, want %d and %d", a, k, levels[k], coefficients[k], products, net)
			}
		}
	}
}

func seq(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// draw gives each effect a strength, over some powers of ten, and returns the
// coefficients of the characteristic polynomial and the adjoint of -A, exactly.
func draw(r *rand.Rand, a [][]int, powers float64) (coefficients []*big.Rat, adjoint [][]*big.Rat) {
	n := len(a)
	b := make([][]*big.Rat, n)
	for i := range n {
		b[i] = make([]*big.Rat, n)
		for j, x := range a[i] {
			strength := math.Ldexp(1+r.Float64(), int((r.Float64()*2-1)*powers*3.3))
			if x == Unknown {
				x = 1 - 2*r.IntN(2)
			}
			b[i][j] = new(big.Rat).SetFloat64(float64(x) * float64(float32(strength)))
		}
	}
	adjoint = make([][]*big.Rat, n)
	for i := range n {
		adjoint[i] = make([]*big.Rat, n)
		for j := range n {
			adjoint[i][j] = new(big.Rat)
		}
		adjoint[i][i].SetInt64(1)
	}
	coefficients = []*big.Rat{big.NewRat(1, 1)}
	for k := 1; ; k++ {
		next, trace := make([][]*big.Rat, n), new(big.Rat)
		for i := range n {
			next[i] = make([]*big.Rat, n)
			for j := range n {
				next[i][j] = new(big.Rat)
				for l := range n {
					next[i][j].Add(next[i][j], new(big.Rat).Mul(b[i][l], adjoint[l][j]))
				}
			}
			trace.Add(trace, next[i][i])
		}
		c := trace.Mul(trace, big.NewRat(-1, int64(k)))
		coefficients = append(coefficients, c)
		if k == n {
			return coefficients, adjoint
		}
		for i := range n {
			next[i][i].Add(next[i][i], c)
		}
		adjoint = next
	}
}

// stable tests the determinants of Hurwitz, each by its own elimination.
func stable(c []*big.Rat) bool {
	n := len(c) - 1
	for size := 1; size <= n; size++ {
		h := make([][]*big.Rat, size)
		for i := range h {
			h[i] = make([]*big.Rat, size)
			for j := range h[i] {
				h[i][j] = new(big.Rat)
				if k := 2*(j+1) - (i + 1); k >= 0 && k <= n {
					h[i][j].Set(c[k])
				}
			}
		}
		if determinant(h).Sign() <= 0 {
			return false
		}
	}
	return true
}

func determinant(h [][]*big.Rat) *big.Rat {
	out := big.NewRat(1, 1)
	for k := range h {
		p := slices.IndexFunc(h[k:], func(row []*big.Rat) bool { return row[k].Sign() != 0 })
		if p < 0 {
			return new(big.Rat)
		}
		if p > 0 {
			h[k], h[k+p] = h[k+p], h[k]
			out.Neg(out)
		}
		out.Mul(out, h[k][k])
		for i := k + 1; i < len(h); i++ {
			f := new(big.Rat).Quo(h[i][k], h[k][k])
			for j := k; j < len(h); j++ {
				h[i][j] = new(big.Rat).Sub(h[i][j], new(big.Rat).Mul(f, h[k][j]))
			}
		}
	}
	return out
}

// No strengths with which a system is stable contradict a response that is said
// to hold whatever the strengths, and an ambiguous one is seen both ways where a
// system is stable often enough.
func TestResponsesHoldForAllStrengths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	tried, both := 0, 0
	for range long.Count(60, 200) {
		n := 2 + r.IntN(3)
		names, a := random(r, n, 0.4, 0.1)
		press := made(t, names, a).Press().Rows()
		seen := map[[3]int]bool{}
		for range 40 {
			coefficients, adjoint := draw(r, a, 2)
			if !stable(coefficients) {
				continue
			}
			tried++
			for i := range n {
				for j := range n {
					sign := adjoint[i][j].Sign()
					seen[[3]int{i, j, sign}] = true
					want := map[Response]int{ResponseIncrease: 1, ResponseDecrease: -1, ResponseNone: 0}
					if w, sure := want[press[i][j].Response]; sure && w != sign || press[i][j].Response == ResponseUndefined {
						t.Fatalf("%v: of %d to %d is %s, and %d with some strengths", a, i, j, press[i][j].Response, sign)
					}
				}
			}
		}
		for i := range n {
			for j := range n {
				if seen[[3]int{i, j, 1}] && seen[[3]int{i, j, -1}] {
					both++
				}
			}
		}
	}
	if tried < 100 || both < 5 {
		t.Errorf("only %d stable systems, and %d responses both ways", tried, both)
	}
}

// All communities of two and some of three and four variables: one that is always
// stable is stable with all strengths that are tried, one that never is, with none,
// and for all others some strengths are found with which it is not.
func TestStabilityVerdicts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	count := map[StabilityVerdict]int{}
	check := func(a [][]int) {
		verdict := made(t, []string{"a", "b", "c", "d"}[:len(a)], a).Stability().Verdict
		count[verdict]++
		tries, unstable := 60, false
		for k := range tries {
			coefficients, _ := draw(r, a, float64(k)/6)
			is := stable(coefficients)
			unstable = unstable || !is
			if verdict == StabilityVerdictAlways && !is || verdict == StabilityVerdictNever && is {
				t.Fatalf("%v is %s, and stable with some strengths: %v", a, verdict, is)
			}
			if unstable && verdict == StabilityVerdictDepends {
				return
			}
		}
		if verdict == StabilityVerdictDepends {
			t.Fatalf("%v: %s, and stable with all strengths that were tried", a, verdict)
		}
	}
	for code := range 81 {
		check(coded(code, 2))
	}
	for range long.Count(300, 4000) {
		check(coded(r.IntN(19683), 3))
	}
	for range long.Count(150, 2000) {
		_, a := random(r, 4, 0.3, 0)
		check(a)
	}
	for _, v := range []StabilityVerdict{StabilityVerdictAlways, StabilityVerdictNever, StabilityVerdictDepends} {
		if count[v] < 10 {
			t.Errorf("only %d communities are %s", count[v], v)
		}
	}
}

func coded(code, n int) [][]int {
	a := make([][]int, n)
	for i := range n {
		a[i] = make([]int, n)
		for j := range n {
			a[i][j] = code%3 - 1
			code /= 3
		}
	}
	return a
}

// Another order of the variables changes nothing, and to count a variable the other
// way round turns its row and its column.
func TestRelabelledAndTurned(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	turned := map[Response]Response{ResponseIncrease: ResponseDecrease, ResponseDecrease: ResponseIncrease}
	for range 100 {
		n := 2 + r.IntN(5)
		names, a := random(r, n, 0.4, 0.1)
		order, turn := r.Perm(n), r.IntN(n)
		others, b := make([]string, n), make([][]int, n)
		for i := range n {
			others[i], b[i] = names[order[i]], make([]int, n)
			for j := range n {
				x := a[order[i]][order[j]]
				if (order[i] == turn) != (order[j] == turn) && x != Unknown {
					x = -x
				}
				b[i][j] = x
			}
		}
		c, d := made(t, names, a), made(t, others, b)
		p, q := c.Press(), d.Press()
		for i, of := range names {
			for j, to := range names {
				want := p.Cell(of, to)
				if other, ok := turned[want.Response]; ok && (i == turn) != (j == turn) {
					want.Response = other
				}
				if (i == turn) != (j == turn) {
					want.Positive, want.Negative = want.Negative, want.Positive
				}
				if got := q.Cell(of, to); got != want {
					t.Fatalf("%v: %+v, want %+v", a, got, want)
				}
			}
		}
		if x, y := c.Stability().Verdict, d.Stability().Verdict; x != y {
			t.Fatalf("%v: %s, and %s when turned", a, x, y)
		}
	}
}

// A pair in which predator and prey act on each other, three pairs in a row: damping
// in the middle leaves both ends to swing (Jeffries 1974).
func TestColours(t *testing.T) {
	for damped, want := range map[int]StabilityVerdict{0: StabilityVerdictAlways, 1: StabilityVerdictAlways, 2: StabilityVerdictDepends, 3: StabilityVerdictAlways} {
		a := make([][]int, 5)
		for i := range a {
			a[i] = make([]int, 5)
		}
		for i := range 4 {
			a[i][i+1], a[i+1][i] = -1, 1
		}
		a[damped][damped] = -1
		s := made(t, []string{"a", "b", "c", "d", "e"}, a).Stability()
		// With damping of the second or the fourth, the determinant has no term: what
		// is left when it is taken out has an odd part.
		if damped%2 == 1 {
			want = StabilityVerdictNever
		}
		if s.Verdict != want || s.Conditions[4].Holds != (damped != 2) {
			t.Errorf("damped at %d: %s, %+v, want %s", damped, s.Verdict, s.Conditions[4], want)
		}
	}
}
