package badges

import (
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// validity returns the day from which a badge is valid, and the last whole day: as the
// issuer writes them, in the issuer's zone. The older names of the members, of the first
// version of verifiable credentials, are read too.
func (r *reader) validity(o object) (from, expires string, ok bool) {
	at := o.get("validFrom")
	if at.node == nil {
		at = o.get("issuanceDate")
	}
	if at.node == nil {
		r.Add(o.path.Key("validFrom"), govmaturity.CodeRequired, "the badge does not say from when it is valid: it is no evidence")
		return "", "", false
	}
	start, _, ok := r.instant(at)
	if !ok {
		return "", "", false
	}
	end := o.get("validUntil")
	if end.node == nil {
		end = o.get("expirationDate")
	}
	if end.node == nil {
		return start.String(), "", true
	}
	day, midnight, ok := r.instant(end)
	if !ok {
		return "", "", false // to count for ever would be worse
	}
	if midnight {
		day = day.AddDays(-1) // it ends as the day begins
	}
	if day.Compare(start) < 0 {
		r.Add(end.path, govmaturity.CodeOutOfOrder, "the badge is valid on no whole day: it is no evidence")
		return "", "", false
	}
	return start.String(), day.String(), true
}

// instant reads a time. It returns its day, and whether it is the first moment of it.
func (r *reader) instant(o object) (day date.Date, midnight, ok bool) {
	text := o.node.Text
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || t.Year() < 1 {
		if d, good := date.Parse(text); good {
			return d, false, true // a day or a month counts to its end
		}
		r.Add(o.path, govmaturity.CodePattern, "expected a time such as 2026-11-25T10:00:00Z, found %.40q: the badge is no evidence", text)
		return date.Date{}, false, false
	}
	return date.Of(t.Year(), int(t.Month()), t.Day()), t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0, true
}
