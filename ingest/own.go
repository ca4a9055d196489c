package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/actor"
	"chancery/extract"
)

// Own names a user's own rules and dictionaries; the zero Own has none.
type Own struct {
	// Rules are files in the formats of the built-in ones, or folders of them. A file named like a built-in one, such as
	// status.txt or persons.txt, has its format; any other is a lexicon of words that tell of events.
	Rules []string
	// Actors are dictionaries of actors and agents in the format of PETRARCH.
	Actors []string
}

// Empty reports whether there is nothing of the user's own.
func (o Own) Empty() bool { return len(o.Rules)+len(o.Actors) == 0 }

// Check returns everything that is wrong with the user's files, each fault with its place and remedy.
func (o Own) Check() []error {
	files, err := o.read()
	if err != nil {
		return split(err)
	}
	actors, err := actor.Load(files.actors...)
	wrong := split(err)
	if err == nil {
		wrong = actors.Faults
	}
	_, err = extract.Load(files.rules...)
	return append(wrong, split(err)...)
}

// split takes joined errors apart.
func split(err error) []error {
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, split(one)...)
	}
	return all
}

// ownFiles are the user's files as the stages take them.
type ownFiles struct {
	actors []actor.File
	rules  []extract.File
}

// read reads all files; one that cannot be read is an error, and the others are still looked at.
func (o Own) read() (ownFiles, error) {
	var files ownFiles
	var wrong []error
	for _, path := range o.Actors {
		content, err := readText(path)
		wrong = append(wrong, err)
		files.actors = append(files.actors, actor.File{Name: path, Kind: actor.Petrarch, Content: content})
	}
	for _, path := range o.Rules {
		all, err := textsIn(path)
		wrong = append(wrong, err)
		for _, name := range all {
			content, err := readText(name)
			wrong = append(wrong, err)
			files.addRule(filepath.ToSlash(name), content)
		}
	}
	return files, errors.Join(wrong...)
}

// addRule gives a file to the stage whose format its name tells.
func (f *ownFiles) addRule(name, content string) {
	switch base := filepath.Base(name); {
	case slices.Contains(actor.Kinds, base):
		f.actors = append(f.actors, actor.File{Name: name, Kind: base, Content: content})
	case slices.Contains(extract.Kinds, base):
		f.rules = append(f.rules, extract.File{Name: name, Kind: base, Content: content})
	default:
		f.rules = append(f.rules, extract.File{Name: name, Kind: extract.Lexicon, Content: content})
	}
}

// hash tells one set of files from another; "" for none.
func (f *ownFiles) hash() string {
	var parts []string
	for _, a := range f.actors {
		parts = append(parts, a.Kind, a.Content)
	}
	for _, r := range f.rules {
		parts = append(parts, r.Kind, r.Content)
	}
	if parts == nil {
		return ""
	}
	return contentID(parts...)[:8]
}

// textsIn returns the file itself, or all files of a folder whose names end in .txt, in order.
func textsIn(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, missing(path, err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var all []string
	err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(name) == ".txt" {
			all = append(all, name)
		}
		return err
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s: no file in this folder ends in .txt; name one, or put one there", path)
	}
	return all, err
}

func missing(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file; check the path", path)
	}
	return err
}

// maxOwn is how large a file of rules may be.
const maxOwn = 64 << 20

// readText reads a file of the user's that must be UTF-8 text.
func readText(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", missing(path, err)
	case info.IsDir():
		return "", fmt.Errorf("%s: is a directory; name the files in it", path)
	case info.Size() > maxOwn:
		return "", fmt.Errorf("%s: has %d MB, and %d are read at most; split it", path, info.Size()>>20, maxOwn>>20)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return "", fmt.Errorf("%s: is in UTF-16; save it as UTF-8", path)
	}
	if i := slices.IndexFunc(bytes.Split(raw, []byte("\n")), func(line []byte) bool { return !utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0 }); i >= 0 {
		return "", fmt.Errorf("%s:%d: is not UTF-8 text; save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 turns the older encoding into it)", path, i+1)
	}
	return strings.ReplaceAll(string(raw), "\r\n", "\n"), nil
}
