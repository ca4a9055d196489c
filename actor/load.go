package actor

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"chancery/text"
)

//go:embed data/*.txt
var data embed.FS

// Load reads the register from the data files that are built in, and before each of them those of a user that have its
// format; then the user's dictionaries. An error names the file and the line.
func Load(own ...File) (*Register, error) {
	r := &Register{
		names:     newTable(),
		agents:    newTable(),
		gender:    map[string]Gender{},
		family:    map[string]bool{},
		countries: map[string]*Entry{},
		surnames:  map[string][]*Entry{},
	}
	for _, f := range []struct {
		name   string
		fields int
		add    func(r *Register, fields []string) error
	}{
		{"countries.txt", 4, (*Register).addCountry},
		{"territories.txt", 3, (*Register).addTerritory},
		{"regions.txt", 3, (*Register).addRegion},
		{"organisations.txt", 3, (*Register).addOrganisation},
		{"persons.txt", 4, (*Register).addPerson},
		{"agents.txt", 2, (*Register).addAgents},
		{"given.txt", 2, (*Register).addGiven},
		{"given-census.txt", 2, (*Register).addGiven},
	} {
		if err := r.readOwn(own, f.name, f.fields, f.add); err != nil {
			return nil, err
		}
		if err := r.read(f.name, f.fields, f.add); err != nil {
			return nil, err
		}
	}
	var err error
	if r.ranking, err = ReadRanking(pronounModel); err != nil {
		return nil, err
	}
	r.names.sort()
	r.agents.sort()
	return r, errors.Join(r.findUnions(), r.readDictionaries(own))
}

// read gives each line of a data file, split at "|", to add.
func (r *Register) read(name string, fields int, add func(*Register, []string) error) error {
	f, err := data.Open("data/" + name)
	if err != nil {
		return fmt.Errorf("opening the register of actors: %w", err)
	}
	defer f.Close()
	return r.readLines("actor/data/"+name, f, fields, add)
}

