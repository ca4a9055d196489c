package warc

import (
	"bufio"
	"io"
	"net/http/httputil"
	"regexp"
)

var chunkSize = regexp.MustCompile(`^[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n`)

// looksChunked reports whether a body really begins with the size of a chunk: archives often keep the header and not the chunks.
func looksChunked(in *bufio.Reader) bool {
	head, _ := in.Peek(64)
	return chunkSize.Match(head)
}

func newChunked(in *bufio.Reader) io.Reader { return httputil.NewChunkedReader(in) }
