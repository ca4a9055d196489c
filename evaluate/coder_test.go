package evaluate

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/ingest"
)

const (
	someActors = "KENYA [KEN]\n+KENYAN\nUGANDA [UGA]\n+UGANDAN\nRWANDA [RWA]\n+RWANDAN\n"
	someAgents = "PRESIDENT [~GOV]\nSOLDIER [~MIL]\nREBEL [~REB]\nCOURT [~JUD]\nVILLAGER [~CVL]\n"
)

func TestCoder(t *testing.T) {
	dir := t.TempDir()
	own := ingest.Own{Actors: []string{filepath.Join(dir, "my.actors"), filepath.Join(dir, "my.agents")}}
	for i, content := range []string{someActors, someAgents} {
		if err := os.WriteFile(own.Actors[i], []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	coder, err := newCoder(own)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Kenya accused Uganda of attacking Rwanda.", "KEN UGA 112"},
		{"Kenya said that Uganda had attacked Rwanda.", "KEN UGA 112"},
		{"Kenya said that it had attacked Rwanda.", "KEN RWA 190"},
		{"Uganda attacked Rwanda, Kenya said.", "UGA RWA 190"},
		{"Kenya wants to help Uganda.", "KEN UGA 033"},
		{"Kenya wants Uganda to help Rwanda.", "KEN UGA 023"},
		{"Kenya will not help Uganda.", "KEN UGA 122"},
		{"Kenya did not help Uganda.", "KEN UGA 122"},
		{"Kenya did not attack Uganda.", ""},
		{"Kenya pledged to release Ugandan rebels.", "KEN UGAREB 0353"},
		{"Kenya will visit Uganda next week.", "KEN UGA 042"},
		{"Kenya urged Uganda to release the prisoners.", "KEN UGA 025"},
		{"Kenya received the president of Uganda.", "KEN UGAGOV 043"},
		{"A court in Kenya arrested two Ugandan soldiers.", "KENJUD UGAMIL 173"},
		{"Kenya attacked rebels in Uganda.", "KEN UGAREB 190"},
		{"Kenya put its soldiers on alert against Uganda.", "KEN UGA 154"},
		{"Rebels attacked Uganda.", "---REB UGA 190"},
		{"Kenya attacked Uganda, killing villagers.", "KEN UGA 190"},
		{"Kenya attacked Uganda after rebels attacked Rwanda.", "KEN UGA 190"},
		{"Uganda praised Kenya, which had attacked Rwanda.", "UGA KEN 051"},
		{"There were ten Kenyan soldiers killed in Uganda.", "UGA KENMIL 190"},
		{"Kenya and Rwanda condemned Uganda.", "KEN UGA 111, RWA UGA 111"},
		{"Kenya and Uganda held talks.", "KEN UGA 040, UGA KEN 040"},
		{"Kenya signed an agreement with Uganda.", "KEN UGA 057"},
		{"Kenya condemned Uganda in 1994.", ""},
		{"The United Nations praised Uganda.", "IGOUNO UGA 051"},
		{"Pro-Kenyan rebels attacked Uganda.", "---REB UGA 190"},
	} {
		found, err := coder.code(codedSentence{Text: c.text, Date: "20150609"})
		var got []string
		for _, e := range found {
			got = append(got, fmt.Sprintf("%s %s %s", e.Source, e.Target, e.Code))
		}
		if s := strings.Join(got, ", "); err != nil || s != c.want {
			t.Errorf("%s\n\tis coded %q, %v; want %q", c.text, s, err, c.want)
		}
	}
}
