module chancery

go 1.26.0

require (
	github.com/spf13/cobra v1.10.2 // commands, flags, help and shell completion as users know them
	golang.org/x/sys v0.49.0 // which vector instructions the processor has
	golang.org/x/term v0.47.0 // is it a terminal, and how wide
	golang.org/x/text v0.43.0 // UTF-16 and Windows-1252; the width of East Asian characters
)

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
)
