package lemma

import "strings"

// inflect returns the regular past tense, present participle and third person of a verb, by its Penn tags.
func inflect(verb string) map[string]string {
	stem := verb
	switch {
	case strings.HasSuffix(verb, "ie"):
		return map[string]string{"VBD": verb + "d", "VBG": strings.TrimSuffix(verb, "ie") + "ying", "VBZ": verb + "s"}
	case strings.HasSuffix(verb, "ee"), strings.HasSuffix(verb, "oe"), strings.HasSuffix(verb, "ye"):
		return map[string]string{"VBD": verb + "d", "VBG": verb + "ing", "VBZ": verb + "s"}
	case strings.HasSuffix(verb, "e"):
		return map[string]string{"VBD": verb + "d", "VBG": strings.TrimSuffix(verb, "e") + "ing", "VBZ": verb + "s"}
	case endsInConsonantY(verb):
		return map[string]string{"VBD": strings.TrimSuffix(verb, "y") + "ied", "VBG": verb + "ing", "VBZ": plural(verb)}
	case doubles(verb):
		stem += verb[len(verb)-1:]
	}
	return map[string]string{"VBD": stem + "ed", "VBG": stem + "ing", "VBZ": plural(verb)}
}

// compare returns the comparative and superlative of a short adjective, by their Penn tags.
func compare(adjective string) map[string]string {
	stem := adjective
	switch {
	case strings.HasSuffix(adjective, "e"):
		stem = strings.TrimSuffix(adjective, "e")
	case endsInConsonantY(adjective):
		stem = strings.TrimSuffix(adjective, "y") + "i"
	case doubles(adjective):
		stem += adjective[len(adjective)-1:]
	}
	return map[string]string{"JJR": stem + "er", "JJS": stem + "est"}
}

// plural adds -s as nouns and verbs do.
func plural(word string) string {
	switch {
	case endsInConsonantY(word):
		return strings.TrimSuffix(word, "y") + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "z"),
		strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}

func endsInConsonantY(w string) bool {
	return len(w) > 2 && w[len(w)-1] == 'y' && !isVowel(w[len(w)-2])
}

// doubles reports whether a word of one syllable ends in one vowel and one consonant: plan, planned.
func doubles(w string) bool {
	n := len(w)
	if n < 3 || isVowel(w[n-1]) || strings.IndexByte("wxy", w[n-1]) >= 0 || !isVowel(w[n-2]) || isVowel(w[n-3]) {
		return false
	}
	return strings.IndexFunc(w[:n-2], func(r rune) bool { return strings.ContainsRune("aeiouy", r) }) < 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
