//go:build unix

package store

import (
	"os"
	"testing"

	"chancery/store/postgrestest"
)

// postgres returns the address of an empty database, or skips the test where PostgreSQL is not installed.
func postgres(t testing.TB) string {
	t.Helper()
	return postgrestest.Database(t)
}

func TestMain(m *testing.M) {
	code := m.Run()
	postgrestest.Stop()
	os.Exit(code)
}
