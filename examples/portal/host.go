package main

import (
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
)

// hosts are the names that the portal goes by. A page of another site can make
// its own name lead to the portal's address, and the browser then takes the
// portal's pages for those of that site: asked by a strange name, the portal
// does not answer.
type hosts struct {
	names     map[string]bool
	addresses bool // and by any address in numbers, which no site can take over
}

// hostsOf returns the names in a list. Without one, they are those of this
// machine, and the one that the portal listens on.
func hostsOf(list, listen string) hosts {
	h := hosts{names: map[string]bool{}}
	for name := range strings.SplitSeq(list, ",") {
		h.add(name)
	}
	if len(h.names) > 0 {
		return h
	}
	h.addresses = true
	h.add("localhost")
	h.add(bare(listen))
	if name, err := os.Hostname(); err == nil {
		h.add(name)
	}
	return h
}

func (h hosts) add(name string) {
	if name = bare(strings.TrimSpace(name)); name != "" {
		h.names[name] = true
	}
}

// bare is a host without its port, as it is compared.
func bare(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

func (h hosts) has(host string) bool {
	name := bare(host)
	if h.names[name] {
		return true
	}
	_, err := netip.ParseAddr(name)
	return h.addresses && err == nil
}

// asked answers only those who ask for the portal by one of its names. Whoever
// watches its health may ask by any: it tells nothing.
func (s *server) asked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/health" || s.access.hosts.has(r.Host) {
			next.ServeHTTP(w, r)
			return
		}
		s.log.Warn("asked for by a strange name: -host says which are taken", "host", short(r.Host))
		v := s.visit(w, r)
		v.fail(&failure{http.StatusMisdirectedRequest, v.T("strange-host"), v.T("strange-host-2")})
	})
}
