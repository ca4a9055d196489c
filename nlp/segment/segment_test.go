package segment

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"chancery/text"
)

// show writes a Document's sentences a line each, words parted by spaces, joined words by "_".
func show(d *text.Document) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			switch {
			case d.Tokens[i].Joined:
				b.WriteByte('_')
			case i > s.First:
				b.WriteByte(' ')
			}
			b.WriteString(d.Tokens[i].Form)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var loadOnce = sync.OnceValues(Load)

func split(t testing.TB, raw string) *text.Document {
	t.Helper()
	s, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Document{Text: raw}
	s.Split(d)
	return d
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"contractions", "He didn't say it's Vance's.", "He did_n't say it_'s Vance_'s .\n"},
		{"typographic", "They won’t leave “soon,” he said.", "They wo_n’t leave “ soon , ” he said .\n"},
		{"joined verbs", "We cannot stay and we're gonna go.", "We can_not stay and we_'re gon_na go .\n"},
		{"hyphens", "A 15-year deal with U.S.-based firms.", "A 15 - year deal with U.S. - based firms .\n"},
		{"titles", "Gen. Colin Powell met Mr. Smith. They spoke.", "Gen. Colin Powell met Mr. Smith .\nThey spoke .\n"},
		{"months", "It was signed on Jan. 5. Nobody came.", "It was signed on Jan. 5 .\nNobody came .\n"},
		{"initials", "J. D. Vance and George H. W. Bush flew to the U.S. on Sunday.", "J. D. Vance and George H. W. Bush flew to the U.S. on Sunday .\n"},
		{"quotation", "\"We are ready.\" He left.", "\" We are ready . \"\nHe left .\n"},
		{"money", "It costs $3.5 million or €2,900,000, up 15%.", "It costs $ 3.5 million or € 2,900,000 , up 15 % .\n"},
		{"dashes", "The accord—signed in 2015—lapsed.", "The accord — signed in 2015 — lapsed .\n"},
		{"slashes", "It runs 24/7 for the G7/G20 and/or others.", "It runs 24/7 for the G7/G20 and / or others .\n"},
		{"letters and figures", "Flight MH17, the G7 and EUR50.", "Flight MH17 , the G7 and EUR 50 .\n"},
		{"abbreviation before a comma", "Rep. Ann Lee, D-Minn., disagreed.", "Rep. Ann Lee , D - Minn. , disagreed .\n"},
		{"date", "On 2026-01-24 they met.", "On 2026-01-24 they met .\n"},
		{"question in a quotation", "\"Will you go?\" he asked. \"No!\"", "\" Will you go ? \" he asked .\n\" No ! \"\n"},
		{"dateline", "WASHINGTON (Example) - The president spoke.", "WASHINGTON ( Example ) - The president spoke .\n"},
		{"bullets", "• First item\n• Second item", "• First item\n• Second item\n"},
		{"capitals", "IRAN'S LEADER DOESN'T AGREE. THE U.S. WON'T WAIT.", "IRAN_'S LEADER DOES_N'T AGREE .\nTHE U.S. WO_N'T WAIT .\n"},
		{"emoji", "Great 👍🏽🇦🇲!", "Great 👍🏽 🇦🇲 !\n"},
		{"address", "See https://www.example.org/a?b=c. Write to press@example.org or @example.", "See https://www.example.org/a?b=c .\nWrite to press@example.org or @example .\n"},
		{"headline", "Ministers meet in Geneva\n\nThe ministers met.", "Ministers meet in Geneva\nThe ministers met .\n"},
		{"headline on the line before", "Ministers meet in Geneva\nThe ministers of both countries met on Monday, and they said that they would meet again before the end of the month to sign.",
			"Ministers meet in Geneva\nThe ministers of both countries met on Monday , and they said that they would meet again before the end of the month to sign .\n"},
		{"wrapped", "The ministers met on Monday in\nGeneva, the city where most of\nthem had met in the year that\nwent before.\n\nThey left.",
			"The ministers met on Monday in Geneva , the city where most of them had met in the year that went before .\nThey left .\n"},
		{"time of day ends a sentence", "They met at 10 a.m. They left at 5 p.m. on Monday.", "They met at 10 a.m.\nThey left at 5 p.m. on Monday .\n"},
		{"time of day before a day", "They met at 5 p.m. Monday.", "They met at 5 p.m. Monday .\n"},
		{"time of day with a mark", "Come at 5 p.m.!", "Come at 5 p.m. !\n"},
		{"country ends a sentence", "He flew to the U.K. She stayed in the U.S. Virgin Islands.", "He flew to the U.K.\nShe stayed in the U.S. Virgin Islands .\n"},
		{"company ends a sentence", "The buyer is Orlo Inc. It paid. Pike Corp. said no.", "The buyer is Orlo Inc.\nIt paid .\nPike Corp. said no .\n"},
		{"degree, street, junior", "She has a Ph.D. He lives in Main St. We met Ray Orlo Jr. His aide left.",
			"She has a Ph.D.\nHe lives in Main St.\nWe met Ray Orlo Jr.\nHis aide left .\n"},
		{"a title opens a sentence", "They met Dr. Stone. Prof. Lee spoke.", "They met Dr. Stone .\nProf. Lee spoke .\n"},
		{"numbered items on a line", "1. Sign the accord. 2. Hold a vote.", "1 . Sign the accord .\n2 . Hold a vote .\n"},
		{"ellipsis", "He waited … and left. “We’ll see…” She left... Then he spoke.", "He waited … and left .\n“ We_’ll see … ”\nShe left ...\nThen he spoke .\n"},
		{"quotation in a quotation", "“He said, ‘We won.’ I left,” she said.", "“ He said , ‘ We won . ’\nI left , ” she said .\n"},
		{"question before a new sentence", `He asked, "Why?" She left.`, "He asked , \" Why ? \"\nShe left .\n"},
		{"question before its verb", `"Why?" she asked. He left.`, "\" Why ? \" she asked .\nHe left .\n"},
		{"sentence in brackets", "He came. (Nobody knew why.) They met.", "He came .\n( Nobody knew why . )\nThey met .\n"},
		{"spaces lost", "He agreed,he said.The talks ended.", "He agreed , he said .\nThe talks ended .\n"},
		{"spaces lost at quotation marks", "“It is over,”he said.“We go.”", "“ It is over , ” he said .\n“ We go . ”\n"},
		{"joined emoji and flags", "Fine 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️🇦🇲!", "Fine 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ 🇦🇲 !\n"},
		{"hard spaces and soft hyphens", "The gov\u00aderment paid 10\u00a0000 euros.", "The gov\u00aderment paid 10 000 euros .\n"},
		{"amounts", "It paid $1.5bn for 1,200 sites, up 3.5 percent. Order No. 5 holds.", "It paid $ 1.5 bn for 1,200 sites , up 3.5 percent .\nOrder No. 5 holds .\n"},
		{"close initials", "J.D. Orlo and P. J. O'Rell met A. B. Carter. W. H. Lee left.", "J.D. Orlo and P. J. O'Rell met A. B. Carter .\nW. H. Lee left .\n"},
		{"Latin", "Some, e.g. Peru, agreed; others, i.e. two, did not.", "Some , e.g. Peru , agreed ; others , i.e. two , did not .\n"},
		{"empty", " \n\t", ""},
	} {
		if got := show(split(t, c.in)); got != c.want {
			t.Errorf("%s:\n%sinstead of\n%s", c.name, got, c.want)
		}
	}
}

