package renderers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// strictPolicy lets a page run and style itself only with files of its own
// server, and with style sheets that name its nonce: no eval, no inline scripts,
// no style attributes. A server makes a nonce anew for each page.
const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-of-this-test'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

// strictly measures whether a form can be filled in, sent and read under the
// policy, with validators that were compiled before where the renderer takes
// such: questions with conditions too. A renderer that works, and does without some
// of its style, works in part.
func (tr *trial) strictly() error {
	inner := &trial{page: tr.page, sample: tr.sample, renderer: tr.renderer, strict: true, spoil: tr.spoil}
	inner.use(tr.options)
	if tr.precompiled {
		compiled, err := inner.precompile()
		if err != nil {
			return err
		}
		tr.compiled = compiled
	}
	defer func() { tr.compiled = nil }()
	err := inner.show("")
	if err != nil {
		return err
	}
	if err = inner.roundTrip(); err == nil {
		err = inner.conditional()
	}
	if err != nil && err != errNothing {
		tr.t.Logf("%s, %s, under the policy: %v", tr.name, tr.title, err)
		return errors.New("what a person does under the policy has no effect, or not all of it")
	}
	if blocked := call[[]string](tr.page, "blocked"); len(blocked) > 0 {
		return half{"it works without the style that the policy keeps it from writing (" + strings.Join(blocked, ", ") + ")"}
	}
	return nil
}

// precompile returns the script with the validators of the form.
func (tr *trial) precompile() ([]byte, error) {
	in, err := json.Marshal(map[string]any{
		"renderer": strings.Split(tr.id, "-")[0], "schema": json.RawMessage(tr.profile(tr.schema)), "ui": json.RawMessage(tr.profile(tr.ui)),
	})
	if err != nil {
		return nil, err
	}
	node := exec.Command("node", "web/precompile.mjs")
	node.Stdin, node.Stderr = bytes.NewReader(in), os.Stderr
	out, err := node.Output()
	if err != nil {
		return nil, fmt.Errorf("the validators are not compiled: %w", err)
	}
	return out, nil
}
