package drawing

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

// sight turns light, as parts of red, green and blue, into what an eye of a kind sees of it.
type sight [9]float64

// sights are those of Machado, Oliveira and Fernandes (A physiologically-based model for
// simulation of color vision deficiency, 2009), of full severity.
var sights = map[string]sight{
	"all cones": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia": {
		0.152286, 1.052583, -0.204868,
		0.114503, 0.786281, 0.099216,
		-0.003882, -0.048116, 1.051998,
	},
	"deuteranopia": {
		0.367322, 0.860646, -0.227968,
		0.280085, 0.672501, 0.047413,
		-0.011820, 0.042940, 0.968881,
	},
	"tritanopia": {
		1.255528, -0.076749, -0.178779,
		-0.078411, 0.930809, 0.147602,
		0.004733, 0.691367, 0.303900,
	},
}

// seen returns a colour as it is seen, in CIE L*a*b*.
func (s sight) seen(tb testing.TB, colour string) [3]float64 {
	tb.Helper()
	var light, eye [3]float64
	for i := range light {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			tb.Fatal(err)
		}
		if x := float64(n) / 255; x <= 0.04045 {
			light[i] = x / 12.92
		} else {
			light[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	for i := range eye {
		eye[i] = min(max(s[3*i]*light[0]+s[3*i+1]*light[1]+s[3*i+2]*light[2], 0), 1)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*eye[0] + 0.3575761*eye[1] + 0.1804375*eye[2]) / 0.95047)
	y := f(0.2126729*eye[0] + 0.7151522*eye[1] + 0.0721750*eye[2])
	z := f((0.0193339*eye[0] + 0.1191920*eye[1] + 0.9503041*eye[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// nearest returns how far apart the two colours are that look most alike.
func nearest(tb testing.TB, s sight, colours []string) (least float64, which string) {
	tb.Helper()
	least = math.Inf(1)
	for i, one := range colours {
		for _, other := range colours[:i] {
			a, b := s.seen(tb, one), s.seen(tb, other)
			if d := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2])); d < least {
				least, which = d, fmt.Sprint(one, " and ", other)
			}
		}
	}
	return least, which
}

// Any two series are at least 25 apart (CIE 1976) for every kind of eye; 2.3 is what is
// just noticed.
func TestSeriesForTheColourBlind(t *testing.T) {
	const least = 25
	for kind, s := range sights {
		got, which := nearest(t, s, seriesColours[:])
		t.Logf("%s: %.1f", kind, got)
		if got < least {
			t.Errorf("%s: %s are %.1f apart, want %v", kind, which, got, least)
		}
	}
	// The measure finds what only some eyes tell apart.
	alike := []string{"#735600", "#b0400a"}
	if got, _ := nearest(t, sights["protanopia"], alike); got > 1 {
		t.Errorf("without red %v are %.1f apart", alike, got)
	}
	if got, _ := nearest(t, sights["all cones"], alike); got < least {
		t.Errorf("with all cones %v are %.1f apart", alike, got)
	}
}
