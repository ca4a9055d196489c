// Package resolve makes entries of assertions: what many reports tell of one happening.
package resolve
