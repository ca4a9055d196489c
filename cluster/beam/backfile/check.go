package backfile

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"chancery/report/table"
	"chancery/store"
)

// Check refuses what would fail on the workers, or mix two runs.
func (o Options) Check(ctx context.Context) error {
	switch {
	case len(o.Sources) == 0:
		return errors.New("no SOURCE is given; name the files to read")
	case o.Output == "" && o.Record == "":
		return errors.New("nothing would be kept; say where to with --output or --record")
	case o.Shards < 1:
		return fmt.Errorf("--shards %d: at least 1 is needed", o.Shards)
	}
	if _, err := table.Parse(o.Columns); err != nil {
		return fmt.Errorf("--map: %w", err)
	}
	if _, err := time.Parse(time.RFC3339, o.Learned); err != nil {
		return fmt.Errorf("--learned: %q is no time; write 2026-01-24T10:00:00Z", o.Learned)
	}
	if err := checkFolder(ctx, o.Output); err != nil {
		return err
	}
	return checkRecord(o.Record)
}

// checkFolder refuses a folder in which files of another run would lie between ours.
func checkFolder(ctx context.Context, path string) error {
	if path == "" {
		return nil
	}
	files, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer files.Close()
	old, err := files.List(ctx, join(path, "*"))
	if err != nil {
		return fmt.Errorf("--output: %w", err)
	}
	if len(old) > 0 {
		return fmt.Errorf("--output %s holds files already; name an empty folder", path)
	}
	return nil
}

// checkRecord makes the record, and refuses one that holds reports: their events are in blocks that this run knows nothing of.
func checkRecord(address string) error {
	if address == "" {
		return nil
	}
	kept, err := store.Create(address)
	if err != nil {
		return err
	}
	defer kept.Close()
	empty, err := kept.Empty()
	if err != nil || empty {
		return err
	}
	return errors.New("the record holds reports already; give an empty database, and add single reports to it afterwards with chancery add")
}
