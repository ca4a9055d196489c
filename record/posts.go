package record

import "strings"

// IsPost reports whether a role is an office that one person holds at a time, or one of a few: "foreign minister", "ambassador to the United
// Nations". Ranks ("general"), callings ("lawyer") and ties ("wife") are none.
func IsPost(role string) bool { return postOf(role) >= 0 }

// PostName is the name of an office without what only describes the holder: "accused interior minister", "new prime minister".
func PostName(role string) string {
	words := strings.Fields(role)
	end := postOf(role)
	if end < 0 {
		return role
	}
	first := 0
	for i, w := range words[:end] {
		if w = strings.ToLower(w); describes[w] || strings.HasSuffix(w, "ed") && len(w) > len("need") {
			first = i + 1
		}
	}
	out := words[first : end+1]
	if rest := words[end+1:]; len(rest) > 1 && ofWhat[rest[0]] {
		out = words[first:]
	}
	return strings.Join(out, " ")
}

// postOf is the place of the word that heads an office among the words of a role, -1 if it is none.
func postOf(role string) int {
	words := strings.Fields(strings.ToLower(role))
	end := len(words)
	for i, w := range words {
		if i > 0 && (ofWhat[w] || w == "in" || w == "at" || w == "a") {
			end = i
			break
		}
	}
	if end > 1 && words[end-1] == "general" && generals[words[end-2]] {
		return end - 1
	}
	if end == 0 || !posts[words[end-1]] || end > 1 && notPosts[words[end-2]] {
		return -1
	}
	if (words[end-1] == "leader" || words[end-1] == "member") && !(end > 1 && words[end-2] == "supreme") && !(words[end-1] == "member" && len(words) > end) {
		return -1
	}
	return end - 1
}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var (
	ofWhat = setOf("of for to")
	// posts are the words that head the name of an office.
	posts = setOf(`president president-elect premier minister chancellor secretary secretary-general director-general governor-general governor mayor
		king queen emir emperor sultan pope monarch ambassador envoy commissioner consul speaker senator prosecutor ombudsman
		chairman chairwoman chair chief director head taoiseach spokesman spokeswoman spokesperson general-secretary leader member
		attorney-general representative adviser advisor treasurer comptroller`)
	// generals are words that make a general the holder of an office.
	generals = setOf("secretary director governor attorney prosecutor inspector solicitor surgeon consul")
	// notPosts are words before one of these that make it another thing.
	notPosts = setOf("opposition rebel union student party company team gang clan tribal village police junta s")
	// describes are words that tell of the holder and not of the office.
	describes = setOf("new then outgoing incoming longtime veteran current former late next top controversial embattled accused own first second third female male")
)
