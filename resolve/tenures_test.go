package resolve

import (
	"fmt"
	"strings"
	"testing"

	"chancery/record"
)

// say is one report's saying of an office; the words are those of its sentence, the day of passing may be empty.
func say(day, country, role, holder string, tie Tie, words, when string) Sayings {
	said := record.Saying{Day: testDay(day), Quote: record.Quote{Text: words}}
	if when != "" {
		said.When = correctedTime(when)
	}
	return Sayings{Country: country, Role: role, Holder: holder, Tie: tie, First: said, Last: said, Reports: 1}
}

func TestTenures(t *testing.T) {
	list := []Sayings{
		say("2031-01-05", "NOR", "foreign minister", "Ada Lind", Holds, "Norwegian Foreign Minister Ada Lind", ""),
		say("2031-01-09", "", "foreign minister", "Ada Lind", Holds, "Foreign Minister Ada Lind", ""),
		say("2031-01-12", "CHL", "foreign minister", "Ada Lind", Holds, "Foreign Minister Ada Lind", ""), // a guess of the reader
		say("2031-02-03", "NOR", "foreign minister", "Ada Lind", Leaves, "Ada Lind resigned on Monday", "2031-02-03"),
		say("2031-03-01", "", "", "Ada Lind", Leaves, "Lind, who stepped down in February", "2031-02-01..2031-02-28"),
		say("2031-02-03", "NOR", "foreign minister", "Nils Berg", Acts, "Berg would run the ministry until a successor was found", "2031-02-03"),
		say("2031-01-05", "NOR", "prime minister", "Nils Berg", Holds, "Norway's prime minister, Nils Berg", ""),
		say("2031-02-10", "NOR", "foreign minister", "Dahl", Takes, "Dahl named Norwegian foreign minister", "2031-02-10"),
		say("2031-02-14", "NOR", "new foreign minister", "Eva Dahl", Holds, "Norway's new foreign minister, Eva Dahl", ""),
		say("2031-02-14", "NOR", "lawyer", "Ola Moe", Holds, "lawyer Ola Moe", ""),
		say("2031-02-14", "CHL", "president", "Pablo Soto", Formerly, "the former Chilean president Pablo Soto", ""),
	}
	day := func(t *record.Term) string {
		if t == nil {
			return "-"
		}
		return t.From.String()
	}
	var got []string
	for _, x := range Tenures(list) {
		got = append(got, fmt.Sprintf("%s %s %s %s..%s acting %v former %v", x.Country, x.Role, x.Holder, day(x.From), day(x.To), x.Acting, x.Former))
	}
	want := `CHL president Pablo Soto -..- acting false former true
NOR foreign minister Ada Lind -..2031-02-03 acting false former false
NOR foreign minister Nils Berg 2031-02-03..2031-02-10 acting true former false
NOR foreign minister Eva Dahl 2031-02-10..- acting false former false
NOR prime minister Nils Berg -..- acting false former false`
	if strings.Join(got, "\n") != want {
		t.Errorf("tenures:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
}
