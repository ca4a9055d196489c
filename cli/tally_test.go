package cli

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"chancery/report/article"
)

func TestTally(t *testing.T) {
	index := fmt.Errorf("a: %w", article.Refuse(article.Index, "is an index"))
	damaged := article.Refuse(article.Damaged, "is cut")
	for _, c := range []struct {
		name        string
		lost        []error
		read        int
		result, say string
	}{
		{"all read", nil, 2, "", ""},
		{"no articles among them", []error{index, index}, 2, "", "chancery: 2 of 4 were no reports to read (2 index page); the others were read\n"},
		{"damaged ones too", []error{index, damaged}, 2, "2 of 4 reports could not be read (1 damaged, 1 index page); the others were", ""},
		{"none", []error{index, errors.New("x")}, 0, "none of the 2 reports could be read (1 index page)", ""},
	} {
		var said bytes.Buffer
		tally := newTally(&console{err: &said}, &reports{quiet: true})
		for _, err := range c.lost {
			tally.count(err)
		}
		for range c.read {
			tally.count(nil)
		}
		result := ""
		if err := tally.result(); err != nil {
			result = err.Error()
		}
		if result != c.result || said.String() != c.say {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, result, said.String(), c.result, c.say)
		}
	}
}