func TestSplitKeepsToTheBody(t *testing.T) {
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Document{Text: "Date: 2026-01-24\nIt rained.", Body: text.Span{Start: 17, End: 27}}
	s.Split(d)
	if got := show(d); got != "It rained .\n" {
		t.Errorf("got %q", got)
	}
	d = &text.Document{Text: "Title: Rain falls\n\nIt rained.", Headline: text.Span{Start: 7, End: 17}, Body: text.Span{Start: 19, End: 29}}
	s.Split(d)
	if got := show(d); got != "Rain falls\nIt rained .\n" {
		t.Errorf("got %q", got)
	}
}

func TestWordsRunTogether(t *testing.T) {
	s, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	common := map[string]bool{"leaders": true, "understand": true, "water": true, "prime": true}
	s = s.WithVocabulary(func(word string) bool { return common[word] })
	for in, want := range map[string]string{
		"the leadersof both":   "the leaders of both\n",
		"they understand it":   "they understand it\n",
		"a waterproof Primeof": "a waterproof Primeof\n",
		"leadersofthe":         "leadersofthe\n",
	} {
		d := &text.Document{Text: in}
		s.Split(d)
		if got := show(d); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// checkTiling fails if words or sentences are out of order, or miss anything that is not white space.
func checkTiling(t *testing.T, d *text.Document) {
	t.Helper()
	at := 0
	gap := func(end int) {
		for _, r := range d.Text[at:end] {
			if !isBlank(r) {
				t.Fatalf("%q between words at byte %d", r, at)
			}
		}
	}
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("word %d at %v follows byte %d of %d", i, tok.Span, at, len(d.Text))
		}
		gap(tok.Start)
		if tok.Form != tok.In(d.Text) || strings.ContainsFunc(tok.Form, isBlank) {
			t.Fatalf("word %d is %q, its span %q", i, tok.Form, tok.In(d.Text))
		}
		if tok.Joined && (i == 0 || d.Tokens[i-1].End != tok.Start || d.Tokens[i-1].Sentence != tok.Sentence) {
			t.Fatalf("word %d is joined to nothing", i)
		}
		if s := d.Sentences[tok.Sentence]; i < s.First || i >= s.Last {
			t.Fatalf("word %d says it is in sentence %d, which has words %d to %d", i, tok.Sentence, s.First, s.Last)
		}
		at = tok.End
	}
	gap(len(d.Text))
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last-s.First > maxSentence {
			t.Fatalf("sentence %d has words %d to %d after word %d", i, s.First, s.Last, next)
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d at %v does not cover its words", i, s.Span)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d words, %d of them in sentences", len(d.Tokens), next)
	}
}

