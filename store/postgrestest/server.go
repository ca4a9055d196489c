//go:build unix

// Package postgrestest runs a PostgreSQL server for tests, on a socket in a folder of its own. Where PostgreSQL is not installed, the tests skip.
package postgrestest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// server is nil where PostgreSQL is not installed.
type server struct {
	folder string
	bin    string
	as     *syscall.Credential // the server refuses to run as root
	count  int
}

var startServer = sync.OnceValues(func() (*server, error) {
	bin := postgresFolder()
	if bin == "" {
		return nil, nil
	}
	folder, err := os.MkdirTemp("", "chancery-pg")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder, bin: bin}
	if os.Getuid() == 0 {
		if err := s.drop(); err != nil {
			return nil, err
		}
	}
	data := filepath.Join(folder, "data")
	if err := s.run("initdb", "-D", data, "-A", "trust", "-U", "chancery", "-E", "UTF8", "--no-locale", "-N"); err != nil {
		return nil, err
	}
	options := fmt.Sprintf("-k %s -c listen_addresses='' -c fsync=off", folder)
	return s, s.run("pg_ctl", "-D", data, "-o", options, "-l", filepath.Join(folder, "log"), "-w", "start")
})

// postgresFolder is where the programs of PostgreSQL are, "" if nowhere.
func postgresFolder() string {
	if path, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(real)
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// drop makes the server run as another user than root.
func (s *server) drop() error {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		s.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(s.folder, uid, gid)
	}
	return fmt.Errorf("no user to run PostgreSQL as")
}

func (s *server) run(name string, args ...string) error {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.folder
	if s.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	}
	if out, err := os.Create(filepath.Join(s.folder, name+".out")); err == nil { // pg_ctl's server would keep a pipe open
		defer out.Close()
		cmd.Stdout, cmd.Stderr = out, out
	}
	if err := cmd.Run(); err != nil {
		log, _ := os.ReadFile(filepath.Join(s.folder, name+".out"))
		return fmt.Errorf("%s: %w\n%s", name, err, log)
	}
	return nil
}

func (s *server) address(database string) string {
	q := url.Values{"host": {s.folder}, "user": {"chancery"}}
	return "postgres:///" + database + "?" + q.Encode()
}

// newDatabase makes an empty database and returns its address.
func (s *server) newDatabase(t testing.TB) string {
	t.Helper()
	db, err := sql.Open("pgx", s.address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s.count++
	name := "test" + strconv.Itoa(s.count)
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return s.address(name)
}

// Database returns the address of an empty database, or skips the test where PostgreSQL is not installed.
func Database(t testing.TB) string {
	t.Helper()
	used = true
	s, err := startServer()
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		t.Skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
	}
	return s.newDatabase(t)
}

// used says that a test has started the server.
var used bool

// Stop stops the server, if a test has started it. TestMain calls it when all tests have run.
func Stop() {
	if !used {
		return
	}
	if s, err := startServer(); err == nil && s != nil {
		s.run("pg_ctl", "-D", filepath.Join(s.folder, "data"), "-m", "immediate", "stop")
		os.RemoveAll(s.folder)
	}
}
