package resolve

// Divide says in which block the assertions of each narrowest block are compared, given how many are in each: in the widest that holds
// no more than MostInBlock, or else in its own. It also says which blocks were split for it. All are of one widest block.
// It is what a record comes to that splits a block when it is full, and joins it when it is small again.
func Divide(fines map[string]int) (blocks map[string]string, split map[string]bool) {
	within := map[string]int{}
	for fine, n := range fines {
		for _, key := range Levels(fine) {
			within[key] += n
		}
	}
	blocks, split = map[string]string{}, map[string]bool{}
	for fine := range fines {
		for _, key := range Levels(fine) {
			blocks[fine] = key
			if within[key] <= MostInBlock {
				break
			}
			split[key] = true
		}
	}
	return blocks, split
}
