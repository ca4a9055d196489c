package cli_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"chancery/store"
)

// shortReports writes n reports of a few sentences, from a seed, and returns their folder.
func shortReports(t *testing.T, n int) string {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 7))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	folder := t.TempDir()
	for i := range n {
		country := pick("Armenia", "Georgia", "Turkey", "Serbia", "Kenya", "Chile")
		who := pick("Foreign Minister Ana Kovac", "Prime Minister Peter Lund", "President Maria Silva", "Defence Minister Ivan Petrov")
		day := time.Date(2024, 1, 1+i/4, 0, 0, 0, 0, time.UTC)
		words := fmt.Sprintf("Date: %s\nOutlet: %s\n\n%s will visit %s on %s, the government said. %s met %s in %s on Monday.\n", day.Format(time.DateOnly),
			pick("Example Wire", "The Daily Example", "Harbour Post"), who, country, day.AddDate(0, 0, 9).Format("2 January 2006"),
			pick("Peter Lund", "Ana Kovac"), pick("President Maria Silva", "King Olaf"), pick("Oslo", "Belgrade", "Nairobi"))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestHundredKills kills the program a hundred times at random moments while it adds a thousand reports, and lets it finish: what is
// derived is the same, byte for byte, as without a kill.
func TestHundredKills(t *testing.T) {
	chancery := program(t)
	files, err := filepath.Glob(filepath.Join(shortReports(t, 1000), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	add := func(record string, patience time.Duration) {
		cmd := exec.Command(chancery, append([]string{"add", "--record", record}, files...)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if patience > 0 {
			time.Sleep(patience)
			cmd.Process.Kill()
		}
		if err := cmd.Wait(); patience == 0 && err != nil {
			t.Fatal(err)
		}
	}
	whole, killed := filepath.Join(t.TempDir(), "whole.db"), filepath.Join(t.TempDir(), "killed.db")
	add(whole, 0)
	random := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		add(killed, time.Duration(20+random.IntN(250))*time.Millisecond)
	}
	add(killed, 0)
	if derivedState(t, killed) != derivedState(t, whole) {
		t.Error("after a hundred kills another state is derived than without one")
	}
}

func derivedState(t *testing.T, path string) string {
	t.Helper()
	r, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var b bytes.Buffer
	if err := r.WriteDerived(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
