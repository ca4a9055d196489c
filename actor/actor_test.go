package actor

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/nlp/conllu"
	"chancery/text"
)

func load(t testing.TB) *Register {
	t.Helper()
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestCases runs the reports under testdata; its README says how a case is written.
func TestCases(t *testing.T) {
	r := load(t)
	files, err := filepath.Glob("testdata/*.conllu")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases under testdata (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".conllu"), func(t *testing.T) {
			d, want := readCase(t, file)
			r.Annotate(d)
			for _, line := range want {
				kind, rest, _ := strings.Cut(line, " = ")
				switch kind {
				case "mention":
					checkMention(t, d, rest)
				case "office":
					checkOffice(t, d, rest)
				case "anaphor":
					checkAnaphor(t, d, rest)
				}
			}
		})
	}
}

func readCase(t *testing.T, file string) (*text.Document, []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var want []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if l, ok := strings.CutPrefix(lines.Text(), "# "); ok && (strings.HasPrefix(l, "mention = ") || strings.HasPrefix(l, "office = ") || strings.HasPrefix(l, "anaphor = ")) {
			want = append(want, l)
		}
	}
	if len(want) == 0 {
		t.Fatalf("%s: no line says what to find; write %q", file, "# mention = WORDS -> ID")
	}
	if _, err := f.Seek(0, 0); err != nil {
		t.Fatal(err)
	}
	docs, err := conllu.Read(f)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%s: %d reports, %v", file, len(docs), err)
	}
	return docs[0], want
}

func checkMention(t *testing.T, d *text.Document, want string) {
	t.Helper()
	words, ids, _ := strings.Cut(want, " -> ")
	found := false
	for _, m := range d.Mentions {
		if m.In(d.Text) != words {
			continue
		}
		found = true
		var got []string
		for _, e := range m.Entities {
			got = append(got, d.Entities[e].ID)
		}
		if strings.Join(got, ", ") != ids {
			t.Errorf("%q stands for %v, want %s", words, got, ids)
		}
	}
	if !found {
		t.Errorf("no mention %q", words)
	}
}

func checkAnaphor(t *testing.T, d *text.Document, want string) {
	t.Helper()
	words, names, _ := strings.Cut(want, " -> ")
	for _, a := range d.Anaphors {
		var got []string
		for _, n := range a.Names {
			got = append(got, n.In(d.Text))
		}
		if a.In(d.Text) == words {
			if strings.Join(got, ", ") != names {
				t.Errorf("%q stands for %q, want %s", words, got, names)
			}
			return
		}
	}
	t.Errorf("no anaphor %q", words)
}

func checkOffice(t *testing.T, d *text.Document, want string) {
	t.Helper()
	var all []string
	for _, o := range d.Offices {
		got := d.Entities[o.Entity].Name + ": " + o.Role + ", " + strings.TrimSpace(o.Country+" "+o.Sector)
		if o.Former {
			got += " former"
		}
		if got == want {
			return
		}
		all = append(all, got)
	}
	t.Errorf("no office %q among %q", want, all)
}

func TestRegister(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ name, country, sector string }{
		{"Republic of Armenia", "ARM", ""},
		{"Azeri", "AZE", ""},
		{"Türkiye", "TUR", ""},
		{"the Kremlin", "RUS", "GOV"},
		{"10 Downing Street", "GBR", "GOV"},
		{"Ohio", "USA", ""},
		{"Abkhazia", "GEO", "PRE"},
		{"NATO", "IGO", "MIL"},
		{"Amnesty International", "NGO", ""},
		{"Reuters", "GBR", "JRN"},
		{"Boko Haram", "NGA", "REB"},
	} {
		d := &text.Document{}
		for i, w := range strings.Fields(c.name) {
			d.Tokens = append(d.Tokens, text.Token{Form: w, Lemma: w, UPOS: "PROPN", Head: i - 1})
		}
		hits := r.names.matchNames(d, atoms(d, 0, len(d.Tokens)), false)
		if len(hits) != 1 || hits[0].entry.Country != c.country || hits[0].entry.Sector != c.sector {
			t.Errorf("%q: found %+v, want %s %s", c.name, hits, c.country, c.sector)
		}
	}
}

func TestAcronymsAreNoCommonWords(t *testing.T) {
	r := load(t)
	for _, w := range []string{"us", "who", "it", "Who", "Us", "is", "ice", "can"} {
		d := &text.Document{Tokens: []text.Token{{Form: w, Lemma: w, UPOS: "NOUN", Head: -1}}}
		if hits := r.names.matchNames(d, atoms(d, 0, 1), false); len(hits) > 0 {
			t.Errorf("%q is taken for %s", w, hits[0].entry.Name)
		}
	}
}

