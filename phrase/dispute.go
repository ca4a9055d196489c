package phrase

import (
	"strings"

	"chancery/record"
)

// Attribute names what accounts differ on: "number killed", "day".
func Attribute(d *record.Dispute) string {
	return strings.TrimSpace(string(d.Attribute) + " " + d.Of)
}

// Dispute says where accounts differ and how many origins are on each side: "killed: 12 (2 origins) or 20 (1 origin)".
func Dispute(d *record.Dispute) string {
	var sides []string
	for _, s := range d.Sides {
		sides = append(sides, s.Value+" ("+Count(s.Origins, "origin")+")")
	}
	what := string(d.Attribute)
	if d.Of != "" {
		what = d.Of
	}
	return what + ": " + strings.Join(sides, " or ")
}
