package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"
)

const (
	maxBody   = 2 << 20 // bytes of a post
	maxFields = 10_000  // names and values in a post: net/url takes no more
	maxText   = 5000    // characters of one field
	maxName   = 200     // characters of a name
)

// handler returns the whole portal, with its guards around it.
func (s *server) handler() http.Handler {
	// Guard one of two against forged posts: a browser says where a post comes
	// from (Sec-Fetch-Site, or Origin), and from elsewhere it is refused. The
	// other is the token in each form, which guards those that browsers too
	// old to say so still use.
	origins := http.NewCrossOriginProtection()
	origins.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.visit(w, r)
		v.fail(&failure{http.StatusForbidden, v.T("forbidden"), v.T("forbidden-2")})
	}))
	return s.logged(headers(s.recovered(s.asked(origins.Handler(http.HandlerFunc(s.serve))))))
}

// serve is the router, with pages of our own for what it does not know.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	h, pattern := s.routes.Handler(r)
	if pattern != "" {
		s.routes.ServeHTTP(w, r)
		return
	}
	told := &status{ResponseWriter: w, silent: true}
	h.ServeHTTP(told, r)
	v := s.visit(w, r)
	switch {
	case told.code == http.StatusMethodNotAllowed:
		v.fail(&failure{told.code, v.T("not-allowed"), v.T("bad-request-2")})
	case told.code >= 300 && told.code < 400: // to the same path, cleaned
		h.ServeHTTP(w, r)
	default:
		v.fail(notFound(v))
	}
}

// headers are on every answer.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		// Nothing comes from elsewhere, and nothing written into a page runs:
		// not even if some text should ever be written without being escaped.
		h.Set("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// recovered turns a panic into a page. What was being saved was in a
// transaction, which is then rolled back.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.log.Error("panic", "value", p, "stack", string(debug.Stack()))
			s.visit(w, r).fail(errors.New("panic"))
		}()
		next.ServeHTTP(w, r)
	})
}

// logged writes a line for each request, without what was sent.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin, st := time.Now(), &status{ResponseWriter: w}
		next.ServeHTTP(st, r)
		s.log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", r.Method),
			slog.String("path", r.URL.Path), slog.Int("status", st.code), slog.Duration("took", time.Since(begin)))
	})
}

// status remembers the status of an answer. A silent one sends nothing.
type status struct {
	http.ResponseWriter
	code   int
	silent bool
}

func (s *status) WriteHeader(code int) {
	if s.code == 0 {
		s.code = code
	}
	if !s.silent {
		s.ResponseWriter.WriteHeader(code)
	}
}

func (s *status) Write(b []byte) (int, error) {
	if s.code == 0 {
		s.code = http.StatusOK
	}
	if s.silent {
		return len(b), nil
	}
	return s.ResponseWriter.Write(b)
}

func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

const (
	sessionCookie  = "portal_session"
	nameCookie     = "portal_name"
	languageCookie = "portal_language"
)

// visit reads who comes: the cookies, and the language.
func (s *server) visit(w http.ResponseWriter, r *http.Request) *visit {
	v := &visit{server: s, w: w, r: r}
	v.language = languageFor(r.URL.Query().Get("lang"))
	if v.language != nil {
		v.setCookie(languageCookie, v.Tag, 365*24*time.Hour)
	} else if c, err := r.Cookie(languageCookie); err == nil {
		v.language = languageFor(c.Value)
	}
	if v.language == nil {
		v.language = preferred(r.Header.Get("Accept-Language"))
	}
	if c, err := r.Cookie(sessionCookie); err == nil && len(c.Value) == len(rand.Text()) {
		v.session = c.Value
	} else {
		v.session = rand.Text()
		v.setCookie(sessionCookie, v.session, 0)
	}
	v.name, v.unknown = s.access.asker.who(r)
	return v
}

// known refuses a visitor of whom nobody says who it is, where somebody should.
func (v *visit) known() error {
	if v.unknown == nil {
		return nil
	}
	v.log.Warn("refused: nobody says who is asking", "path", v.r.URL.Path, "error", v.unknown)
	return &failure{http.StatusForbidden, v.T("nobody"), v.T("nobody-2")}
}

// browser names this visitor's browser without giving its session away.
func (v *visit) browser() string {
	mac := hmac.New(sha256.New, v.key)
	mac.Write([]byte("browser " + v.session))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:12])
}

// setCookie sets a cookie that scripts cannot read, and that other sites'
// posts do not carry. Without an age it goes with the browser.
func (v *visit) setCookie(name, value string, age time.Duration) {
	http.SetCookie(v.w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()),
		HttpOnly: true, Secure: v.access.https, SameSite: http.SameSiteLaxMode,
	})
}

// sign makes the token of a session: whoever does not have the key, or sends
// the token of another session, is refused.
func (s *server) sign(session string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(session))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// read reads what was posted, within limits.
func (v *visit) read() error {
	if v.r.Method != http.MethodPost {
		return nil
	}
	kind, _, err := mime.ParseMediaType(v.r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return &failure{http.StatusUnsupportedMediaType, v.T("media-type"), v.T("bad-request-2")}
	}
	tooLarge := &failure{http.StatusRequestEntityTooLarge, v.T("too-large"), v.T("too-large-2", maxBody>>10, maxFields)}
	body, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, maxBody))
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return tooLarge
	case err != nil: // it broke off: the half of a form is no form
		v.log.Info("a post broke off", "path", v.r.URL.Path, "error", err)
		return &failure{http.StatusBadRequest, v.T("bad-request"), v.T("bad-request-2")}
	case strings.Count(string(body), "&") >= maxFields:
		return tooLarge
	}
	if v.form, err = url.ParseQuery(string(body)); err != nil {
		return &failure{http.StatusBadRequest, v.T("bad-request"), v.T("bad-request-2")}
	}
	// A page that people type into changes its language by a post, which saves
	// nothing and brings back all that was typed.
	if l := languageFor(v.form.Get("lang")); l != nil && len(v.form["lang"]) == 1 {
		v.language, v.relang = l, true
		v.setCookie(languageCookie, l.Tag, 365*24*time.Hour)
		delete(v.form, "lang")
	}
	return nil
}

// forged reports whether a post lacks the token of its session.
func (v *visit) forged() bool {
	token := v.form["token"]
	return len(token) != 1 || !hmac.Equal([]byte(token[0]), []byte(v.Token()))
}
