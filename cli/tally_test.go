package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"chancery/report/article"
)

func TestLeft(t *testing.T) {
	for _, c := range []struct {
		passed time.Duration
		part   float64
		want   string
	}{
		{time.Second, 0.5, ""}, {time.Minute, 0, ""}, {time.Minute, 0.001, ""},
		{10 * time.Second, 0.5, ", 10 s left"}, {time.Minute, 0.25, ", 3 min left"}, {time.Hour, 0.4, ", 1.5 h left"}, {time.Minute, 1, ", 0 s left"},
	} {
		if got := left(c.passed, c.part); got != c.want {
			t.Errorf("%v, %g: %q, want %q", c.passed, c.part, got, c.want)
		}
	}
}

// TestPart measures by the bytes of files, and by the number of reports that are wanted.
func TestPart(t *testing.T) {
	folder := t.TempDir()
	for name, size := range map[string]int{"a.txt": 300, "b/c.txt": 700} {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, make([]byte, size), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths []string
		limit int
		want  float64
	}{
		{[]string{folder}, 0, 0.25}, {[]string{folder, "-"}, 0, 0}, {[]string{"https://example.org/feed"}, 0, 0},
		{[]string{folder}, 4, 0.5}, {[]string{"-"}, 4, 0.5}, {[]string{filepath.Join(folder, "a.txt")}, 0, 250. / 300},
	} {
		tally := newTally(&console{}, &reports{limit: c.limit})
		tally.live, tally.all = true, 2
		tally.measure(c.paths)
		tally.read.Store(250)
		if got := tally.part(); got != c.want {
			t.Errorf("%v of %d: %g, want %g", c.paths, c.limit, got, c.want)
		}
	}
}

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