// TestData checks what the program relies on but the format of the files cannot say.
func TestData(t *testing.T) {
	r := load(t)
	sectors := map[string]bool{"": true, "*": true}
	for _, s := range strings.Fields("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC") {
		sectors[s] = true
	}
	classes := map[Class]bool{Officer: true, Plain: true, Group: true, Body: true, Family: true, Staff: true, Title: true, Refer: true}
	known := func(c string) bool {
		return c == "" || c == "IGO" || c == "NGO" || c == "MNC" || r.countries[c] != nil
	}
	for _, patterns := range r.names.first {
		for _, p := range patterns {
			e := p.entry
			if !known(e.Country) || !sectors[e.Sector] {
				t.Errorf("%s: country %q, sector %q", e.Name, e.Country, e.Sector)
			}
			for _, m := range e.Members {
				if r.countries[m] == nil {
					t.Errorf("region %s: no country %q", e.Name, m)
				}
			}
			for _, term := range e.Terms {
				if !known(term.Country) || !sectors[term.Sector] || !term.To.IsZero() && term.To.Before(term.From) {
					t.Errorf("%s: term %+v", e.Name, term)
				}
			}
		}
	}
	for _, patterns := range r.agents.first {
		for _, p := range patterns {
			if a := p.entry.Agent; !classes[a.Class] || !sectors[a.Sector] {
				t.Errorf("%s: class %q, sector %q", a.Word, a.Class, a.Sector)
			}
		}
	}
}

func TestTerms(t *testing.T) {
	r := load(t)
	for _, c := range []struct {
		surname, day, sector, role string
	}{
		{"merkel", "2010-01-01", "GOV", "chancellor"},
		{"merkel", "2022-01-10", "ELI", ""},
		{"merkel", "1990-01-01", "", ""},
		{"guterres", "2020-01-01", "GOV", "UN secretary-general"},
	} {
		day, err := text.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.surnames[c.surname][0].on(day); got.Sector != c.sector || got.Role != c.role {
			t.Errorf("%s on %s: %q %q, want %q %q", c.surname, c.day, got.Sector, got.Role, c.sector, c.role)
		}
	}
}

// words that the random reports are made of.
var words = strings.Fields(`The two countries leaders Armenia Azerbaijan - Armenian US President Donald Trump , who said he would visit Baku " We it they
	of for 's wife opposition leader Ali Karimli ( R-Ohio ) police the court both capitals was a lawyer and NATO members Kremlin spokesman Mr. Smith . group`)

// randomReport is a report of random words, tags and trees; it may be nonsense but its trees are trees.
func randomReport(rnd *rand.Rand) *text.Document {
	tags := []string{"NOUN", "PROPN", "VERB", "ADJ", "PRON", "ADP", "DET", "PUNCT", "AUX", "PART", ""}
	rels := []string{"nsubj", "obj", "obl", "nmod", "nmod:poss", "nmod:desc", "flat", "compound", "appos", "conj", "acl:relcl", "det", "case", "cop", "amod", "xcomp", "punct"}
	d := &text.Document{Language: "en"}
	for s := 0; s < 1+rnd.Intn(6); s++ {
		first := len(d.Tokens)
		n := 1 + rnd.Intn(14)
		for i := range n {
			w := words[rnd.Intn(len(words))]
			start := len(d.Text)
			d.Text += w + " "
			head := -1
			if i > 0 {
				head = first + rnd.Intn(i)
			}
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(w)}, Form: w, Lemma: strings.ToLower(w),
				UPOS: tags[rnd.Intn(len(tags))], Head: head, Deprel: rels[rnd.Intn(len(rels))], Sentence: s})
			if i > 0 && rnd.Intn(6) == 0 {
				d.Names = append(d.Names, text.Name{Span: d.Tokens[first+i].Span, First: first + i, Last: first + i + 1,
					Type: []text.EntityType{text.Person, text.Organisation, text.Location}[rnd.Intn(3)]})
			}
		}
		last := len(d.Tokens)
		d.Sentences = append(d.Sentences, text.Sentence{Span: d.Tokens[first].Span.Join(d.Tokens[last-1].Span), First: first, Last: last, Paragraph: rnd.Intn(2) == 0})
	}
	d.LinkTree()
	return d
}

// TestRandomReports holds the properties of the filled document on any input: spans lie in the text, every head is
// mentioned once and in order, every index points somewhere, and the same report gives the same answer.
func TestRandomReports(t *testing.T) {
	r := load(t)
	for seed := range int64(1000) {
		d, again := randomReport(rand.New(rand.NewSource(seed))), randomReport(rand.New(rand.NewSource(seed)))
		r.Annotate(d)
		r.Annotate(again)
		if !reflect.DeepEqual(d, again) {
			t.Fatalf("seed %d: two runs differ", seed)
		}
		checkDocument(t, d)
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, d.Text)
		}
	}
}

