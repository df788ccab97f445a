package casejson

import (
	"crypto/sha1"
	"encoding/hex"
	"strings"
)

// namespace is the UUID below which identifiers of this package are made.
const namespace = "govmaturity.competency.casejson"

// uuid returns an id that is a UUID as it is, and for any other the UUID of version 5
// that stands for it and nothing else: the same each time.
func uuid(id string, context ...string) string {
	if uuidForm.MatchString(id) && len(context) == 0 {
		return strings.ToLower(id)
	}
	sum := sha1.Sum([]byte(namespace + "\x00" + strings.Join(context, "\x00") + "\x00" + id))
	b := sum[:16]
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	s := hex.EncodeToString(b)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
