//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"chancery/cluster"
	"chancery/store/postgrestest"
)

var (
	streamReports = flag.Int("stream-reports", 1000, "reports in the test of the stream")
	streamKills   = flag.Int("stream-kills", 6, "workers killed in the test of the stream")
	streamWorkers = flag.Int("stream-workers", 3, "workers in the test of the stream")
)

// TestStream publishes reports to a queue while three workers read them into PostgreSQL. Workers are killed all the while, and the
// server of the queue twice. Every report is in the record once, and what is derived is that of a single program's record.
func TestStream(t *testing.T) {
	s := newStreamTest(t)
	defer s.stopAll()
	s.startServer()
	for range *streamWorkers {
		s.workers = append(s.workers, s.startWorker())
	}
	start := time.Now()
	publisher := s.start(s.chancery, append([]string{"publish", "--nats", s.url()}, s.files...)...)
	s.killWhile(func() bool { return s.count() < *streamReports })
	took := time.Since(start)
	if err := publisher.Wait(); err != nil {
		t.Fatalf("publishing: %v", err)
	}
	s.waitForQueue()
	s.stopWorkers()
	if n := s.count(); n != *streamReports {
		t.Errorf("%d reports are in the record, want %d", n, *streamReports)
	}
	perSecond := float64(*streamReports) / took.Seconds()
	t.Logf("%d reports, %d workers, %d kills: %.0f reports/s, %.0f a worker", *streamReports, *streamWorkers, s.kills, perSecond, perSecond/float64(*streamWorkers))

	single := filepath.Join(t.TempDir(), "single.db")
	if err := s.start(s.chancery, append([]string{"add", "--record", single}, s.files...)...).Wait(); err != nil {
		t.Fatal(err)
	}
	if derivedState(t, s.record) != derivedState(t, single) {
		t.Error("the workers' record is not that of a single program")
	}
}

// streamTest is the programs of the test and where they find one another.
type streamTest struct {
	*testing.T
	chancery, natsd        string
	folder, queue, address string
	record                 string
	db                     *sql.DB
	files                  []string
	server                 *exec.Cmd
	workers                []*exec.Cmd
	kills                  int
	random                 *rand.Rand
	log                    lockedBuffer
}

func newStreamTest(t *testing.T) *streamTest {
	s := &streamTest{T: t, chancery: program(t), natsd: called(t, "natsd"), queue: t.TempDir(), address: freeAddress(t),
		record: postgrestest.Database(t), random: rand.New(rand.NewPCG(3, 3))}
	t.Cleanup(postgrestest.Stop)
	s.folder, s.files = manyReports(t, *streamReports)
	db, err := sql.Open("pgx", s.record)
	if err != nil {
		t.Fatal(err)
	}
	s.db = db
	t.Cleanup(func() { db.Close() })
	return s
}

func freeAddress(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *streamTest) url() string { return "nats://" + s.address }

func (s *streamTest) start(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir = s.folder
	cmd.Stderr = &s.log
	if err := cmd.Start(); err != nil {
		s.Fatal(err)
	}
	return cmd
}

func (s *streamTest) startWorker() *exec.Cmd {
	return s.start(s.chancery, "work", "--record", s.record, "--nats", s.url(), "--workers", "1", "--ack-wait", "3s", "--max-deliver", "1000")
}