func TestStrangeTextIsTiled(t *testing.T) {
	for name, raw := range map[string]string{
		"no space":         strings.Repeat("a", 1<<20),
		"no space, mixed":  strings.Repeat("a1.", 1<<18),
		"brackets":         strings.Repeat("(", 100_000),
		"not UTF-8":        "caf\xe9 \x93quoted\x94 \xff\xfe",
		"controls":         "a\x00b\x01\x7fc \x1c d\x85e",
		"right to left":    "قال الرئيس: \"نعم\". \u202eabc\u202c שלום.",
		"emoji":            "Great 👍🏽👨‍👩‍👧🇦🇲🇦🇿!!! 😀😀",
		"only line breaks": "\r\n\r\n\n\r",
		"at signs":         strings.Repeat("@#", 50_000),
		"addresses":        strings.Repeat("http://", 50_000),
		"one long line":    strings.Repeat("and then they went on ", 50_000),
	} {
		t.Run(name, func(t *testing.T) { checkTiling(t, split(t, raw)) })
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"Mr. Vance's visit isn't over. \"Yes,\" he said (twice).", "caf\xe9 \x93a\x94", "👨‍👩‍👧🇦🇲 http://a.b/c). @x #y a@b.c",
		"line one is\nwrapped in\nshort lines\nas mail is", "can't cannot dont im U.S.-based 5kg 10:30 1,000.50",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		d := split(t, raw)
		checkTiling(t, d)
		if !utf8.ValidString(raw) {
			return
		}
		for _, tok := range d.Tokens {
			if !utf8.ValidString(tok.Form) {
				t.Fatalf("%q cuts a character", tok.Form)
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	s, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	raw := strings.Repeat("President Ilham Aliyev didn't meet the U.S. secretary of state in Baku on Jan. 5, his office said. "+
		"\"We are ready,\" a spokesman told reporters; the 15-year deal wasn't signed.\n\n", 100)
	tokens := 0
	for b.Loop() {
		d := &text.Document{Text: raw}
		s.Split(d)
		tokens = len(d.Tokens)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tokens), "ns/token")
}
