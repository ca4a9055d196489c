package evaluate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// recordGold is a gold record: one report, and what a careful reader noted.
type recordGold struct {
	Doc       string     `json:"doc"`
	Published string     `json:"published"`
	Text      string     `json:"text"` // or in a file of its own: texts/<doc>.txt
	Items     []goldItem `json:"items"`
}

// goldItem is one note. Which fields it has depends on its kind.
type goldItem struct {
	Kind       string      `json:"kind"`    // event, statement, agreement, provision, role, time
	Anchor     string      `json:"anchor"`  // words that stand once in the text; empty: anywhere
	Trigger    string      `json:"trigger"` // words within the anchor
	Type       []string    `json:"type"`    // the best answer first, then others that are accepted
	Status     []string    `json:"status"`
	Actors     []goldActor `json:"actors"`
	Recipients []goldActor `json:"recipients"`
	Source     []goldActor `json:"source"`
	Speaker    goldActor   `json:"speaker"`
	When       *goldDays   `json:"when"`
	Core       *bool       `json:"core"` // false: may be left out without harm; absent: true
	Parties    []string    `json:"parties"`
	Modality   string      `json:"modality"`
	Name       string      `json:"name"`    // of a role
	Country    string      `json:"country"` // of a role
	goldDays               // of a time
}

type goldActor struct {
	Name      string `json:"name"`
	Country   string `json:"country"`
	Sector    string `json:"sector"`
	Anonymous bool   `json:"anonymous"`
}

type goldDays struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

func (it *goldItem) core() bool { return it.Core == nil || *it.Core }

// readRecordGold reads a folder of gold records in the order of their names.
func readRecordGold(folder string) ([]recordGold, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no gold records; name a folder of .json files, one for each report", folder)
	}
	var gold []recordGold
	for _, f := range files {
		g, err := readOneGold(folder, f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		gold = append(gold, g)
	}
	return gold, nil
}

func readOneGold(folder, file string) (recordGold, error) {
	var g recordGold
	data, err := os.ReadFile(file)
	if err != nil {
		return g, err
	}
	if err := json.Unmarshal(data, &g); err != nil {
		return g, fmt.Errorf("not a gold record: %w", err)
	}
	name := strings.TrimSuffix(filepath.Base(file), ".json") + ".txt"
	for _, path := range []string{filepath.Join(folder, "texts", name), filepath.Join(folder, name)} {
		if g.Text != "" {
			break
		}
		data, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return g, err
		}
		g.Text = string(data)
	}
	if g.Text == "" {
		return g, fmt.Errorf(`has no "text"; put the report into texts/%s`, name)
	}
	return g, nil
}
