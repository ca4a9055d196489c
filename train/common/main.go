// Command common makes resolve/story/common.txt, the commonest English words in the order of their frequency. In go the words
// of nlp/model/vectors.model, which stand there in that order; out comes the table.
//
//	go run ./train/common
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"regexp"
	"strings"

	"chancery/nlp/model"
)

const most = 20_000 // words; what is rarer tells reports apart no better than the last of them

const papers = `# The commonest English words, the most frequent first: how much a word tells of what a report is about.
#
# Source:   the words of GloVe 6B (Pennington, Socher and Manning 2014), which come in the order of their frequency in
#           Wikipedia and Gigaword, through nlp/model/vectors.model. Made by train/common.
# Licence:  Public Domain Dedication and License 1.0
# Format:   a word in lower case a line
# Example:  government
`

func main() {
	log.SetFlags(0)
	log.SetPrefix("common: ")
	file, err := model.Open("vectors")
	if err != nil {
		log.Fatal(err)
	}
	words, err := commonest(file)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("resolve/story/common.txt", []byte(papers+strings.Join(words, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(fmt.Errorf("%w; run it in the repository", err))
	}
}

// plain is a word as package story parts them: letters, or digits that points and commas may part.
var plain = regexp.MustCompile(`^(\pL\pL+|\d+([.,]\d+)*)$`)

// commonest returns the first words of a file of vectors, those that are no marks or parts of words.
func commonest(file []byte) ([]string, error) {
	line, body, _ := bytes.Cut(file, []byte("\n"))
	var header struct{ Words int }
	if err := json.Unmarshal(line, &header); err != nil {
		return nil, fmt.Errorf("the header of vectors.model: %w", err)
	}
	var words []string
	for range header.Words {
		word, rest, found := bytes.Cut(body, []byte("\n"))
		if !found || len(words) == most {
			break
		}
		if plain.Match(word) {
			words = append(words, string(word))
		}
		body = rest
	}
	return words, nil
}
