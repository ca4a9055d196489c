package extract_test

import (
	"strings"
	"testing"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// readOn reads a text as a report of a day.
func readOn(t *testing.T, p *ingest.Pipeline, day, body string) *record.Report {
	t.Helper()
	on, err := text.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Document{Text: body, Body: text.Span{End: len(body)}, Language: "en", Published: text.Published{Day: on, From: text.FromFlag}}
	rep, err := p.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// TestTurnovers reads who takes an office and who leaves it: the name, the way it passes, the office and the first day.
func TestTurnovers(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{"Norway's trade minister, Ada Lind, resigned on Tuesday after a quarrel over fish.", "Ada Lind leaves trade minister NOR 2031-03-11"},
		{"Ada Lind was appointed foreign minister of Norway on Monday.", "Ada Lind takes foreign minister NOR 2031-03-10"},
		{"Chilean President Pablo Soto, who was sworn in on Monday, promised to lower taxes.", "Pablo Soto takes president CHL 2031-03-10"},
		{"Norwegian Defence Minister Ada Lind stepped down on Monday.", "Ada Lind leaves defence minister NOR 2031-03-10"},
		{"Norwegian Defence Minister Ada Lind was dismissed on Monday.", "Ada Lind leaves defence minister NOR 2031-03-10"},
		{"Chilean President Pablo Soto was elected on Sunday with 54 percent of the vote.", "Pablo Soto takes president CHL 2031-03-09"},
		{"Chile's foreign minister, Pablo Soto, died on Sunday.", "Pablo Soto leaves foreign minister CHL 2031-03-09"},
		{"Nils Berg, who has served as governor of the central bank since 2024, was not there.", "Nils Berg takes governor of the central bank  2024-01-01"},
		{"Ada Lind, who succeeded Nils Berg as foreign minister of Norway in May 2029, spoke of an error.",
			"Ada Lind takes foreign minister NOR 2029-05-01; Nils Berg leaves foreign minister NOR 2029-05-01"},
		{"Ada Lind denied that she had resigned as foreign minister.", ""},
		{"The opposition demanded that Prime Minister Ada Lind resign.", ""},
		{"Norwegian Defence Minister Ada Lind will resign on Friday.", ""},
		{"Ada Lind, a teacher, took a train to Bergen on Monday.", ""},
		{"Ada Lind was named in a report on Monday.", ""},
		{"Ada Lind left the house on Monday.", ""},
	} {
		var got []string
		for _, o := range readOn(t, p, "2031-03-12", c.words).Turnovers {
			when := ""
			if o.When != nil {
				when = o.When.From.String()
			}
			got = append(got, strings.Join([]string{o.Name, string(o.Kind), o.Role.Role, o.Country, when}, " "))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n\tgives %q\n\twant  %q", c.words, strings.Join(got, "; "), c.want)
		}
	}
}

// TestRoleHomes reads whose an office is that the words themselves give no country.
func TestRoleHomes(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, name, want string }{
		{"Norway will send 20 trucks to Chile, Prime Minister Ada Lind said on Tuesday.", "Ada Lind", "prime minister NOR"},
		{"Norwegian Foreign Minister Ada Lind met her Chilean counterpart, Pablo Soto, in Oslo on Tuesday.", "Pablo Soto", "foreign minister CHL"},
	} {
		got := ""
		for _, o := range readOn(t, p, "2031-03-12", c.words).Roles {
			if o.Name == c.name {
				got = o.Role + " " + o.Country
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgives %q, want %q", c.words, got, c.want)
		}
	}
}
