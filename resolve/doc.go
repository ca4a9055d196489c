// Package resolve tells what many reports say of the same happenings.
package resolve
