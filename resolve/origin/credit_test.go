package origin

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

func TestCredit(t *testing.T) {
	for _, c := range []struct{ author, outlet, text, want string }{
		{text: "BAKU (Reuters) - The port reopened on Monday.", want: "Reuters"},
		{text: "Port reopens\n\nBAKU, Azerbaijan, Jan. 24 (Xinhua) -- The port reopened on Monday.", want: "Xinhua"},
		{text: "(AFP) — The port reopened on Monday.", want: "Agence France-Presse"},
		{text: "MOSCOW, January 24. /TASS/. The port reopened.", want: "TASS"},
		{text: "YEREVAN, JANUARY 24, ARMENPRESS. The port reopened.", want: "Armenpress"},
		{text: "BAKU, Azerbaijan, January 24. Trend News Agency. The port reopened.", want: "Trend"},
		{text: "Port reopens\nXinhua | Updated: 2026-01-24 17:52\nThe port reopened.", want: "Xinhua"},
		{text: "Port reopens\nBy Agency Staff, AFP\nThe port reopened.", want: "Agence France-Presse"},
		{text: "Port reopens\nBy Maria Holt and Jan Oduya, Associated Press\nThe port reopened.", want: "Associated Press"},
		{text: "Port reopens\nBy Reuters Staff\nThe port reopened.", want: "Reuters"},
		{author: "The Associated Press", text: "The port reopened.", want: "Associated Press"},
		{author: "Maria Holt | AP", text: "The port reopened.", want: "Associated Press"},
		{author: "Maria Holt", text: "The port reopened."},
		{outlet: "www.reuters.com", text: "The port reopened.", want: "Reuters"},
		{outlet: "The Evening Ledger", text: "The port reopened."},

		{text: "The port reopened.\n\nAFP", want: "Agence France-Presse"},
		{text: "The port reopened.\n(AP)", want: "Associated Press"},
		{text: "The port reopened on Monday. (Interfax)", want: "Interfax"},
		{text: "The port reopened on Monday — Reuters", want: "Reuters"},
		{text: "The port reopened.\nkl/msh (AFP, dpa, Reuters)", want: "Agence France-Presse"},
		{text: "The port reopened.\nSource: Anadolu Agency", want: "Anadolu Agency"},
		{text: "The port reopened.\n© 2026 AFP", want: "Agence France-Presse"},
		{text: "The port reopened.\nCopyright 2026 The Associated Press. All rights reserved. This material may not be published.", want: "Associated Press"},
		{text: "The port reopened.\nThe Associated Press contributed to this report.", want: "Associated Press"},
		{text: "The port reopened.\nOduya reported from Lima. AP writer Maria Holt contributed to this report.", want: "Associated Press"},
		{text: "The port reopened.\n(With inputs from PTI)", want: "Press Trust of India"},

		{text: "The port reopened on Monday, Reuters reported."},
		{text: "Reuters reported on Monday that the port had reopened."},
		{text: "Reuters, which first told of it, gave no source."},
		{text: "The quay at low tide. Jan Oduya/Reuters\nThe port reopened."},
		{text: "Port reopens\nEnlarge this image toggle caption Jan Oduya /AFP/Getty Images\nThe port reopened."},
		{text: "AP Photo/Maria Holt\nThe port reopened."},
		{text: "Reuters: port to reopen in spring\nThe port will reopen."},
		{text: "By the time Reuters asked, the port had reopened."},
		{text: "The port reopened.\nHe told the Associated Press so."},
		{text: "The port reopened.\nImage copyright AFP Image caption The quay at low tide"},
		{text: "The trend is clear.\nApp makers agree."},
		{text: ""},
	} {
		rep := &record.Report{Origin: text.Origin{Author: c.author, Outlet: c.outlet}, Text: c.text}
		if got := Credit(rep); got != c.want {
			t.Errorf("author %q, outlet %q, text %q: credit %q, not %q", c.author, c.outlet, c.text, got, c.want)
		}
	}
}

func TestCreditOfStrangeText(t *testing.T) {
	for name, s := range strange(1 << 20) {
		if got := Credit(&record.Report{Text: s}); got != "" {
			t.Errorf("%s: credit %q", name, got)
		}
	}
}

func TestOutlet(t *testing.T) {
	for name, want := range map[string]string{
		"NYT": "New York Times", "The New York Times": "New York Times", "www.nytimes.com": "New York Times", "AP": "Associated Press",
		"REUTERS": "Reuters", "The Evening Ledger": "evening ledger", "Evening Ledger": "evening ledger", "www.ledger.example": "ledger example", "": "",
	} {
		if got := Outlet(name); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
}

func TestRelays(t *testing.T) {
	source := func(name string, sector record.Sector, kind record.SourceKind) record.Source {
		return record.Source{Actor: record.Actor{Name: name, Sector: sector}, Kind: kind}
	}
	for _, c := range []struct {
		sources []record.Source
		want    string
	}{
		{nil, ""},
		{[]record.Source{source("Reuters", record.Journalist, record.Institution)}, "Reuters"},
		{[]record.Source{source("The New York Times", "", record.Institution), source("Maria Holt", "", record.Person)}, "New York Times"},
		{[]record.Source{{Actor: record.Actor{Quote: record.Quote{Text: "TASS"}, Sector: record.Journalist}, Kind: record.Institution}}, "TASS"},
		{[]record.Source{source("Evening Ledger", record.Journalist, record.Institution)}, "evening ledger"},
		{[]record.Source{{Actor: record.Actor{Name: "Maria Holt"}, Channel: "Reuters", Kind: record.Official}}, "Reuters"},
		{[]record.Source{source("Maria Holt", record.Journalist, record.Person)}, ""},
		{[]record.Source{source("Petra", "", record.Person)}, ""},
		{[]record.Source{source("Turkey", record.Government, record.Institution)}, ""},
	} {
		if got := Relays(c.sources); got != c.want {
			t.Errorf("%v: %q, not %q", c.sources, got, c.want)
		}
	}
}

func TestDocument(t *testing.T) {
	for _, c := range []struct{ speaker, channel, want string }{
		{"Maria Holt", "Truth Social", "maria holt post"},
		{"Maria Holt", "tweet", "maria holt post"},
		{"Maria Holt", "public statement", "maria holt statement"},
		{"Maria Holt", "press release", "maria holt statement"},
		{"Maria Holt", "news conference", ""},
		{"Maria Holt", "privately", ""},
		{"Maria Holt", "Reuters", ""},
		{"Maria Holt", "", ""},
		{"", "letter", ""},
	} {
		got := Document([]record.Source{{Actor: record.Actor{Name: c.speaker}, Channel: c.channel}})
		if got != c.want {
			t.Errorf("%s by %s: %q, not %q", c.speaker, c.channel, got, c.want)
		}
	}
}

// TestNames holds the table to one outlet for each name.
func TestNames(t *testing.T) {
	seen := map[string]string{}
	for line := range strings.Lines(outletFile) {
		kind, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.HasPrefix(line, "#") || names == "" {
			continue
		}
		if kind != "agency" && kind != "paper" {
			t.Errorf("%q is neither agency nor paper", line)
		}
		for _, name := range strings.Split(names, " = ") {
			if other := seen[name]; other != "" {
				t.Errorf("%q is in two lines: %s and %s", name, other, line)
			}
			seen[name] = line
		}
	}
}
