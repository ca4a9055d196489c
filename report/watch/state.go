package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"chancery/report/fetch"
)

// State is what is remembered of the sources that are watched. It is a file of its own beside the record, and can be deleted: then everything is asked
// for once more, and what the record has already is not read again.
type State struct {
	Sources map[string]*Source
	path    string
}

// Source is what is remembered of one source.
type Source struct {
	fetch.Validators
	Next     time.Time // not to be asked before
	Failures int       `json:",omitzero"` // since it last answered
	Seen     []string  `json:",omitzero"` // hashes of what it held when it was last read, sorted
}

// Open reads the state from a file; it is empty if there is none.
func Open(path string) (*State, error) {
	s := &State{Sources: map[string]*Source{}, path: path}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, s); err != nil {
		return nil, fmt.Errorf("%s is damaged (%w); delete it, and everything is asked for once more", path, err)
	}
	return s, nil
}

// Save writes the state to its file, whole or not at all.
func (s *State) Save() error {
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), s.path)
}

// Of is what is remembered of a source.
func (s *State) Of(name string) *Source {
	if s.Sources[name] == nil {
		s.Sources[name] = &Source{}
	}
	return s.Sources[name]
}

// longestWait is how long a source that fails is left alone at most.
const longestWait = 24 * time.Hour

// Answered notes that a source answered at some time, and is to be asked again after a while.
func (s *Source) Answered(now time.Time, every time.Duration) {
	s.Failures, s.Next = 0, now.Add(every)
}

// Failed notes that a source did not answer: it is left alone for twice as long each time, a day at most, or for as long as it asks.
func (s *Source) Failed(now time.Time, every, asked time.Duration) {
	s.Failures++
	wait := every
	for range s.Failures {
		wait = min(2*wait, longestWait)
	}
	s.Next = now.Add(max(wait, asked))
}

// New reports whether something was not there when the source was last read.
func (s *Source) New(what string) bool { return !s.has(what) }

// Keep notes what the source holds now. What it no longer holds is forgotten.
func (s *Source) Keep(what []string) {
	seen := map[string]bool{}
	for _, w := range what {
		seen[w] = true
	}
	s.keep(seen)
}

func (s *Source) has(what string) bool {
	_, found := slices.BinarySearch(s.Seen, hash(what))
	return found
}

func (s *Source) keep(seen map[string]bool) {
	s.Seen = nil
	for what := range maps.Keys(seen) {
		s.Seen = append(s.Seen, hash(what))
	}
	slices.Sort(s.Seen)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
