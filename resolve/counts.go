package resolve

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// count is a number that a sentence gives of something.
type count struct {
	of    string // "killed", "wounded", or the stem of what is counted
	value float64
	bound bound
}

// bound says how exact a number is meant.
type bound uint8

const (
	exactly bound = iota
	atLeast
	atMost
	roughly
)

// bounds are the words before a number that say so, the longer ones first.
var bounds = []struct {
	words string
	bound bound
}{
	{"at least", atLeast}, {"more than", atLeast}, {"no fewer than", atLeast}, {"not less than", atLeast}, {"over", atLeast}, {"dozens", roughly},
	{"at most", atMost}, {"up to", atMost}, {"as many as", atMost}, {"no more than", atMost}, {"fewer than", atMost}, {"less than", atMost},
	{"about", roughly}, {"around", roughly}, {"nearly", roughly}, {"almost", roughly}, {"some", roughly}, {"roughly", roughly},
	{"approximately", roughly}, {"close to", roughly},
}

// counted are the words that say what became of those who are counted; they go before the noun.
var counted = map[string]string{}

func init() {
	for of, list := range map[string]string{
		"killed":  "killed dead died die deaths death kills killing fatalities lives",
		"wounded": "wounded injured hurt injuries wounding injuring",
		"missing": "missing",
		"held":    "arrested detained captured arrests detentions",
		"freed":   "released freed",
	} {
		for _, w := range strings.Fields(list) {
			counted[w] = of
		}
	}
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

var tens = map[string]float64{"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// countsIn lists the numbers of a sentence with what they count. Years, days and ordinals are none; nobody is nought.
func countsIn(sentence string) []count {
	tokens := numberTokens(sentence)
	var out []count
	for i := 0; i < len(tokens); i++ {
		if of, next := noneOf(tokens, i); of != "" {
			out = append(out, count{of, 0, exactly})
			i = next
			continue
		}
		value, next, money := numberAt(tokens, i)
		if next == i {
			continue
		}
		of := firstOf(whatIsCounted(tokens, i, next, money), numberOf(tokens, i))
		if of == "" && len(out) > 0 && next < len(tokens) && auxiliaries[tokens[next]] && !notCounted[tokens[max(0, i-1)]] {
			of = out[len(out)-1].of // "of 900 houses, 40 have been rebuilt"
		}
		if of != "" {
			out = append(out, count{of, value, boundBefore(tokens, i)})
		}
		i = next - 1
	}
	return out
}

// bareCounts reads the number of a sentence that does not say what it counts: what the number told before counts that is most like it.
func bareCounts(sentence string, told []count) []count {
	tokens := numberTokens(sentence)
	for i := range tokens {
		value, next, _ := numberAt(tokens, i)
		if next == i || i > 0 && (tokens[i-1] == "no" || tokens[i-1] == "one") || i > 0 && notCounted[tokens[i-1]] || next < len(tokens) && notCounted[tokens[next]] {
			continue
		}
		of, least := "", rivalry
		for _, c := range told {
			if ratio := max(c.value, value) / min(c.value, value); c.value > 0 && value > 0 && ratio < least {
				of, least = c.of, ratio
			}
		}
		if of != "" {
			return []count{{of, value, boundBefore(tokens, i)}}
		}
	}
	return nil
}

// rivalry is how many times as great as another a number may be to be its rival.
const rivalry = 10.0

// someNumber reports whether there is a number in a piece of text.
func someNumber(words string) bool {
	tokens := numberTokens(words)
	for i := range tokens {
		if _, next, _ := numberAt(tokens, i); next > i {
			return true
		}
	}
	return false
}

func numberTokens(sentence string) []string {
	tokens := strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ',' && r != '$'
	})
	for i, t := range tokens {
		tokens[i] = strings.Trim(t, ".,")
	}
	return tokens
}

// farther is how many words after "nobody" may say what became of no one: "no one among the 12 passengers was hurt".
const farther = 8

// noneOf names what nobody was, and where it stands: "nobody was hurt". "" if the token at i is not "nobody".
func noneOf(tokens []string, i int) (of string, at int) {
	one := tokens[i] == "nobody" || tokens[i] == "none" || tokens[i] == "no" && i+1 < len(tokens) && tokens[i+1] == "one"
	if !one {
		return "", i
	}
	for j := i + 1; j < min(len(tokens), i+farther); j++ {
		if counted[tokens[j]] != "" {
			return counted[tokens[j]], j
		}
	}
	return "", i
}

// numberOf names what a number counts that its sentence calls "the number of" something before.
func numberOf(tokens []string, at int) string {
	for i := max(0, at-2*reach-2); i+2 < at; i++ {
		if tokens[i] == "number" && tokens[i+1] == "of" && !notCounted[tokens[at-1]] {
			return cut(tokens[i+2])
		}
	}
	return ""
}