// startServer starts the server of the queue and waits until it listens.
func (s *streamTest) startServer() {
	s.server = s.start(s.natsd, s.queue, s.address)
	for range 300 {
		if c, err := net.Dial("tcp", s.address); err == nil {
			c.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.Fatalf("the server of the queue does not listen:\n%s", s.log.String())
}

// count is how many reports are in the record.
func (s *streamTest) count() int {
	var n int
	if err := s.db.QueryRow(`SELECT count(*) FROM chancery.report`).Scan(&n); err != nil {
		return 0 // the tables are not there yet
	}
	return n
}

// killWhile kills workers, evenly over the run, and the server of the queue at a third and at two thirds.
func (s *streamTest) killWhile(running func() bool) {
	restarts, most := 0, 0
	for last := time.Now(); running(); time.Sleep(200 * time.Millisecond) {
		n := s.count()
		if n > most {
			most, last = n, time.Now()
		}
		if s.kills < *streamKills && n > *streamReports*(s.kills+1)/(*streamKills+1) {
			s.kills++
			victim := s.random.IntN(len(s.workers))
			s.kill(s.workers[victim])
			s.workers[victim] = s.startWorker()
		}
		if *streamKills > 0 && restarts < 2 && n > *streamReports*(restarts+1)/3 {
			restarts++
			s.kill(s.server)
			s.startServer()
		}
		if time.Since(last) > 2*time.Minute {
			s.Fatalf("%d reports of %d are in the record, and no more come:\n%s", n, *streamReports, s.log.String())
		}
	}
}

func (s *streamTest) kill(c *exec.Cmd) {
	c.Process.Kill()
	c.Wait()
}

// stopWorkers asks all workers to stop, which they do without an error.
func (s *streamTest) stopWorkers() {
	for _, w := range s.workers {
		w.Process.Signal(syscall.SIGTERM)
	}
	for _, w := range s.workers {
		if err := w.Wait(); err != nil {
			s.Errorf("a worker that was asked to stop: %v", err)
		}
	}
	s.workers = nil
}

func (s *streamTest) stopAll() {
	if s.Failed() {
		log := s.log.String()
		s.Log(log[max(0, len(log)-5000):])
	}
	for _, p := range append(s.workers, s.server) {
		if p != nil && p.Process != nil {
			s.kill(p)
		}
	}
}

// waitForQueue holds the queue to being empty once what a killed worker had committed and not acknowledged has come again, and no report
// to being buried.
func (s *streamTest) waitForQueue() {
	ctx := context.Background()
	stream, err := cluster.Connect(ctx, cluster.Options{URL: s.url(), AckWait: time.Second})
	if err != nil {
		s.Fatal(err)
	}
	defer stream.Close()
	state := cluster.State{Waiting: 1}
	for end := time.Now().Add(time.Minute); state != (cluster.State{}) && time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if state, err = stream.State(ctx); err != nil {
			s.Fatal(err)
		}
	}
	if state != (cluster.State{}) {
		s.Errorf("the queue holds %+v, want nothing", state)
	}
	if strings.Contains(s.log.String(), `"buried"`) {
		s.Error("a report was buried")
	}
}

// manyReports writes n different reports of a few sentences and returns their folder and names.
func manyReports(t *testing.T, n int) (folder string, names []string) {
	t.Helper()
	random := rand.New(rand.NewPCG(11, 11))
	pick := func(words string) string { list := strings.Split(words, ","); return list[random.IntN(len(list))] }
	person := func() string {
		return pick("Ana,Peter,Maria,Ivan,Olga,Jan,Lucia,Tomas,Nina,Pavel") + " " + pick("Kovac,Lund,Silva,Petrov,Haas,Okoro,Mbeki,Varga,Rossi,Duval")
	}
	const states = "Armenia,Georgia,Turkey,Serbia,Kenya,Chile,Norway,Poland,Ghana,Peru,Japan,India,Egypt,Italy,Spain,Cuba,Iran,Iraq,Mali,Nepal"
	folder = t.TempDir()
	for i := range n {
		day := time.Date(2021, 1, 1+random.IntN(1500), 0, 0, 0, 0, time.UTC)
		words := fmt.Sprintf("Date: %s\nOutlet: %s\n\n%s %s will visit %s on %s, the government said. %s met %s in %s on Monday. It was meeting number %d.\n",
			day.Format(time.DateOnly), pick("Example Wire,The Daily Example,Harbour Post"),
			pick("Foreign Minister,Prime Minister,President,Defence Minister"), person(), pick(states),
			day.AddDate(0, 0, 9).Format("2 January 2006"), person(), person(), pick(states), i)
		names = append(names, fmt.Sprintf("%05d.txt", i))
		if err := os.WriteFile(filepath.Join(folder, names[i]), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, names
}

// lockedBuffer is written by several programs at once.
type lockedBuffer struct {
	mutex sync.Mutex
	bytes bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.bytes.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.bytes.String()
}
