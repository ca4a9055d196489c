package cli

import (
	"bufio"
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"chancery/phrase"
	"chancery/record"
	"chancery/resolve/story"
	"chancery/store"
)

// mostReports is how many reports are put into stories at once, the newest.
const mostReports = 5000

func newStories(c *console) *cobra.Command {
	var path, since, until string
	var known asOf
	var least int
	cmd := &cobra.Command{
		Use:   "stories",
		Short: "Put the reports that tell the same story together",
		Long: `Put the reports of some days that tell the same story together, by their telling words and their days; the stories of most reports first.
At most the newest 5000 reports are looked at.`,
		Example: `  chancery stories --since 2026-01-20
  chancery stories --since 2025-10-01 --until 2025-10-31 --least 1`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			from, err := day("since", since)
			if err != nil {
				return err
			}
			to, err := day("until", until)
			if err != nil {
				return err
			}
			as, err := known.read()
			if err != nil {
				return err
			}
			return withRecord(path, func(r *store.Record) error {
				reports, err := r.ReportsBetween(from, to, mostReports, as)
				if err != nil {
					return err
				}
				out := bufio.NewWriter(c.out)
				if err := newPage(c, out).stories(reports, least); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &path)
	known.addFlags(cmd)
	cmd.Flags().StringVar(&since, "since", "", "published on this day or later")
	cmd.Flags().StringVar(&until, "until", "", "published on this day or earlier")
	cmd.Flags().IntVar(&least, "least", 2, "leave out stories of fewer reports")
	return cmd
}

// stories prints the groups, the largest first, each in the order of publication.
func (p *page) stories(reports []*record.Report, least int) error {
	var profiles []story.Profile
	for _, r := range reports {
		profiles = append(profiles, story.Of(r))
	}
	groups := slices.DeleteFunc(story.Group(profiles), func(g []int) bool { return len(g) < least })
	slices.SortStableFunc(groups, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	for _, g := range groups {
		p.Line(0, 2, strong(nameOf(reports[g[0]])), faint(" "+phrase.Count(len(g), "report")))
		for _, i := range g {
			p.Line(4, 6, plain(nameOf(reports[i])), faint("  "+phrase.List(reports[i].Origin.Outlet, phrase.Day(reports[i].Published.Day), short(reports[i].ID))))
		}
		p.Blank()
	}
	p.Line(0, 0, faint(phrase.Count(len(groups), "story")+" of "+phrase.Count(len(reports), "report")))
	return p.Err()
}
