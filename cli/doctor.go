package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/cluster"
	"chancery/ingest"
	"chancery/phrase"
	"chancery/report"
	"chancery/store"
)

func newDoctor(c *console) *cobra.Command {
	var path string
	var queue cluster.Options
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether all is well: the models, the record, the disk, the connections",
		Long: `Look whether the program can do its work here, and say what to do where it cannot: the models are read and tried on a sentence; the record is opened and looked
through for damage, which takes a while for a large one; the disk must have room; with --nats the queue must answer. Nothing is changed.

` + exitCodes,
		Example: `  chancery doctor
  chancery doctor --record postgres://desk@db/news --nats nats://queue:4222`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d := &doctor{page: newPage(c, c.out)}
			d.look("models", models)
			d.look("record", func() (string, error) { return recordHealth(path) })
			if !strings.Contains(path, "://") {
				d.look("disk", func() (string, error) { return room(filepath.Dir(path)) })
			}
			if cmd.Flags().Changed("nats") {
				d.look("queue", func() (string, error) { return queueHealth(queue) })
			}
			if d.ill > 0 {
				return errReported
			}
			return nil
		},
	}
	recordFlag(cmd, &path)
	streamFlags(cmd, &queue)
	return cmd
}

// doctor prints what is found, a line for each thing that is looked at.
type doctor struct {
	*page
	ill int
}

func (d *doctor) look(what string, look func() (string, error)) {
	found, err := look()
	if err != nil {
		d.ill++
		d.Line(0, 10, terminal.Text{Words: fmt.Sprintf("%-8s", what), Style: terminal.Warn}, plain(terminal.Safe(err.Error())))
		return
	}
	d.Line(0, 10, terminal.Text{Words: fmt.Sprintf("%-8s", what), Style: terminal.Good}, plain(found))
}

// trial is a sentence whose event every version of the models must find.
const trial = "Date: 2026-01-24\n\nPresident Maria Silva met Prime Minister Peter Lund in Oslo on Friday.\n"

func models() (string, error) {
	began := time.Now()
	p, err := ingest.Load()
	if err != nil {
		return "", err
	}
	loaded := time.Since(began)
	d, err := report.Read([]byte(trial), report.Options{})
	if err != nil {
		return "", err
	}
	r, err := p.Read(d)
	if err != nil {
		return "", err
	}
	if len(r.Events) != 1 || len(r.Events[0].Actors) != 2 {
		return "", fmt.Errorf("a sentence of one meeting is read as %s; the program was not built as it should be: build it anew", phrase.Count(len(r.Events), "event"))
	}
	return fmt.Sprintf("read in %d ms; a sentence is understood", loaded.Milliseconds()), nil
}

func recordHealth(path string) (string, error) {
	if !store.Exists(path) {
		return fmt.Sprintf("there is none at %s yet; chancery add FILE makes one", path), nil
	}
	r, err := store.Open(path)
	if err != nil {
		return "", err
	}
	defer r.Close()
	h, err := r.Look()
	if err != nil {
		return "", err
	}
	if len(h.Faults) > 0 {
		return "", fmt.Errorf("%s: %s. Keep a copy of it as it is; chancery rebuild makes anew what is derived, and reports can be added to a new record", path, strings.Join(h.Faults, "; "))
	}
	size := ""
	if h.Bytes > 0 {
		size = fmt.Sprintf("%.1f MB", float64(h.Bytes)/1e6)
	}
	return phrase.List(path, phrase.Count(h.Reports, "report"), phrase.Count(h.Entries, "entry"), size, fmt.Sprintf("schema %d", h.Version), "sound"), nil
}

// leastRoom is what a day of reports may take.
const leastRoom = 1 << 30

func room(folder string) (string, error) {
	free, err := freeBytes(folder)
	if err != nil {
		return "", fmt.Errorf("%s: %w", folder, err)
	}
	if free < leastRoom {
		return "", fmt.Errorf("%s has %.1f GB free; make room before you add reports: nothing is lost when a disk is full, but nothing is kept either", folder, float64(free)/1e9)
	}
	f, err := os.CreateTemp(folder, ".chancery-*")
	if err != nil {
		return "", fmt.Errorf("%s cannot be written: %w", folder, err)
	}
	f.Close()
	return fmt.Sprintf("%.0f GB free", float64(free)/1e9), os.Remove(f.Name())
}

func queueHealth(o cluster.Options) (string, error) {
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	s, err := cluster.Connect(ctx, o)
	if err != nil {
		return "", err
	}
	s.Close()
	return "answers at " + o.URL, nil
}