func checkDocument(t *testing.T, d *text.Document) {
	t.Helper()
	before := -1
	for _, m := range d.Mentions {
		if m.Start < 0 || m.End > len(d.Text) || m.Empty() || m.First >= m.Last || m.Head <= before || m.Head >= len(d.Tokens) {
			t.Errorf("mention %+v after head %d", m, before)
		}
		if m.Kind == text.Named && !m.Covers(m.Name) {
			t.Errorf("mention %+v does not hold its name", m)
		}
		before = m.Head
		for _, e := range m.Entities {
			if e < 0 || e >= len(d.Entities) {
				t.Errorf("mention %+v: no entity %d", m, e)
			}
		}
	}
	for _, o := range d.Offices {
		if o.Empty() || o.End > len(d.Text) || o.Entity < 0 || o.Entity >= len(d.Entities) || o.Role == "" {
			t.Errorf("office %+v", o)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	r := load(b)
	f, err := os.Open("testdata/leaders.conllu")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	docs, err := conllu.Read(f)
	if err != nil {
		b.Fatal(err)
	}
	tokens := 0
	for b.Loop() {
		r.Annotate(docs[0])
		tokens += len(docs[0].Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

// repeated are phrases that a long sentence may repeat; each leads another search back through what was read before.
var repeated = []string{"soldiers", "President Donald Trump ,", "Armenia and Azerbaijan ,", "the two countries", "he said it", "the president"}

// TestLinear counts the allocations for a sentence that repeats one phrase and for one 16 times as long: they may grow 16
// times and a little, not 256 times. BenchmarkRepeated tells the time, which no test can do on a busy machine.
func TestLinear(t *testing.T) {
	r := load(t)
	for _, phrase := range repeated {
		short, long := repeating(phrase, 500), repeating(phrase, 8000)
		few := testing.AllocsPerRun(1, func() { r.Annotate(short) })
		many := testing.AllocsPerRun(1, func() { r.Annotate(long) })
		if many > 20*few {
			t.Errorf("%q: %.0f allocations for 500 times, %.0f for 8,000", phrase, few, many)
		}
	}
}

// BenchmarkRepeated tells the time per token of sentences that repeat a phrase; it should not grow with their length.
func BenchmarkRepeated(b *testing.B) {
	r := load(b)
	for _, phrase := range repeated {
		for _, n := range []int{500, 16000} {
			b.Run(fmt.Sprintf("%s/%d", phrase, n), func(b *testing.B) {
				d := repeating(phrase, n)
				for b.Loop() {
					r.Annotate(d)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
			})
		}
	}
}

// repeating returns a report of one sentence that holds the phrase n times, each word governed by the one before it.
func repeating(phrase string, n int) *text.Document {
	d := &text.Document{Language: "en"}
	var b strings.Builder
	for range n {
		for _, w := range strings.Fields(phrase) {
			tag := "PROPN"
			if strings.ToLower(w) == w {
				tag = "NOUN"
			}
			if _, ok := pronouns[w]; ok {
				tag = "PRON"
			}
			start := b.Len()
			b.WriteString(w + " ")
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(w)}, Form: w, Lemma: w, UPOS: tag, Head: len(d.Tokens) - 1, Deprel: "conj"})
		}
	}
	d.Text = b.String()
	d.Tokens[0].Deprel = "root"
	d.Sentences = []text.Sentence{{Span: text.Span{End: len(d.Text)}, Last: len(d.Tokens)}}
	d.LinkTree()
	return d
}

func TestDayBeforeTitle(t *testing.T) {
	d, _ := readCase(t, "testdata/names.conllu")
	d.Timexes = []text.Timex{{Span: d.Tokens[1].Span, Type: text.Date}}
	load(t).Annotate(d)
	if len(d.Offices) == 0 || d.Offices[0].In(d.Text) != "US President Joe Biden" || d.Offices[0].Role != "president" {
		t.Errorf("\"On Tuesday US President Joe Biden\" gives the offices %+v", d.Offices)
	}
}

func TestKnown(t *testing.T) {
	r := load(t)
	d := &text.Document{}
	for i, w := range strings.Fields("Armenians in Yerevan praised NATO and Amnesty International") {
		start := len(d.Text)
		d.Text += w + " "
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(w)}, Form: w, Lemma: w, UPOS: "PROPN", Head: i - 1})
	}
	var got []string
	for _, n := range r.Known(d, 0, len(d.Tokens)) {
		got = append(got, string(n.Type)+" "+n.In(d.Text))
	}
	want := []string{" Armenians", "LOC Yerevan", "ORG NATO", "ORG Amnesty International"}
	if !slices.Equal(got, want) {
		t.Errorf("known names: %q, want %q", got, want)
	}
}

// TestNamesOfSeveral reads names that several bear beside words that tell which is meant.
func TestNamesOfSeveral(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ words, name, id string }{
		{"Georgia Tbilisi", "Georgia", "GEO"},
		{"Georgia Ohio", "Georgia", "USA/georgia"},
		{"RSF Sudan", "RSF", "SDN/REB/rapid-support-forces"},
		{"RSF Norway", "RSF", "NGO/JRN/reporters-without-borders"},
	} {
		d := &text.Document{Text: c.words}
		for i, w := range strings.Fields(c.words) {
			start := strings.Index(c.words, w)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(w)}, Form: w, Lemma: w, UPOS: "PROPN", Head: i - 1, Deprel: "conj"})
		}
		d.Tokens[0].Deprel = "root"
		d.Sentences = []text.Sentence{{Span: text.Span{End: len(c.words)}, Last: len(d.Tokens)}}
		d.LinkTree()
		r.Annotate(d)
		checkMention(t, d, c.name+" -> "+c.id)
	}
}
