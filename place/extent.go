package place

// Wide reports whether a place of the tables is larger than a town: a country, a sea, a province, a county. Its point on the map then
// stands for all of it. The name is its own, and the id that of GeoNames, 0 if it has none.
func (g *Gazetteer) Wide(name string, id int) bool {
	for _, s := range g.lookup(name) {
		if s.name == name && s.id == id {
			return s.kind <= county
		}
	}
	return false
}
