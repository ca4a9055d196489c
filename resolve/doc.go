// Package resolve derives the entries of the record from the assertions of many reports: one happening, seen through all that tell of it.
package resolve
