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

// HoldsOffice reports whether a report says who holds an office: whose, which, and by its date when.
func HoldsOffice(rep *record.Report, o *record.Role) bool {
	return o.Name != "" && o.Role != "" && !rep.Published.Day.IsZero()
}

// Homeless lists the persons of whom a report does not tell the country, sorted: those whose home Blocks asks for.
func Homeless(rep *record.Report) []string {
	names := map[string]bool{}
	newContext(rep, func(name string) string { names[name] = true; return "" })
	return slices.Sorted(maps.Keys(names))
}
