package place

import "math"

// A site is chosen by the sum of what is known of it before reading and of what the report's other places say for it,
// after the heuristics of Leidner (Toponym Resolution in Text, 2007): the more populous, the same country, the nearest,
// one sense per report. The weights are in powers of ten of people.
const (
	forCountry  = 3.0 // times the part of the report's other places that lie in the site's country
	forDivision = 2.5 // half of the report's other places lie in the site's division or are it; in proportion if fewer
	forShared   = 1.0 // times the part of the report's other towns that have a namesake in the site's division
	forList     = 1.0 // a neighbour in a list is of the same kind and country: "Michigan, Oregon, New York"
	forNearness = 1.0 // another place is near
	nearby      = 150 // kilometres
	rounds      = 3   // of choosing again with what was chosen
	compared    = 40  // places at most that a site is compared with
)

// prior is how likely a site is meant before anything is known of the report.
func prior(s *site) float64 {
	people := math.Log10(float64(s.population) + 1)
	if s.respelt {
		people -= 0.3
	}
	switch s.kind {
	case country:
		return 9
	case region:
		return 8
	case division:
		if s.population == 0 { // of the readable table, which has the large ones
			return 6.2
		}
		return min(people+1, 6.2)
	case county:
		return min(people, 4)
	case capital:
		return people + 2.5
	case seat:
		return people + 0.3
	case part:
		return people - 0.7
	}
	return people
}

// choose sets the site of every mention. The same words mean the same site throughout a report,
// unless a neighbour tells otherwise.
func choose(mentions []mention) {
	senses := group(mentions)
	for _, s := range senses {
		s.pick(nil)
	}
	for range rounds {
		c := newContext(senses)
		for _, s := range senses {
			s.pick(c)
		}
	}
}

// sense is the mentions that are taken to mean the same site.
type sense struct {
	mentions []*mention
	sites    []site  // to choose from
	site     *site   // the choice
	certain  float64 // how sure the choice is before context, in (0, 1]
}

// group puts mentions of the same name together, in order of first mention. Where a neighbour says which site a name means,
// it says so for the mentions without such a neighbour too.
func group(mentions []mention) []*sense {
	type id struct{ key, within string }
	senses, qualified := map[id]*sense{}, map[string]*sense{}
	var order []*sense
	join := func(i id, m *mention) *sense {
		s := senses[i]
		if s == nil {
			s = &sense{sites: m.sites}
			senses[i] = s
			order = append(order, s)
		}
		s.mentions = append(s.mentions, m)
		return s
	}
	for i := range mentions {
		if m := &mentions[i]; m.within != nil {
			s := join(id{m.key, m.within.key}, m)
			if qualified[m.key] == nil {
				qualified[m.key] = s
			}
		}
	}
	for i := range mentions {
		m := &mentions[i]
		switch s := qualified[m.key]; {
		case m.within != nil:
		case s != nil && !m.adjective && m.sites[0].kind > region:
			s.mentions = append(s.mentions, m)
		default:
			join(id{key: m.key}, m)
		}
	}
	return order
}

// pick chooses the best site; the first of equals. Without context it also sets how certain the choice is.
func (s *sense) pick(c *context) {
	best, second := math.Inf(-1), math.Inf(-1)
	var choice *site
	for i := range s.sites {
		score := prior(&s.sites[i])
		if c != nil {
			score += c.favours(&s.sites[i], s)
		}
		if score > best {
			best, second, choice = score, best, &s.sites[i]
		} else {
			second = max(second, score)
		}
	}
	s.site = choice
	for _, m := range s.mentions {
		m.site = choice
	}
	if c == nil {
		s.certain = min(1, max(0.1, (best-second)/2))
	}
}

// context is what the places of a report say of where it is about.
type context struct {
	countries map[string]float64 // certain mentions of places in each country
	all       float64            // the sum of countries
	divisions map[inCountry]float64
	possible  map[inCountry]int // senses that have a site in the division
	senses    []*sense          // those to be compared with, at most compared
	towns     int               // senses that may be towns
}

type inCountry struct{ country, division string }

func (s *site) where() inCountry {
	if len(s.countries) != 1 {
		return inCountry{}
	}
	return inCountry{s.countries[0], s.division}
}

func newContext(senses []*sense) *context {
	c := &context{map[string]float64{}, 0, map[inCountry]float64{}, map[inCountry]int{}, senses[:min(compared, len(senses))], 0}
	for _, s := range senses {
		for _, country := range s.site.countries {
			c.countries[country] += s.weight() / float64(len(s.site.countries))
		}
		if len(s.site.countries) > 0 {
			c.all += s.weight()
		}
		if s.site.division != "" {
			c.divisions[s.site.where()] += s.weight()
		}
		c.count(s)
	}
	return c
}

// count notes the divisions in which a sense may lie.
func (c *context) count(s *sense) {
	if s.site.kind <= division {
		return
	}
	c.towns++
	seen := map[inCountry]bool{}
	for i := range s.sites {
		if w := s.sites[i].where(); w.division != "" && !seen[w] {
			seen[w] = true
			c.possible[w]++
		}
	}
}

// weight is how much a sense counts for its country: more mentions more, but less and less.
func (s *sense) weight() float64 { return s.certain * math.Sqrt(float64(len(s.mentions))) }

// favours returns what the other senses of the report say for site a of sense s.
func (c *context) favours(a *site, s *sense) float64 {
	score := 0.0
	if len(a.countries) == 1 {
		own, all := c.countries[a.countries[0]], c.all
		if len(s.site.countries) > 0 {
			all -= s.weight()
		}
		if s.site.where().country == a.countries[0] {
			own -= s.weight()
		}
		if all > 0.01 {
			score += forCountry * own / all
		}
	}
	if w := a.where(); w.division != "" {
		told := c.divisions[w]
		if s.site.where() == w {
			told -= s.weight()
		}
		if all := c.all - s.weight(); all > 0.01 {
			score += forDivision * min(1, 2*max(0, told)/all)
		}
		if n := c.possible[w]; n > 1 && a.kind > division {
			score += forShared * float64(n-1) / float64(max(1, c.towns-1))
		}
	}
	if s.listed(a) {
		score += forList
	}
	return score + forNearness*c.near(a, s)
}

// listed reports whether a is of the kind and country of what stands beside a mention of s in a list.
func (s *sense) listed(a *site) bool {
	for _, m := range s.mentions {
		for _, n := range m.beside {
			if o := n.site; o.kind == a.kind && a.kind > region && o.where().country == a.where().country && n.key != m.key {
				return true
			}
		}
	}
	return false
}

// near returns how certain it is that another place of the report is near a, in [0, 1].
func (c *context) near(a *site, s *sense) float64 {
	if a.kind <= region {
		return 0
	}
	most := 0.0
	for _, o := range c.senses {
		if o != s && o.site.kind > division && a.distance(o.site) < nearby {
			most = max(most, o.certain)
		}
	}
	return most
}

// distance returns the kilometres between two sites on a sphere.
func (s *site) distance(o *site) float64 {
	const radius, degree = 6371, math.Pi / 180
	dLat, dLon := (o.latitude-s.latitude)*degree, (o.longitude-s.longitude)*degree
	h := sq(math.Sin(dLat/2)) + math.Cos(s.latitude*degree)*math.Cos(o.latitude*degree)*sq(math.Sin(dLon/2))
	return 2 * radius * math.Asin(min(1, math.Sqrt(h)))
}

func sq(x float64) float64 { return x * x }
