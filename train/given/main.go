// Command given makes actor/data/given-census.txt, the gender of given names in the United States. In go the distributions of names
// of the Census of 1990 as the Python package names 0.3.0 packs them, unpacked (dist.female.first, dist.male.first, dist.all.last),
// and actor/data/given.txt, whose names are left out; out comes the table.
//
//	go run ./train/given FOLDER
package main

import (
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	apart       = 20    // times that a name is more frequent with one gender than with the other
	leastGiven  = 0.002 // per cent of all bearers of given names of a gender
	leastFamily = 0.004 // per cent of all bearers of family names
)

const papers = `# Given names that tell the gender of their bearers in the United States, beside those of given.txt.
#
# Source:   1990 Census of the United States, distributions of given and family names (public domain), as packed in the
#           Python package names 0.3.0: names at least twenty times as frequent with one gender as with the other.
#           Made by train/given.
# Licence:  public domain.
# Format:   f or m | names; s | names of both files that are family names as well, and alone tell nothing
# Example:  f | Abbey; Abbie
`

func main() {
	log.SetFlags(0)
	log.SetPrefix("given: ")
	if len(os.Args) != 2 {
		log.Fatal("say where the files dist.* are: go run ./train/given FOLDER")
	}
	if err := write(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func write(folder string) error {
	var share [3]map[string]float64
	for i, name := range [3]string{"dist.female.first", "dist.male.first", "dist.all.last"} {
		var err error
		if share[i], err = readShares(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	own, err := readOwn("actor/data/given.txt")
	if err != nil {
		return err
	}
	female, male, family := share[0], share[1], share[2]
	women, men := telling(female, male, own), telling(male, female, own)
	var both []string
	for _, name := range slices.Concat(women, men, slices.Collect(maps.Keys(own))) {
		if family[name] >= leastFamily {
			both = append(both, name)
		}
	}
	slices.Sort(both)
	text := papers + line("f", women) + line("m", men) + line("s", slices.Compact(both))
	return os.WriteFile("actor/data/given-census.txt", []byte(text), 0o644)
}

// readShares returns the per cent of people who bear each name, in capitals.
func readShares(path string) (map[string]float64, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w; unpack the Python package names 0.3.0", err)
	}
	share := map[string]float64{}
	for l := range strings.Lines(string(file)) {
		f := strings.Fields(l)
		if len(f) == 0 {
			continue
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("%s: %q is not a name and its share", path, l)
		}
		if share[f[0]], err = strconv.ParseFloat(f[1], 64); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return share, nil
}

// readOwn returns the names of given.txt, in capitals.
func readOwn(path string) (map[string]bool, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w; run it in the repository", err)
	}
	own := map[string]bool{}
	for l := range strings.Lines(string(file)) {
		if _, names, ok := strings.Cut(l, "|"); ok && l[0] != '#' {
			for name := range strings.SplitSeq(names, ";") {
				own[strings.ToUpper(strings.TrimSpace(name))] = true
			}
		}
	}
	return own, nil
}

// telling returns the names of one gender that are hardly ever of the other, sorted.
func telling(one, other map[string]float64, own map[string]bool) []string {
	var names []string
	for name, share := range one {
		if share >= leastGiven && share >= apart*other[name] && !own[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// line writes names with one capital.
func line(kind string, names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name[:1] + strings.ToLower(name[1:])
	}
	return "\n" + kind + " | " + strings.Join(out, "; ") + "\n"
}
