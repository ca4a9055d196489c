package petrarch

import (
	"slices"
	"strings"
	"testing"

	"chancery/text"
)

// invented is a dictionary of a world that is not there.
const invented = `<! -- an old way to open a comment -->
<!-- the actors
of Argundia -->
# and its neighbours
ARGUNDIA_ [AGD] # 12 Jan 1990
+ARGUNDIAN
+VELL  # its capital

OTTO_BELLARD
+PRESIDENT BELLARD
	[AGDELI <890301]
	[AGDGOV 19890301-940630]
	[AGDOPP >940701]
NORTH_MARIL [NMR]
RIVER_LEAGUE [AGD/NMR]
ARGUNDIA_WEEKLY [---]
BLUE-SHIRTS [NMRREB]
!PERSON! = MAN, WOMAN
!MINIST! = MINISTER, MINISTRY
MINISTER [~GOV]
!MINIST!_OF_WAR [~GOVMIL]
SPOKES!PERSON! [~GOV]
FARMER [~AGR]
POLICE {} [~COP]
AID_AGENCY {AID_AGENCIES} [NGO~]
DEPUTY [~LEG]
`

func dictionary(t *testing.T) *Dictionary {
	t.Helper()
	d := New()
	if wrong := d.Read("invented.txt", invented); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return d
}

func TestCode(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ phrase, on, code string }{
		{"Argundia", "2020-01-01", "AGD"},
		{"the Argundian minister", "2020-01-01", "AGDGOV"},
		{"farmers in North Maril", "2020-01-01", "NMRAGR"},
		{"North Maril's minister of war", "2020-01-01", "NMRGOVMIL"},
		{"Argundian police", "2020-01-01", "AGDCOP"},
		{"deputies of Vell", "2020-01-01", "AGDLEG"},
		{"a spokeswoman", "2020-01-01", "---GOV"},
		{"Argundian aid agencies", "2020-01-01", "NGOAGD"},
		{"the River League", "2020-01-01", "AGD NMR"},
		{"the blue-shirts", "2020-01-01", "NMRREB"},
		{"Otto Bellard", "1985-05-05", "AGDELI"},
		{"Otto Bellard", "1989-02-28", "AGDELI"},
		{"Otto Bellard", "1989-03-01", "AGDGOV"},
		{"Otto Bellard", "1994-06-30", "AGDGOV"},
		{"Otto Bellard", "2001-01-01", "AGDOPP"},
		{"Argundian President Bellard", "1990-01-01", "AGDGOV"},
		{"Otto Bellard", "", ""},
		{"Argundia Weekly", "2020-01-01", ""},
		{"somebody else", "2020-01-01", ""},
		{"", "2020-01-01", ""},
	} {
		var on text.Day
		if c.on != "" {
			on, _ = text.ParseDay(c.on)
		}
		if got := strings.Join(d.Code(Words(c.phrase), on), " "); got != c.code {
			t.Errorf("%s on %s: %q, want %q", c.phrase, c.on, got, c.code)
		}
	}
}

func TestActors(t *testing.T) {
	words := Words("The minister of North Maril met Otto Bellard of the Argundia Weekly")
	if got := dictionary(t).Actors(words); !slices.Equal(got, []Match{{3, 5}, {6, 8}}) {
		t.Errorf("got %v", got)
	}
}

// TestFaults checks that what is not understood is told with its place and remedy, and that the rest counts.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ content, err string }{
		{"+ARGUNDIAN", `d.txt:1: "+ARGUNDIAN" is another name of nothing; write the actor on a line above it`},
		{"\t[AGD]", "d.txt:1: a code stands before any name"},
		{"ARGUNDIA", "d.txt:1: ARGUNDIA has no code; write it behind the name"},
		{"ARGUNDIA [AGD", `d.txt:1: code "[AGD" has no closing bracket; end it with ]`},
		{"ARGUNDIA []", "d.txt:1: a code is empty"},
		{"_ [AGD]", `d.txt:1: pattern "_" has no letter and would match everything`},
		{"BELLARD [AGDGOV 900231-940630]", `d.txt:1: day "900231" is none of the calendar`},
		{"BELLARD [AGDGOV 940630-900201]", "d.txt:1: code \"AGDGOV 940630-900201\" ends before it begins"},
		{"BELLARD [AGDGOV 940630]", `d.txt:1: time "940630" in code "AGDGOV 940630": write <YYMMDD`},
		{"SPOKES!PERSON! [~GOV]", `d.txt:1: pattern "SPOKES!PERSON!": set !PERSON! is not defined above it`},
		{"!A! = !B!, C\nX [Y]", "d.txt:1: set !A! holds the set !B!; write the words themselves"},
		{"!A! =", "d.txt:1: set !A! is empty"},
	} {
		d := New()
		wrong := d.Read("d.txt", c.content+"\nNORTH_MARIL [NMR]\n")
		if len(wrong) == 0 || !strings.Contains(wrong[0].Error(), c.err) {
			t.Errorf("%q: got %v, want %s", c.content, wrong, c.err)
		}
		if got := d.Code([]string{"North", "Maril"}, text.Day{}); len(got) != 1 || got[0] != "NMR" {
			t.Errorf("%q: the good line counts as %v", c.content, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(invented, "the Argundian minister")
	f.Add("A [", "a")
	f.Fuzz(func(t *testing.T, content, phrase string) {
		d := New()
		d.Read("d.txt", content)
		words := Words(phrase)
		d.Code(words, text.Day{Year: 2000, Month: 1, Day: 1})
		for _, m := range d.Actors(words) {
			if m.First < 0 || m.First >= m.Last || m.Last > len(words) {
				t.Errorf("match %v of %d words", m, len(words))
			}
		}
	})
}

func TestMeant(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"pro-Ugandan rebels", "rebels"},
		{"the US-backed fighters", "the fighters"},
		{"anti-Kenyan protesters", "protesters"},
		{"Ahmed al-Sayed", "Ahmed al-Sayed"},
		{"al-Qaeda", "al-Qaeda"},
	} {
		if got := Meant(c.phrase); got != c.want {
			t.Errorf("%q means %q, want %q", c.phrase, got, c.want)
		}
	}
}

func TestBodiesAreUnderstood(t *testing.T) {
	if wrong := New().Read("bodies", Bodies); len(wrong) > 0 {
		t.Error(wrong)
	}
}