// readLines gives each line of a file, named name in messages, to add.
func (r *Register) readLines(name string, f io.Reader, fields int, add func(*Register, []string) error) error {
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if len(parts) != fields {
			return fmt.Errorf("%s:%d: %d fields where %d are needed; the head of the file shows an example", name, n, len(parts), fields)
		}
		if err := add(r, parts); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

// list splits "a; b; c".
func list(s string) []string {
	var out []string
	for _, one := range strings.Split(s, ";") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

func (r *Register) addCountry(f []string) error {
	names := list(f[1])
	if len(f[0]) != 3 || len(names) == 0 {
		return fmt.Errorf("a country needs a code of three letters and a name")
	}
	e := &Entry{Kind: Country, Name: names[0], Country: f[0], Type: text.Location}
	r.countries[f[0]] = e
	for _, n := range names {
		r.names.add(n, e)
	}
	for _, form := range []string{"Republic of ", "Kingdom of "} { // as treaties name it
		if n := form + names[0]; !slices.Contains(names, n) && n != "Republic of China" { // that one is Taiwan
			r.names.add(n, e)
		}
	}
	adjective := &Entry{Kind: Demonym, Name: names[0], Country: f[0], Type: text.Location}
	for _, a := range list(f[2]) {
		r.addDemonym(a, adjective)
	}
	for _, s := range list(f[3]) {
		seat := &Entry{Kind: Capital, Name: names[0], Country: f[0], Sector: "GOV", Type: text.Organisation}
		s, sector, named := strings.Cut(s, "=")
		if named {
			seat.Sector = sector
		}
		if strings.HasSuffix(s, "!") {
			s, seat.Kind = strings.TrimSuffix(s, "!"), Seat
		}
		seat.Seat = s
		r.names.add(s, seat)
	}
	return nil
}

// findUnions joins regions to the organisations of their states, all of which are read by now.
func (r *Register) findUnions() error {
	for _, u := range r.unions {
		for _, p := range r.names.first[foldWords(u.name)[0]] {
			if p.entry.Kind == Organisation && p.entry.Name == u.name {
				u.region.Union = p.entry
			}
		}
		if u.region.Union == nil {
			return fmt.Errorf("actor/data/regions.txt: no organisation %q; name one of organisations.txt as it has it", u.name)
		}
	}
	return nil
}

// addDemonym adds an adjective and its regular plural.
func (r *Register) addDemonym(a string, e *Entry) {
	r.names.add(a, e)
	if last := a[len(a)-1]; last != 's' && last != 'h' && last != '.' && !strings.HasSuffix(a, "ese") && a != "US" {
		plural := *e
		plural.People = true
		r.names.add(a+"s", &plural)
	}
}

func (r *Register) addTerritory(f []string) error {
	names, adjectives, _ := strings.Cut(f[2], "/")
	for _, n := range list(names) {
		r.names.add(n, &Entry{Kind: Territory, Name: n, Country: f[0], Sector: f[1], Type: text.Location})
	}
	for _, a := range list(adjectives) {
		r.addDemonym(a, &Entry{Kind: Demonym, Name: a, Country: f[0], Sector: f[1], Type: text.Location})
	}
	return nil
}

func (r *Register) addRegion(f []string) error {
	names, adjectives, _ := strings.Cut(f[0], "/")
	all := list(names)
	if len(all) == 0 {
		return fmt.Errorf("a region needs a name")
	}
	e := &Entry{Kind: Region, Name: all[0], Members: strings.Fields(f[1]), Type: text.Location}
	for _, n := range all {
		if len(e.Members) == 0 {
			e = &Entry{Kind: Region, Name: n, Type: text.Location} // vague regions stand on one line but are not the same
		}
		r.names.add(n, e)
		if f[2] != "" {
			r.unions = append(r.unions, union{e, f[2]})
		}
	}
	for _, a := range list(adjectives) {
		r.addDemonym(a, e)
	}
	return nil
}

func (r *Register) addOrganisation(f []string) error {
	bodies := list(f[2])
	if len(bodies) == 0 {
		return fmt.Errorf("an organisation needs a name")
	}
	for _, names := range bodies {
		var e *Entry
		for _, n := range strings.Split(names, " = ") {
			if e == nil {
				e = &Entry{Kind: Organisation, Name: n, Country: stated(f[0]), Sector: stated(f[1]), Type: text.Organisation}
			}
			r.names.add(n, e)
		}
	}
	return nil
}

// stated turns the "-" of the data files into nothing.
func stated(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func (r *Register) addPerson(f []string) error {
	names := list(f[0])
	if len(names) == 0 {
		return fmt.Errorf("a person needs a name")
	}
	e := &Entry{Kind: Person, Name: names[0], Country: stated(f[2]), Type: text.Person}
	if f[1] != "" {
		e.Gender = Gender(f[1][0])
	}
	for _, t := range list(f[3]) {
		term, err := parseTerm(t, e.Country)
		if err != nil {
			return err
		}
		e.Terms = append(e.Terms, term)
	}
	for _, n := range names {
		r.names.add(n, e)
	}
	s := e.surname()
	r.surnames[s] = append(r.surnames[s], e)
	return nil
}

// parseTerm reads "GOV prime minister 1999-08-09..2000-05-07" and "IGO:GOV NATO secretary-general 2024-10-01..".
func parseTerm(s, country string) (Term, error) {
	f := strings.Fields(s)
	if len(f) < 3 {
		return Term{}, fmt.Errorf("office %q: write SECTOR role FROM..TO", s)
	}
	t := Term{Country: country, Sector: f[0], Role: strings.Join(f[1:len(f)-1], " ")}
	if c, sector, ok := strings.Cut(f[0], ":"); ok {
		t.Country, t.Sector = c, sector
	}
	from, to, ok := strings.Cut(f[len(f)-1], "..")
	if !ok {
		return Term{}, fmt.Errorf("office %q: write its time as FROM..TO", s)
	}
	var err error
	if t.From, err = parsePart(from, false); err == nil && to != "" {
		t.To, err = parsePart(to, true)
	}
	return t, err
}

// parsePart reads a year, month or day; a year or month stands for its first day, or its last if it ends an office.
func parsePart(s string, end bool) (text.Day, error) {
	switch len(s) {
	case len("2006"):
		y, err := strconv.Atoi(s)
		if err != nil {
			return text.Day{}, fmt.Errorf("%q is no year", s)
		}
		if end {
			return text.Day{Year: y, Month: time.December, Day: 31}, nil
		}
		return text.Day{Year: y, Month: time.January, Day: 1}, nil
	case len("2006-01"):
		d, err := text.ParseDay(s + "-01")
		if err == nil && end {
			d = text.DayOf(d.Time().AddDate(0, 1, -1))
		}
		return d, err
	}
	return text.ParseDay(s)
}

func (r *Register) addAgents(f []string) error {
	class, sector, ok := strings.Cut(f[0], " ")
	if !ok {
		return fmt.Errorf("%q: write CLASS SECTOR", f[0])
	}
	for _, w := range list(f[1]) {
		a := &Agent{Class: Class(class), Sector: stated(sector)}
		if i := strings.LastIndexByte(w, '('); i > 0 && strings.HasSuffix(w, ")") {
			if a.Gender = Gender(w[i+1]); a.Gender == 'p' {
				a.Gender, a.Plural = 0, true
			}
			w = strings.TrimSpace(w[:i])
		}
		if short, full, ok := strings.Cut(w, "="); ok {
			w, a.Word, a.Short = strings.TrimSpace(short), strings.TrimSpace(full), true
		} else {
			a.Word = w
		}
		r.agents.add(w, &Entry{Name: w, Agent: a})
	}
	return nil
}

func (r *Register) addGiven(f []string) error {
	if f[0] != "f" && f[0] != "m" && f[0] != "s" {
		return fmt.Errorf("gender %q: write f or m, or s for names that are family names as well", f[0])
	}
	for _, n := range list(f[1]) {
		if f[0] == "s" {
			r.family[fold(n)] = true
			continue
		}
		r.gender[fold(n)] = Gender(f[0][0])
	}
	return nil
}

// sort puts the longest pattern of each first word first, in the order of the files where they are equally long.
func (t *table) sort() {
	for _, p := range t.first {
		sort.SliceStable(p, func(i, j int) bool { return len(p[i].words) > len(p[j].words) })
	}
}
