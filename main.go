// Chancery reads dated news reports and keeps the record: who did, said, agreed or alleged what, to whom, when, where
// and according to whom, each entry with the words it rests on.
package main

import (
	"os"

	"chancery/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
