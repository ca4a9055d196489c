package resolve

// Divide says in which block the assertions of each narrowest block are compared, given how many are in each: in the widest that holds
// no more than MostInBlock, or else in its own. All are of one widest block. It is what a record comes to that splits a block when it
// is full and joins it when it is small again.
func Divide(fines map[string]int) (blocks map[string]string) {
	within := map[string]int{}
	for fine, n := range fines {
		for _, key := range Levels(fine) {
			within[key] += n
		}
	}
	blocks = map[string]string{}
	for fine := range fines {
		for _, key := range Levels(fine) {
			if blocks[fine] = key; within[key] <= MostInBlock {
				break
			}
		}
	}
	return blocks
}