// numberAt reads the number that starts at i; next is i if there is none.
func numberAt(tokens []string, i int) (value float64, next int, money bool) {
	if i+2 < len(tokens) && tokens[i] == "half" && tokens[i+1] == "a" && scales[tokens[i+2]] > 0 {
		return scales[tokens[i+2]] / 2, i + 3, false
	}
	if i+1 < len(tokens) && (tokens[i] == "a" || tokens[i] == "an") && scales[tokens[i+1]] >= 1e2 {
		return scales[tokens[i+1]], i + 2, false
	}
	t, money := strings.CutPrefix(tokens[i], "$")
	if n := slices.Index(smallNumbers, t); n >= 0 {
		value = float64(n)
	} else if n, found := tens[t]; found {
		value = n
	} else if v, err := strconv.ParseFloat(strings.ReplaceAll(t, ",", ""), 64); err == nil && t[0] >= '0' && t[0] <= '9' {
		value = v
	} else {
		return 0, i, false
	}
	next = i + 1
	for next < len(tokens) && scales[tokens[next]] > 0 {
		value = math.Round(value*scales[tokens[next]]*1e3) / 1e3 // 4.1 billion is not 4,099,999,999.9999995
		next++
	}
	return value, next, money
}

// reach is how many words before or after a number may say what became of those counted.
const reach = 4

var notCounted = set(`january february march april may june july august september october november december am pm percent per day days
	week weeks month months year years hour hours minutes ago degrees o'clock years-old`)

// owners stand before those of whom some are counted.
var owners = set("its their his her our the these those")

// increments are the words after a number that is only added to another one.
var increments = set("more others other additional further")

// whatIsCounted names what the number tokens[from:to] counts: what became of them, or the noun that follows. "" for dates.
func whatIsCounted(tokens []string, from, to int, money bool) string {
	switch {
	case money:
		return "amount"
	case from > 0 && notCounted[tokens[from-1]], to < len(tokens) && notCounted[tokens[to]]:
		return ""
	case to < len(tokens) && increments[tokens[to]], partOf(tokens, from, to):
		return "" // "two more have died", "three of the dead" are no tolls
	case to-from == 1 && len(tokens[from]) == 4 && (tokens[from] >= "1900" && tokens[from] <= "2100"):
		return ""
	}
	if to+2 < len(tokens) && tokens[to] == "of" && owners[tokens[to+1]] {
		to += 2 // "two of its rangers"
	}
	for d := 1; d <= reach; d++ {
		if i := from - d; i >= 0 && d <= 3 && counted[tokens[i]] != "" {
			return counted[tokens[i]]
		}
		if i := to + d - 1; i < len(tokens) && counted[tokens[i]] != "" {
			return counted[tokens[i]]
		}
	}
	if to < len(tokens) && len(tokens[to]) > 2 && !functionWords[tokens[to]] {
		if tokens[to] == "dollars" {
			return "amount"
		}
		return cut(headOf(tokens[to:]))
	}
	return ""
}

// headOf is the noun among the words after a number: the last of the plurals that stand together, or else the first word.
func headOf(tokens []string) string {
	head := ""
	for _, t := range tokens[:min(len(tokens), reach)] {
		plural := strings.HasSuffix(t, "s") && !strings.HasSuffix(t, "ss") && len(t) > 3 || plurals[t]
		switch {
		case functionWords[t] || len(t) < 3 || scales[t] > 0 || head != "" && !plural:
			return firstOf(head, tokens[0])
		case plural:
			head = t
		}
	}
	return firstOf(head, tokens[0])
}

// plurals are those without an ending; auxiliaries follow a number that leaves its noun out.
var (
	plurals     = set("people men women children police troops cattle sheep fish aircraft")
	auxiliaries = set("have has had were was are is")
)

// partOf reports whether a number is only a part of one told before: "three of the dead", "including two officers".
func partOf(tokens []string, from, to int) bool {
	if to+1 < len(tokens) && tokens[to] == "of" && (tokens[to+1] == "them" || tokens[to+1] == "those" ||
		tokens[to+1] == "the" && to+2 < len(tokens) && counted[tokens[to+2]] != "") {
		return true
	}
	return from > 0 && (tokens[from-1] == "including" || tokens[from-1] == "them" && from > 1 && tokens[from-2] == "among")
}

func boundBefore(tokens []string, i int) bound {
	before := strings.Join(tokens[max(0, i-3):i], " ")
	for _, b := range bounds {
		if before == b.words || strings.HasSuffix(before, " "+b.words) {
			return b.bound
		}
	}
	return exactly
}

// differ reports whether two numbers of the same thing cannot both be right as they are meant.
func differ(a, b count) bool {
	if a.value > b.value {
		a, b = b, a
	}
	switch { // a is the smaller one
	case a.value == b.value, a.bound == atLeast, b.bound == atMost:
		return false
	case a.bound == roughly || b.bound == roughly || round(a.value) || round(b.value):
		return (b.value-a.value)/b.value > 0.15
	}
	return true
}

// round reports whether a number looks rounded: 100 or 2,500, with at most two digits before its zeros.
func round(v float64) bool {
	if v < 100 {
		return false
	}
	for v >= 100 {
		if v/10 != float64(int64(v/10)) {
			return false
		}
		v /= 10
	}
	return true
}
