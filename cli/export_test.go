package cli

// Check reports whether a command line has only commands and flags that exist, without running it.
func Check(args []string) error {
	cmd, rest, err := newRoot(&console{}).Find(args)
	if err != nil {
		return err
	}
	return cmd.ParseFlags(rest)
}
