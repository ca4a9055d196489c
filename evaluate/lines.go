package evaluate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// shape is what a line of a gold file must be: a name for it, and an example for errors.
type shape[T any] struct {
	name, example string
	valid         func(*T) bool
}

// eachLine hands each line of a file of JSON lines to do, and writes what do makes of it as a line to write, unless that is nil.
// Errors tell file and line.
func eachLine[T any](path string, write io.Writer, s shape[T], do func(*T) (label any, err error)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the gold: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		gold := new(T)
		if err := json.Unmarshal(lines.Bytes(), gold); err != nil || !s.valid(gold) {
			return fmt.Errorf("%s:%d: not %s (%v); a line is %s", path, n, s.name, err, s.example)
		}
		label, err := do(gold)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := writeLine(write, label); err != nil {
			return err
		}
	}
	return lines.Err()
}

// writeLine writes a line of JSON, unless there is nowhere to write it.
func writeLine(write io.Writer, label any) error {
	if write == nil {
		return nil
	}
	return json.NewEncoder(write).Encode(label)
}
