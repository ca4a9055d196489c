package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write the manual pages of all commands",
		Long: `Write a page of the manual (section 1) for each command to a folder, which is made if it is not there. Shells complete commands and flags by what
chancery completion bash, zsh, fish or powershell prints.`,
		Example: `  chancery man ~/.local/share/man/man1
  chancery completion bash > ~/.local/share/bash-completion/completions/chancery`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one folder for the manual pages")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root, month := cmd.Root(), released
			root.DisableAutoGenTag = true // it holds the day, and the same program writes the same pages
			if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "chancery " + version, Date: &month}, args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.out, "The manual pages are in %s; read one with: man -l %s/chancery-add.1\n", args[0], args[0])
			return err
		},
	}
}
