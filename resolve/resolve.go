// Package resolve makes entries of assertions: what many reports tell of one happening goes in, and out comes one entry
// with the ladder it climbed, the origins behind it, and where the accounts differ.
//
//  1. Blocks gives the assertions of a report their blocks: only assertions of one block can tell the same happening. What one leaves out, the
//     rest of its report gives. (blocks.go; keys.go and context.go say which block)
//  2. Entries takes the assertions of a block in the order of publication and puts each to the entry that it fits
//     best, or makes a new one. (entries.go; what fits is in fit.go)
//  3. Each entry gets its state, time, origins and disputes from its members. (state.go, when.go, disputes.go)
//
// Everything here is a pure function of its arguments, and of sets rather than lists: the order in which reports
// were learned changes nothing. A block holds what two parties have to do with each other, and is split where that is much (levels.go), so that the
// cost of an assertion does not grow with the record.
package resolve
