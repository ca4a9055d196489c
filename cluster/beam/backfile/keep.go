package backfile

import (
	"sync"
	"time"

	"chancery/record"
	"chancery/store"
)

// How much goes into one transaction. Transactions of a record take turns.
const (
	reportsInStep = 64
	blocksInStep  = 256
)

// keeper is what the steps that write a record have in common.
type keeper struct {
	Address string

	kept *store.Record
}

// turn is taken by the writers of this worker, so that they do not wait for one another in the database.
var turn sync.Mutex

func (k *keeper) Setup() (err error) {
	turn.Lock()
	defer turn.Unlock()
	k.kept, err = store.Create(k.Address)
	return err
}

// Teardown closes the record.
func (k *keeper) Teardown() error {
	if k.kept == nil {
		return nil
	}
	return k.kept.Close()
}

// appendFn adds reports to a record. What it hands on says how many, and that they are there.
type appendFn struct {
	keeper
	Learned string

	waiting []*record.Report
}

func (f *appendFn) StartBundle(func(int)) { f.waiting = nil }

func (f *appendFn) ProcessElement(rep record.Report, emit func(int)) error {
	if f.waiting = append(f.waiting, &rep); len(f.waiting) < reportsInStep {
		return nil
	}
	return f.FinishBundle(emit)
}

// FinishBundle adds those that wait.
func (f *appendFn) FinishBundle(emit func(int)) error {
	if len(f.waiting) == 0 {
		return nil
	}
	learned, err := time.Parse(time.RFC3339, f.Learned)
	if err != nil {
		return err
	}
	turn.Lock()
	defer turn.Unlock()
	if err := f.kept.Append(f.waiting, learned); err != nil {
		return err
	}
	emit(len(f.waiting))
	f.waiting = nil
	return nil
}

// putFn adds blocks to a record, when all reports are there.
type putFn struct {
	keeper

	waiting []store.Block
}

func (f *putFn) StartBundle(func(*int) bool) { f.waiting = nil }

func (f *putFn) ProcessElement(b store.Block, appended func(*int) bool) error {
	if f.waiting = append(f.waiting, b); len(f.waiting) < blocksInStep {
		return nil
	}
	return f.FinishBundle(appended)
}

// FinishBundle adds those that wait.
func (f *putFn) FinishBundle(func(*int) bool) error {
	if len(f.waiting) == 0 {
		return nil
	}
	turn.Lock()
	defer turn.Unlock()
	err := f.kept.Put(f.waiting)
	f.waiting = nil
	return err
}
