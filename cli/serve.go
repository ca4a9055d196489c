package cli

import (
	"context"
	"crypto/rand"
	"fmt"
	"log"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"chancery/assist"
	"chancery/ingest"
	"chancery/place"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/web"
)

func newServe(c *console) *cobra.Command {
	var path, listen, tokenFile, newToken string
	var hosts []string
	var rate float64
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the record in a browser, and hand it out as JSON",
		Long: `Serve pages that show the record: what is new, due and disputed; each entry with its sentences; each report with what was read in it;
timelines, a map, who deals with whom, agreements, statements, a search and a box for questions. The same is given as JSON, which /api/openapi.json
describes; what comes in is streamed at /api/events (doc/serve.md).

Only this machine can reach it. To serve others, name another --listen address, or with --host the name that a proxy passes on;
both need a token, which every page then asks for. With a token entries can be corrected on their pages, and programs add reports.`,
		Example: `  chancery serve
  chancery serve --record caucasus.db --listen 127.0.0.1:9000
  chancery serve --new-token desk.token
  chancery serve --listen 10.0.0.5:8080 --token-file desk.token`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if newToken != "" {
				return writeToken(c, newToken)
			}
			o, err := serveOptions(c, path, tokenFile)
			if err != nil {
				return err
			}
			o.Hosts, o.Rate = hosts, rate
			if store.Exists(path) { // what is wrong with the record is said here, and not on the first page
				if err := withRecord(path, func(*store.Record) error { return nil }); err != nil {
					return err
				}
			}
			l, err := web.Listen(listen, &o)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.out, "The record %s is shown at http://%s/\nStop it with Ctrl-C.\n", web.Named(path), l.Addr())
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return web.Serve(ctx, l, o)
		},
	}
	recordFlag(cmd, &path)
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "the address to listen on")
	cmd.Flags().StringSliceVar(&hosts, "host", nil, "a name by which others call the server; several with commas")
	cmd.Flags().Float64Var(&rate, "rate", 50, "how many requests a second a client may make, who is not on this machine; 0 for any number")
	cmd.Flags().StringVar(&tokenFile, "token-file", "", "the file with the hash of the token that lets people in")
	cmd.Flags().StringVar(&newToken, "new-token", "", "make a token: print it, and write its hash to this file")
	return cmd
}

// readSent reads a report that came over the network: its text is all there is, and no name in it is that of a file.
func readSent(p *ingest.Pipeline, sent web.Sent) (*record.Report, error) {
	d, err := report.Read([]byte(sent.Text), report.Options{Published: sent.Published, Title: sent.Title, Outlet: sent.Outlet, Author: sent.Author, URL: sent.URL})
	if err != nil {
		return nil, err
	}
	if err := ahead(d.Published.Day); err != nil {
		return nil, err
	}
	return p.Read(d)
}

// writeToken prints a new secret and keeps its hash.
func writeToken(c *console, file string) error {
	secret := rand.Text()
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := fmt.Fprintln(f, web.NewToken(secret)); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s\nThis token is shown once; %s holds its hash only.\n", secret, file)
	return err
}

// serveOptions hands the pages what they cannot do themselves: read names, read questions, explain.
func serveOptions(c *console, path, tokenFile string) (o web.Options, err error) {
	pipeline := sync.OnceValues(ingest.Load) // loaded with the first question
	assistants, err := assistOptions(path, pipeline)
	if err != nil {
		return o, err
	}
	places, err := place.Load()
	if err != nil {
		return o, err
	}
	o = web.Options{
		Record: path,
		Log:    log.New(c.err, "chancery: ", log.LstdFlags|log.LUTC),
		Party:  assistants.Party, Understand: assistants.Understand, Assistants: assist.Handler(assistants),
		Wide: places.Wide,
		Read: func(sent web.Sent) (*record.Report, error) {
			p, err := pipeline()
			if err != nil {
				return nil, err
			}
			return readSent(p, sent)
		},
		Explain: func(kept *record.Report) ([]record.Explanation, error) {
			p, err := pipeline()
			if err != nil {
				return nil, err
			}
			return p.ExplainAgain(kept)
		},
	}
	if tokenFile == "" {
		return o, nil
	}
	b, err := os.ReadFile(tokenFile)
	if err != nil {
		return o, err
	}
	if o.Token, err = web.ParseToken(string(b)); err != nil {
		return o, fmt.Errorf("%s %w", tokenFile, err)
	}
	return o, nil
}
