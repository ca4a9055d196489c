package resolve

import (
	"maps"
	"slices"

	"chancery/record"
)

// Home is the country of a person by how often reports give them an office of each country: that of more than half; "" if there is none.
func Home(offices map[string]int) string {
	all, most := 0, ""
	for country, n := range offices {
		if all += n; n > offices[most] || most == "" {
			most = country
		}
	}
	if 2*offices[most] > all {
		return most
	}
	return ""
}

// HoldsOffice reports whether a report ties a person to an office: whom, to which unless it is left, and by its date when.
func HoldsOffice(rep *record.Report, o *record.Role, tie Tie) bool {
	return o.Name != "" && !rep.Published.Day.IsZero() && (o.Role != "" || tie == Leaves)
}

// Offices lists the persons whom a report ties to an office, with its country.
func Offices(rep *record.Report) []record.Role {
	var out []record.Role
	add := func(t *record.Turnover) {
		if HoldsOffice(rep, &t.Role, TieOf(t)) {
			out = append(out, t.Role)
		}
	}
	for _, o := range rep.Roles {
		add(&record.Turnover{Role: o})
	}
	for i := range rep.Turnovers {
		add(&rep.Turnovers[i])
	}
	return out
}

// Homeless lists the persons of whom a report does not tell the country, sorted: those whose home Blocks asks for.
func Homeless(rep *record.Report) []string {
	names := map[string]bool{}
	newContext(rep, func(name string) string { names[name] = true; return "" })
	return slices.Sorted(maps.Keys(names))
}
