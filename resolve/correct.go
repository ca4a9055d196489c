package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// Moves lists the assertions that a person put into another block: the id of each, and the block.
func Moves(list []record.Correction) map[string]string {
	out := map[string]string{}
	if len(list) == 0 {
		return out
	}
	for _, c := range Standing(list) {
		if c.Act == record.Merge && c.Value != "" {
			out[c.Target] = c.Value
		}
	}
	return out
}

// CorrectionID is the hash of what a correction says; when it was said is part of it.
func CorrectionID(c record.Correction) string {
	h := sha256.New()
	for _, p := range []string{c.Author, c.Reason, c.Made.UTC().String(), string(c.Act), c.Target, c.Other, c.Field, c.Value} {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// CheckCorrection says what is wrong with a correction, and what to do.
func CheckCorrection(c record.Correction) error {
	switch {
	case c.Author == "":
		return errors.New("a correction needs an author: --author NAME")
	case c.Reason == "":
		return errors.New("a correction needs a reason: --reason WORDS")
	case c.Act == record.Put || c.Act == record.Clear:
		return checkField(c)
	}
	return nil
}

func checkField(c record.Correction) error {
	if !slices.Contains(Fields, c.Field) {
		return fmt.Errorf("there is no field %q to correct; it is one of: %s", c.Field, strings.Join(Fields, ", "))
	}
	switch {
	case c.Act == record.Clear:
		if c.Field == "type" || c.Field == "state" {
			return fmt.Errorf("an entry without %s is none; set it, or mark the entry wrong", c.Field)
		}
	case c.Field == "when" && correctedTime(c.Value) == nil:
		return fmt.Errorf("%q is no day or days; write 2026-02-10 or 2026-02-01..2026-02-28", c.Value)
	case c.Field == "state" && weight[record.State(c.Value)] == 0:
		return fmt.Errorf("%q is no state; it is one of: proposed, planned, postponed, under way, happened, cancelled, alleged, denied, hypothetical, did not happen", c.Value)
	}
	return nil
}

// Contradicts reports whether a new correction says the opposite of one in force. To say the same again is none, nor is undoing.
func Contradicts(fresh, old record.Correction) bool {
	pair := func(c record.Correction) [2]string { return [2]string{min(c.Target, c.Other), max(c.Target, c.Other)} }
	switch {
	case fresh.Act == record.Merge && old.Act == record.Split, fresh.Act == record.Split && old.Act == record.Merge:
		return pair(fresh) == pair(old)
	case old.Act == record.Put || old.Act == record.Clear:
		return (fresh.Act == record.Put || fresh.Act == record.Clear) && fresh.Target == old.Target && fresh.Field == old.Field &&
			(fresh.Act != old.Act || fresh.Value != old.Value)
	}
	return old.Act == record.Wrong && old.Target == fresh.Target && fresh.Act != record.Wrong && fresh.Act != record.Undo
}
