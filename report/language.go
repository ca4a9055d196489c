package report

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"chancery/text"
)

//go:embed languages.txt
var languagesData string

// functionWords maps a word to the languages, by index into codes, that use it all the time.
type functionWords struct {
	codes []string
	of    map[string][]int
}

var languages = sync.OnceValue(func() functionWords {
	f := functionWords{of: map[string][]int{}}
	for line := range strings.Lines(languagesData) {
		code, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		f.codes = append(f.codes, code)
		for _, w := range strings.Fields(words) {
			f.of[w] = append(f.of[w], len(f.codes)-1)
		}
	}
	return f
})

// undetermined is ISO 639-2's code for a language that is none of those listed.
const undetermined = "und"

// The vote looks at the first words only, and below the least number of words it says nothing.
const votingWords, leastWords = 1000, 12

// setLanguage fills d.Language and says so if the report is not in English, the one language that is analysed.
// The words count; what the carrier declares counts where they are too few to tell.
func setLanguage(d *text.Document, declared string) {
	if d.Language = languageOf(d.Body.In(d.Text)); d.Language == "" {
		d.Language = declared
	}
	switch d.Language {
	case "en":
	case "":
		d.Notices = append(d.Notices, "Language: could not be told; the report was read as English.")
	case undetermined:
		d.Notices = append(d.Notices, "Language: none that is known here; only English is read, so nothing was recorded from this report.")
	default:
		d.Notices = append(d.Notices, "Language: this report seems to be in \""+d.Language+"\"; only English is read, so nothing was recorded from it.")
	}
}

// languageOf lets the function words vote. Equal votes go to the language listed first, English before all;
// "" if no word of the list occurs, and undetermined if the letters are mostly not those of any listed language.
func languageOf(s string) string {
	f := languages()
	votes := make([]int, len(f.codes))
	words, hits := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; words > votingWords {
			break
		}
		for _, i := range f.of[strings.ToLower(w)] {
			votes[i]++
			hits++
		}
	}
	best := 0
	for i, v := range votes {
		if v > votes[best] {
			best = i
		}
	}
	switch {
	case hits == 0 && foreignScript(s):
		return undetermined
	case hits == 0 || words < leastWords && best != 0:
		return ""
	}
	return f.codes[best]
}

// foreignScript reports whether most letters are neither Latin nor Cyrillic.
func foreignScript(s string) bool {
	letters, foreign := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.In(r, unicode.Latin, unicode.Cyrillic) {
				foreign++
			}
		}
	}
	return foreign*2 > letters
}
