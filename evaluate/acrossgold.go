package evaluate

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/record"
)

// What is expected of a story line; resolve/testdata/stories/README.md says what each field means.
type (
	goldLine struct {
		Complete     []string          `json:"complete"`
		Docket       []goldUndertaking `json:"docket"`
		Ladders      []goldLadder      `json:"ladders"`
		Entries      [][]goldMention   `json:"entries"`
		Distinct     [][]goldMention   `json:"distinct"`
		Origins      []goldOrigin      `json:"origins"`
		Disputes     []goldDispute     `json:"disputes"`
		NotDisputes  []goldDispute     `json:"not_disputes"`
		Superlatives []goldSuperlative `json:"superlatives"`
		Series       []goldSeries      `json:"series"`
		Agreements   []goldPact        `json:"agreements"`
		Offices      []goldTenure      `json:"offices"`
		Questions    []goldQuestion    `json:"questions"`
	}
	goldHappening struct {
		Actor     string `json:"actor"`
		Recipient string `json:"recipient"`
		Type      string `json:"type"`
	}
	goldUndertaking struct {
		AsOf string `json:"as_of"`
		goldHappening
		DueFrom string `json:"due_from"`
		DueTo   string `json:"due_to"`
		Outcome string `json:"outcome"`
		By      string `json:"by"`
		Report  string `json:"report"`
		Words   string `json:"words"`
		Core    *bool  `json:"core,omitempty"`
	}
	goldLadder struct {
		goldHappening
		When  *goldWindow `json:"when"`
		Steps []goldStep  `json:"steps"`
		Core  *bool       `json:"core,omitempty"`
	}
	goldWindow struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	goldStep struct {
		Status string `json:"status"`
		Report string `json:"report"`
	}
	goldMention [2]string // report, words
	goldOrigin  struct {
		Of      string   `json:"of"`
		Reports []string `json:"reports"`
	}
	goldDispute struct {
		About     goldHappening `json:"about"`
		Attribute string        `json:"attribute"`
		Sides     []goldSide    `json:"sides"`
		SettledBy string        `json:"settled_by,omitempty"`
	}
	goldSide struct {
		Value   string   `json:"value"`
		Reports []string `json:"reports"`
	}
	goldSuperlative struct {
		Report  string `json:"report"`
		Words   string `json:"words"`
		Verdict string `json:"verdict"`
		By      string `json:"by"`
	}
	goldSeries struct {
		Speaker string       `json:"speaker"`
		About   string       `json:"about"`
		Values  []string     `json:"values"`
		Reports []string     `json:"reports"`
		found   record.Actor // the speaker of a series that was found
	}
	goldPact struct {
		Names   []string       `json:"names"`
		Parties []string       `json:"parties"`
		Stages  []goldStage    `json:"stages"`
		Bearing []goldBearing  `json:"bearing"`
		found   []record.Actor // the parties of an agreement that was found
	}
	goldBearing struct {
		Clause       string `json:"clause"`
		ClauseReport string `json:"clause_report"`
		Report       string `json:"report"`
		Words        string `json:"words"`
		How          string `json:"how"`
	}
	goldStage struct {
		Stage  string `json:"stage"`
		Report string `json:"report"`
	}
	goldTenure struct {
		Office  string `json:"office"`
		Country string `json:"country"`
		Holder  string `json:"holder"`
		From    string `json:"from"`
		To      string `json:"to"`
		Acting  bool   `json:"acting"`
	}
	goldQuestion struct {
		Family int    `json:"family"`
		Ask    string `json:"ask"`
		AsOf   string `json:"as_of"`
		Answer struct {
			Reports  []string `json:"reports"`
			Contains []string `json:"contains"`
			None     bool     `json:"none"`
		} `json:"answer"`
	}
)

func (u *goldUndertaking) core() bool { return u.Core == nil || *u.Core }

// closed reports whether something has become of it by its day, or its time has passed.
func (u *goldUndertaking) closed() bool { return u.Outcome != "open" && u.Outcome != "restated" }

func anyOf(bars string) []string { return strings.Split(bars, "|") }

// storyFolders lists the story lines of a set, in order; a folder that is a line itself is the only one.
func storyFolders(set string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(set, "*", expectedFile))
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(set, expectedFile)); err == nil {
		files = append(files, filepath.Join(set, expectedFile))
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no story lines; name a folder of folders with reports and an %s", set, expectedFile)
	}
	for i := range files {
		files[i] = filepath.Dir(files[i])
	}
	return files, nil
}

const expectedFile = "expected.json"

func readExpected(folder string) (g goldLine, err error) {
	path := filepath.Join(folder, expectedFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return g, fmt.Errorf("the gold: %w", err)
	}
	if err := json.Unmarshal(data, &g); err != nil {
		return g, fmt.Errorf("%s: not what is expected of a story line: %w", path, err)
	}
	return g, nil
}
