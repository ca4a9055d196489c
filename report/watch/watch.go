// Package watch asks sources again and again as their operators wish: only for what has changed, no more often than they
// allow, later after each failure, and never what their robots.txt keeps from programs.
//
//  1. A State remembers, from one round to the next and from one run to the next, what was seen of each source. (state.go)
//  2. Web gets addresses for package report, one host at a time and politely. (web.go)
package watch

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// Changed lists the files of a folder, and of those below it, that are new or other than when they were last seen, in the order of their names, and
// marks them as seen. A file that was written after some time is left for the next round, for a program may still be writing it; hidden files and links are left alone.
func (s *Source) Changed(folder string, until time.Time) ([]string, error) {
	var changed []string
	seen := map[string]bool{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != folder && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil || info.ModTime().After(until) {
			return nil // gone meanwhile, or not finished
		}
		mark := path + "\x00" + info.ModTime().UTC().Format(time.RFC3339Nano)
		if !s.has(mark) {
			changed = append(changed, path)
		}
		seen[mark] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.keep(seen)
	return changed, nil
}
