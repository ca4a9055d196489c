package ingest

import "iter"

// InOrder does every piece of work, up to workers at a time, and hands each result to use in the order of the list,
// so that the output is the same with any number of workers. It stops at the first error of use and returns it.
// No more of the list is taken than is worked on, so that it may be a stream.
func InOrder[In, Out any](list iter.Seq[In], workers int, do func(In) Out, use func(In, Out) error) error {
	type job struct {
		in  In
		out chan Out
	}
	// A job starts when it has been queued; those queued and the one being awaited are all that run.
	queue := make(chan job, max(workers, 1)-1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for in := range list {
			j := job{in, make(chan Out, 1)}
			select {
			case queue <- j:
				go func() { j.out <- do(j.in) }()
			case <-stop:
				return
			}
		}
	}()
	for j := range queue {
		if err := use(j.in, <-j.out); err != nil {
			return err
		}
	}
	return nil
}
