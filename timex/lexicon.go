package timex

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed lexicon.txt
var lexiconFile string

// class is the kind of a sense: the first column of lexicon.txt.
type class string

// A sense is one line of the lexicon for one word.
type sense struct {
	class class
	value string
	n     int // value as a number; 0 if it is none
}

// lexicon maps a lower-case word to its senses, and holidays to theirs by the first letters of their name.
type lexicon struct {
	senses   map[string][]sense
	holidays map[string][]holiday
}

// A holiday is a name of one or more words for a day of the year.
type holiday struct {
	words      []string
	month, day int
}

// words is the built-in lexicon. Its file is part of the program, and a test reads it for errors.
var words, errLexicon = readLexicon(lexiconFile)

// readLexicon reads the format that the head of lexicon.txt describes. The first bad line ends it.
func readLexicon(file string) (lexicon, error) {
	l := lexicon{map[string][]sense{}, map[string][]holiday{}}
	for n, line := range strings.Split(file, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) < 3 {
			return l, fmt.Errorf("lexicon.txt:%d: %q has no words; write a class, a value and at least one word", n+1, line)
		}
		if err := l.add(f[0], f[1], f[2:]); err != nil {
			return l, fmt.Errorf("lexicon.txt:%d: %w", n+1, err)
		}
	}
	return l, nil
}

func (l lexicon) add(kind, value string, words []string) error {
	if kind == "holiday" {
		return l.addHolidays(value, words)
	}
	n, _ := strconv.Atoi(value)
	if kind == "unit" || kind == "units" {
		u, ok := units[value]
		if !ok {
			return fmt.Errorf("%q is not a unit", value)
		}
		n = int(u)
	}
	for _, w := range words {
		l.senses[w] = append(l.senses[w], sense{class(kind), value, n})
	}
	return nil
}

func (l lexicon) addHolidays(value string, names []string) error {
	m, d, _ := strings.Cut(value, "-")
	mm, err1 := strconv.Atoi(m)
	dd, err2 := strconv.Atoi(d)
	if _, ok := calendarDay(2000, mm, dd); !ok || err1 != nil || err2 != nil {
		return fmt.Errorf("%q is not a day of the year; write month and day as 12-25", value)
	}
	for _, name := range names {
		w := strings.Split(name, "_")
		first := w[0][:letterRun(w[0])]
		l.holidays[first] = append(l.holidays[first], holiday{w, mm, dd})
	}
	return nil
}

// units are the names of units in lexicon.txt.
var units = map[string]grain{
	"second": second, "minute": minute, "hour": hour, "day": day, "weekend": weekend, "week": week,
	"month": month, "quarter": quarter, "year": year, "decade": decade, "century": century,
}
