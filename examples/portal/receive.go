package main

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"time"
)

// maxFile is how many bytes a file may have that is brought in. It is read into
// memory, one at a time.
const maxFile = 64 << 20

// sentFile is a file that somebody chose in a form.
type sentFile struct {
	name string
	data []byte
}

// file turns a page that takes a file into a handler.
func (s *server) file(page func(*visit) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.visit(w, r)
		err := v.known()
		if err == nil {
			select {
			case s.receiving <- struct{}{}:
				defer func() { <-s.receiving }()
				err = v.receive()
			case <-r.Context().Done():
				err = r.Context().Err()
			}
		}
		if err == nil {
			err = page(v)
		}
		v.fail(err)
	})
}

// receive reads a form with a file, within limits.
func (v *visit) receive() error {
	// A large file takes longer than a form. Not every writer has deadlines.
	c := http.NewResponseController(v.w)
	if err := errors.Join(c.SetReadDeadline(time.Now().Add(3*time.Minute)), c.SetWriteDeadline(time.Now().Add(6*time.Minute))); err != nil {
		v.log.Debug("no deadline", "error", err)
	}
	kind, _, err := mime.ParseMediaType(v.r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return &failure{http.StatusUnsupportedMediaType, v.T("media-type"), v.T("bad-request-2")}
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, maxFile+64<<10)
	parts, err := v.r.MultipartReader()
	if err != nil {
		return &failure{http.StatusBadRequest, v.T("bad-request"), v.T("bad-file")}
	}
	v.form = url.Values{}
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return v.brokenFile(err)
		}
		name, file := part.FormName(), part.FileName()
		most := int64(maxText * 4)
		if name == "file" {
			most = maxFile
		}
		data, err := io.ReadAll(io.LimitReader(part, most+1))
		switch {
		case err != nil:
			return v.brokenFile(err)
		case int64(len(data)) > most || n > 20:
			return &failure{http.StatusRequestEntityTooLarge, v.T("too-large"), v.T("file-too-large", maxFile>>20)}
		case name == "file" && v.sent == nil:
			v.sent = &sentFile{short(file), data}
		case name == "file":
			return &failure{http.StatusBadRequest, v.T("bad-request"), v.T("bad-file")}
		default:
			v.form.Add(name, string(data))
		}
	}
}

func (v *visit) brokenFile(err error) error {
	var over *http.MaxBytesError
	if errors.As(err, &over) {
		return &failure{http.StatusRequestEntityTooLarge, v.T("too-large"), v.T("file-too-large", maxFile>>20)}
	}
	v.log.Info("a file broke off", "path", v.r.URL.Path, "error", err)
	return &failure{http.StatusBadRequest, v.T("bad-request"), v.T("bad-file")}
}
