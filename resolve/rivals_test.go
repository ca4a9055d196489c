package resolve

import (
	"strings"
	"testing"

	"chancery/record"
)

func TestRivalsIn(t *testing.T) {
	for _, c := range []struct {
		name    string
		reports []string // all of one day
		want    string   // attribute and what is counted, with the beginnings of both sides
	}{
		{"a claim and its denial", []string{"The mill paid a bribe to the harbour master, a clerk said. The mill denied it."}, "happened: The mill | The mill"},
		{"a denial without a verb of denying", []string{"Soldiers had burned his barn, a farmer said. That is a lie, an officer replied."}, "happened: Soldiers had | That is"},
		{"what is charged is told before", []string{"Lund accused its neighbour of having moved a buoy. \"Buoys float,\" its mayor said. The neighbour rejected the charge."}, "happened: Lund accused | The neighbour"},
		{"a denial that names it", []string{"The lock was forced, a guard said. Rain fell all night. The town denied having forced any lock."}, "happened: The lock | The town"},
		{"a denial in another report", []string{"A Danish tug struck the old ferry near Lund.", "Denmark denied that one of its tugs had struck the ferry near Lund."}, "happened: A Danish | Denmark denied"},
		{"contradicted in the same words", []string{"The firm paid a ransom for the crew, two sailors said. No ransom was paid for anybody, the firm said."}, "happened: The firm | No ransom"},
		{"a number that leaves its noun out", []string{"Of 900 houses, 310 have been rebuilt, the mayor said. A local group speaks of 140."}, "number hous: Of 900 | A local"},
		{"numbers of two reports", []string{"The ferry to Lund carried 180 passengers when it sank, the owner said.", "Some 260 passengers were on the ferry to Lund when it sank, sailors said."}, "number passe: The ferry | Some 260"},
		{"what is promised is denied by nobody", []string{"The mill will pay, a clerk said. The mayor denied it."}, ""},
		{"nobody says a number", []string{"Armed men took nine sailors, a clerk said. No one claimed the deed."}, ""},
		{"rounded", []string{"The ferry to Lund carried 181 passengers when it sank.", "About 180 passengers were on the ferry to Lund when it sank."}, ""},
		{"at different places", []string{"The ferry to Lund carried 180 passengers.", "A train from Oslo brought 260 passengers home."}, ""},
	} {
		var reports []*record.Report
		for i, words := range c.reports {
			reports = append(reports, paper(string(rune('a'+i)), "2031-04-02", words))
		}
		var got []string
		for _, r := range RivalsIn(reports) {
			got = append(got, strings.TrimSpace(string(r.Attribute)+" "+r.Of)+": "+beginning(r.Sides[0])+" | "+beginning(r.Sides[1]))
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

// beginning is the first two words of a sentence.
func beginning(m Mention) string { return strings.Join(strings.Fields(m.Words.Text)[:2], " ") }

func TestVoices(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Police held 12 people; the union spoke of more than 60.", "peopl 12 by  | 60 by the union"},
		{"Twelve people were killed, the ministry said.", "killed 12 by "},
	} {
		var got []string
		var told []count
		for _, v := range voices(c.sentence) {
			counts := countsIn(v.words)
			if len(counts) == 0 {
				for _, n := range bareCounts(v.words, told) {
					got = append(got, strings.TrimPrefix(amount(n), "at least ")+" by "+v.source)
				}
			}
			for _, n := range counts {
				got = append(got, n.of+" "+amount(n)+" by "+v.source)
			}
			told = append(told, counts...)
		}
		if all := strings.Join(got, " | "); all != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, all, c.want)
		}
	}
}

func TestCountsOfAPart(t *testing.T) {
	for sentence, want := range map[string]string{
		"Three of the dead were children":               "",
		"Two of its rangers were wounded":               "wounded 2",
		"The last 850 United Nations peacekeepers left": "peace 850",
		"Half a million votes were lost":                "vot 500000",
		"Donors promised 4.1 billion dollars":           "amount 4100000000",
		"Sixty soldiers left":                           "soldi 60",
	} {
		var got []string
		for _, n := range countsIn(sentence) {
			got = append(got, n.of+" "+amount(n))
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: %q, want %q", sentence, all, want)
		}
	}
}

func TestSettle(t *testing.T) {
	first := paper("a", "2031-04-02", "The mill paid a bribe to the harbour master, a clerk said. The mill denied it.")
	for _, c := range []struct {
		later string
		want  bool
	}{
		{"The mill conceded on Monday that a bribe had been paid.", true},
		{"The mill paid its taxes on Monday.", false},
		{"The mayor conceded the election.", false},
	} {
		list := RivalsIn([]*record.Report{first, paper("b", "2031-06-02", c.later)})
		if len(list) != 1 || (list[0].Settled != nil) != c.want {
			t.Errorf("%q: %v", c.later, list)
		}
	}
}
