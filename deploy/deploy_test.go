// Package deploy holds the files for running Chancery as a service. Its tests hold them to what the programs that they are for understand;
// those for Kubernetes and Compose are in lint, a module of its own.
package deploy

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"chancery/cli"
)

func TestServerConfiguration(t *testing.T) {
	t.Setenv("NATS_NAME", "queue-0")
	t.Setenv("NATS_ROUTES", `["nats://queue-1.queue:6222", "nats://queue-2.queue:6222"]`)
	o, err := server.ProcessConfigFile("nats.conf")
	if err != nil {
		t.Fatal(err)
	}
	if !o.JetStream || !o.SyncAlways || len(o.Routes) != 2 || o.ServerName != "queue-0" || o.MaxPayload != 8<<20 {
		t.Errorf("understood as JetStream %v, SyncAlways %v, routes %v, name %q, payload %d", o.JetStream, o.SyncAlways, o.Routes, o.ServerName, o.MaxPayload)
	}
}

var flagOfOurs = regexp.MustCompile(`--[a-z-]+`)

// TestFlags holds the lines that run chancery work to flags that it has.
func TestFlags(t *testing.T) {
	var help bytes.Buffer
	cli.Main([]string{"work", "--help"}, nil, &help, &help)
	files, err := filepath.Glob("*.[sy]*[el]*")
	if err != nil || len(files) < 4 {
		t.Fatalf("found %q (%v)", files, err)
	}
	lines := 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if !strings.Contains(line, "chancery work") && !strings.Contains(line, `["work"`) {
				continue
			}
			lines++
			for _, flag := range flagOfOurs.FindAllString(line, -1) {
				if !strings.Contains(help.String(), flag+" ") {
					t.Errorf("%s: chancery work has no flag %s", name, flag)
				}
			}
		}
	}
	if lines != 4 {
		t.Errorf("%d lines run chancery work, want one in each of four files", lines)
	}
}

// TestUnits asks systemd about its units, where it is installed.
func TestUnits(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	units, err := filepath.Glob("*.service")
	if err != nil || len(units) == 0 {
		t.Fatalf("no units: %v", err)
	}
	folder := t.TempDir()
	for _, unit := range units {
		raw, err := os.ReadFile(unit)
		if err != nil {
			t.Fatal(err)
		}
		raw = bytes.ReplaceAll(raw, []byte("/usr/local/bin/chancery"), []byte("/bin/true")) // a program that is there
		path := filepath.Join(folder, unit)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(analyze, "verify", path).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", unit, err, out)
		}
	}
}
