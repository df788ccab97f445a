package main

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

// An asker says who is asking. It looks at the request and never at the form:
// what a page posts says what to save, and not whose it is. This is the one place
// where the portal learns a name, so this is what to change for a login of
// another kind.
type asker interface {
	// who returns the name, or "" for somebody who has not said it yet. An
	// error refuses the request: its text is for the log.
	who(*http.Request) (name string, err error)
	// typed reports whether people type their own names.
	typed() bool
}

// typedName is the name that somebody typed into this browser. Anybody can type
// any name: it tells colleagues apart, and proves nothing.
type typedName struct{}

func (typedName) typed() bool { return true }

func (typedName) who(r *http.Request) (string, error) {
	c, err := r.Cookie(nameCookie)
	if err != nil {
		return "", nil
	}
	name, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || fieldError(&languages[0], nameField, string(name)) != "" || tidy(string(name)) != string(name) {
		return "", nil
	}
	return string(name), nil
}

// setName keeps what somebody typed.
func (v *visit) setName(name string) {
	v.name = name
	v.setCookie(nameCookie, base64.RawURLEncoding.EncodeToString([]byte(name)), 365*24*time.Hour)
}

// headerName is the name that a proxy has put into a header, after it asked
// for a login. Only from the addresses of proxies is the header taken: anybody
// else could write it.
type headerName struct {
	header  string
	proxies []netip.Prefix
}

func (headerName) typed() bool { return false }

func (h headerName) who(r *http.Request) (string, error) {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "", fmt.Errorf("the address %q cannot be read: %w", r.RemoteAddr, err)
	}
	if !h.trusts(from.Addr()) {
		return "", fmt.Errorf("%s is no proxy that -proxy names", from.Addr())
	}
	sent := r.Header.Values(h.header)
	if len(sent) != 1 {
		return "", fmt.Errorf("the header %s is there %d times, and says who it is when it is there once", h.header, len(sent))
	}
	name := tidy(sent[0])
	if wrong := fieldError(&languages[0], nameField, name); wrong != "" {
		return "", fmt.Errorf("the header %s holds no name: %s", h.header, wrong)
	}
	return name, nil
}

func (h headerName) trusts(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, p := range h.proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// proxiesOf reads a list of addresses and networks: 127.0.0.1,10.0.0.0/8.
func proxiesOf(list string) (out []netip.Prefix, err error) {
	for one := range strings.SplitSeq(list, ",") {
		one = strings.TrimSpace(one)
		p, err := netip.ParsePrefix(one)
		if a, bad := netip.ParseAddr(one); bad == nil {
			p, err = netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("-proxy: %q is neither an address nor a network", one)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}
