package place

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"chancery/text"
)

// document makes a report of words parted by spaces, in which [ ] mark names of places, { } of persons, < > of organisations.
func document(marked string) *text.Document {
	d := &text.Document{}
	classes := map[byte]text.EntityType{'[': text.Location, '{': text.Person, '<': text.Organisation}
	var body strings.Builder
	name := text.Name{}
	for word := range strings.FieldsSeq(marked) {
		if class, ok := classes[word[0]]; ok {
			name = text.Name{First: len(d.Tokens), Type: class}
			word = word[1:]
		}
		closed := strings.ContainsAny(word[len(word)-1:], "]}>")
		if closed {
			word = word[:len(word)-1]
		}
		if body.Len() > 0 && word != "," && word != "'s" {
			body.WriteByte(' ')
		}
		start := body.Len()
		body.WriteString(word)
		upos := "NOUN"
		switch {
		case word == "in" || word == "of" || word == "from" || word == "for":
			upos = "ADP"
		case unicode.IsUpper(rune(word[0])):
			upos = "PROPN"
		case word == "," || word == ".":
			upos = "PUNCT"
		case word == "the":
			upos = "DET"
		}
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: body.Len()}, Form: word, UPOS: upos, Head: -1})
		if closed {
			name.Last = len(d.Tokens)
			name.Span = text.Span{Start: d.Tokens[name.First].Start, End: body.Len()}
			d.Names = append(d.Names, name)
		}
	}
	d.Text = body.String()
	d.Sentences = []text.Sentence{{Span: text.Span{End: len(d.Text)}, Last: len(d.Tokens), Paragraph: true}}
	return d
}

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestAnnotate(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ text, want string }{
		{"talks in [Baku] on Monday", "Baku=Baku AZE"},
		{"[Paris] , [Texas] , was hit", "Paris=Paris USA; Texas=Texas USA"},
		{"[Paris , Texas] was hit", "Paris=Paris USA; Texas=Texas USA"},
		{"a fire in Oxford , N.C. , was out", "Oxford=Oxford USA; N.C.=North Carolina USA"},
		{"ministers met in [Paris]", "Paris=Paris FRA"},
		{"[Tbilisi] and the rest of [Georgia]", "Tbilisi=Tbilisi GEO; Georgia=Georgia GEO"},
		{"[Atlanta] , [Savannah] and the rest of [Georgia]", "Atlanta=Atlanta USA; Savannah=Savannah USA; Georgia=Georgia USA"},
		{"the [South Caucasus] lies between seas", "South Caucasus=South Caucasus ARM AZE GEO"},
		{"war over Nagorno [Karabakh] again", "Nagorno Karabakh=Nagorno-Karabakh AZE"},
		{"the Gulf of [Aden] was calm", "Gulf of Aden=Gulf of Aden DJI SOM YEM"},
		{"{Paris Hilton} sang and {Jordan} danced", ""},
		{"the <Washington Post> wrote", ""},
		{"<Russia> replied", "Russia=Russia RUS"},
		{"it is Nice of you and Mobile too", ""},
		{"Turkish troops left [Syria]", "Turkish=Turkey TUR adjective; Syria=Syria SYR"},
		{"it was written in English .", ""},
		{"Texans in English towns", "Texans=Texas USA adjective; English=England GBR adjective"},
		{"OSLO ( AFP ) said", "OSLO=Oslo NOR"},
		{"the SWAT team and a SWAT car", ""},
		{"St. [Petersburg] was quiet", "St. Petersburg=Saint Petersburg RUS"},
		{"[Quebec City] and [Anbar Province]", "Quebec City=Québec CAN; Anbar Province=Anbar IRQ"},
		{"the Turkish city of [Van] and [Hebron] , a West Bank city", "Turkish=Turkey TUR adjective; Van=Van TUR; Hebron=Hebron PSE; West Bank=West Bank PSE"},
		{"[Lebanon] 's southern city of [Tyre]", "Lebanon=Lebanon LBN; Tyre=Tyre LBN"},
		{"[Washington] met [Springfield] , [Illinois] men", "Washington=Washington USA; Springfield=Springfield USA; Illinois=Illinois USA"},
		{"the Kyiv talks", "Kyiv=Kyiv UKR"},
		{"President [Lincoln] met Mr. [Cleveland]", ""},
		{"he appealed to Justice and to Energy", ""},
		{"{Jordan} 's king met {Jordan} 's friend", "Jordan=Jordan JOR"},
		{"tell us about it", ""},
		{"[Washington] , then in [Washington] state", "Washington=Washington USA; Washington=Washington USA"},
		{"[Oregon] , [Washington] and [Idaho] vote", "Oregon=Oregon USA; Washington=Washington USA; Idaho=Idaho USA"},
		{"it will end in March or May", ""},
		{"it cost US$ 20", ""},
		{"bound for [Tripoli] in [Lebanon]", "Tripoli=Tripoli LBN; Lebanon=Lebanon LBN"},
		{"the US said", "US=United States USA"},
		{"[Northern Iraq] was quiet", "Northern Iraq=Iraq IRQ"},
		{"[Kiev] is [Kyiv]", "Kiev=Kyiv UKR; Kyiv=Kyiv UKR"},
		{"[Xyzzyville] is nowhere", ""},
	} {
		d := document(c.text)
		g.Annotate(d)
		var got []string
		for _, p := range d.Places {
			one := p.In(d.Text) + "=" + p.Name + " " + strings.Join(p.Countries, " ")
			if p.Adjective {
				one += " adjective"
			}
			got = append(got, one)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestAnnotateByNeighbours(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		text     string
		latitude float64 // of the first place
	}{
		{"[Washington] said so", 38.9},
		{"[Washington] state said so", 47.5},
		{"the state of [Washington] said so", 47.5},
		{"[Washington] , D.C. said so", 38.9},
		{"[New York] said so", 40.71},
		{"[New York] , [Vermont] and [Maine] said so", 43},
		{"[London] , [Ontario] said so", 42.98},
		{"[Paris] in northern [Texas] said so", 33.66},
		{"[Paris] , [Berlin] and [Texas] said so", 48.85},
		{"[Britain] 's [London] said so", 54},
	} {
		d := document(c.text)
		if g.Annotate(d); len(d.Places) == 0 || math.Abs(d.Places[0].Latitude-c.latitude) > 0.05 {
			t.Errorf("%s: %+v, want latitude %g", c.text, d.Places, c.latitude)
		}
	}
}

func TestTable(t *testing.T) {
	g := load(t)
	n, err := g.towns.Check()
	if err != nil {
		t.Fatal(err)
	}
	if n < 25000 {
		t.Errorf("%d rows of towns and divisions, want 25000 or more", n)
	}
	for _, c := range []struct {
		name, country       string
		latitude, longitude float64
		id                  int
	}{
		{"Yerevan", "ARM", 40.18, 44.51, 616052},
		{"Deir ez-Zor", "SYR", 35.34, 40.14, 170794},
		{"Cologne", "DEU", 50.93, 6.95, 2886242},
		{"Saint-Étienne", "FRA", 45.43, 4.39, 2980291},
	} {
		i := slices.IndexFunc(g.lookup(c.name), func(s site) bool { return s.id == c.id })
		if i < 0 {
			t.Errorf("%s: no place with GeoNames id %d", c.name, c.id)
			continue
		}
		s := g.lookup(c.name)[i]
		if s.countries[0] != c.country || math.Abs(s.latitude-c.latitude)+math.Abs(s.longitude-c.longitude) > 0.05 {
			t.Errorf("%s: %+v, want %+v", c.name, s, c)
		}
	}
}

// The readable tables must name countries that exist, and points on the globe.
func TestReadableTables(t *testing.T) {
	w, err := readWorld()
	if err != nil {
		t.Fatal(err)
	}
	countries := map[string]bool{}
	for _, c := range w.alpha3 {
		countries[c] = true
	}
	for key, sites := range w.sites {
		for _, s := range sites {
			if math.Abs(s.latitude) > 90 || math.Abs(s.longitude) > 180 {
				t.Errorf("%s: %g, %g is not on the globe", key, s.latitude, s.longitude)
			}
			for _, c := range s.countries {
				if !countries[c] {
					t.Errorf("%s: countries.txt has no %s", key, c)
				}
			}
		}
	}
}

func TestAnnotateIsRepeatable(t *testing.T) {
	g := load(t)
	d := document("[Springfield] and [Georgia] and [Paris] and [London] and [Victoria] , [Texas]")
	g.Annotate(d)
	want := fmt.Sprint(d.Places)
	for range 20 {
		if g.Annotate(d); fmt.Sprint(d.Places) != want {
			t.Fatalf("got %v, then %v", want, d.Places)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	g := load(b)
	d := document(strings.Repeat("[Paris] , [Texas] , and [Springfield] near [Boston] wrote to the US of {Jordan} in Turkey ", 50))
	b.ReportAllocs()
	for b.Loop() {
		g.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func FuzzAnnotate(f *testing.F) {
	g := load(f)
	f.Add("Paris, Texas", 0, 1)
	f.Fuzz(func(t *testing.T, s string, first, last int) {
		d := &text.Document{Text: s}
		for start := 0; start < len(s); {
			end := start + 1
			for end < len(s) && s[end] != ' ' {
				end++
			}
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: end}, Form: s[start:end], UPOS: "PROPN"})
			start = end
		}
		if len(d.Tokens) == 0 {
			return
		}
		d.Sentences = []text.Sentence{{Span: text.Span{End: len(s)}, Last: len(d.Tokens)}}
		if first >= 0 && first < last && last <= len(d.Tokens) {
			span := text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
			d.Names = []text.Name{{Span: span, First: first, Last: last, Type: text.Location}}
		}
		g.Annotate(d)
		end := 0
		for _, p := range d.Places {
			if p.Start < end || p.Empty() || p.End > len(s) {
				t.Fatalf("place %v after %d in %d bytes", p.Span, end, len(s))
			}
			end = p.End
		}
	})
}
