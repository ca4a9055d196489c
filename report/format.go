package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"chancery/report/table"
)

// format is what a stream of bytes is.
type format uint8

// The formats. The zero format is plain text, which anything may be.
const (
	plainText format = iota
	gzipped
	zipped
	tarred
	webArchive
	webPage
	feedXML
	agencyXML
	otherXML
	jsonValue
	jsonLines
	commaTable
	tabTable
	semicolonTable
	mailbox
	message
	portable
	markdown
)

// sniffed is how many bytes tell the format.
const sniffed = 4096

// marks are what files of a format begin with, whatever their name.
var marks = []struct {
	prefix string
	is     format
}{
	{"\x1f\x8b", gzipped}, {"PK\x03\x04", zipped}, {"PK\x05\x06", zipped}, {"WARC/", webArchive}, {"%PDF-", portable}, {"From ", mailbox},
}

// byExtension is the format of files whose content may be many things.
var byExtension = map[string]format{
	".html": webPage, ".htm": webPage, ".xhtml": webPage, ".jsonl": jsonLines, ".ndjson": jsonLines, ".jsonlines": jsonLines, ".csv": commaTable, ".tsv": tabTable,
	".eml": message, ".mbox": mailbox, ".md": markdown, ".markdown": markdown,
}

// formatOf tells the format by the content, then by the extension or what a server says.
func formatOf(head []byte, e entry) format {
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.prefix)) && (m.is != mailbox || mailLine.Match(head)) {
			return m.is
		}
	}
	if len(head) >= 262 && bytes.HasPrefix(head[257:], []byte("ustar")) {
		return tarred
	}
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(trimmed, []byte("<")):
		if f := markup(trimmed); f != plainText {
			return f
		}
	case bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("[")):
		if f := jsonKind(trimmed, e); f != plainText {
			return f
		}
	case isMessage(trimmed):
		return message
	}
	named, ok := byExtension[e.ext()]
	switch {
	case ok && named == commaTable:
		return delimiter(trimmed)
	case ok:
		return named
	case strings.Contains(e.contentType, "html"):
		return webPage
	case strings.Contains(e.contentType, "csv"), isTable(trimmed):
		return delimiter(trimmed)
	}
	return plainText
}

var (
	mailLine = regexp.MustCompile(`^From \S+.*\r?\n[A-Za-z][A-Za-z-]*:`)
	mailKey  = regexp.MustCompile(`(?im)^(?:from|subject|message-id|received|return-path|mime-version|delivered-to|x-[a-z-]+):`)
	header1  = regexp.MustCompile(`^[A-Za-z][A-Za-z-]*:`)
	rootName = regexp.MustCompile(`<([A-Za-z][\w.:-]*)`)
	skipped  = regexp.MustCompile(`(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>`)
)

// isMessage reports whether a text begins with the header of an e-mail message: two of the keys that only those have.
func isMessage(head []byte) bool {
	if !header1.Match(head) {
		return false
	}
	block, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	return len(mailKey.FindAll(block, 2)) == 2
}

var xmlRoots = map[string]format{
	"rss": feedXML, "feed": feedXML, "rdf": feedXML, "channel": feedXML,
	"newsitem": agencyXML, "newsmessage": agencyXML, "packageitem": agencyXML, "nitf": agencyXML,
	"html": webPage, "head": webPage, "body": webPage,
}

// markup tells HTML and the kinds of XML by the first element.
func markup(head []byte) format {
	if bytes.HasPrefix(bytes.ToLower(head), []byte("<!doctype html")) {
		return webPage
	}
	m := rootName.FindSubmatch(skipped.ReplaceAll(head, nil))
	if m == nil {
		return plainText
	}
	name := strings.ToLower(string(m[1]))
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	if f, ok := xmlRoots[name]; ok {
		return f
	}
	if bytes.HasPrefix(head, []byte("<?xml")) {
		return otherXML
	}
	if bytes.Contains(bytes.ToLower(head), []byte("<html")) || htmlStart[name] {
		return webPage
	}
	return plainText
}

// htmlStart are elements that saved pieces of pages begin with.
var htmlStart = map[string]bool{"meta": true, "title": true, "div": true, "article": true, "main": true, "section": true, "script": true, "p": true, "h1": true}

// jsonKind tells lines of JSON, of which the first is a whole object, from one value; plain text may begin with a bracket too.
func jsonKind(head []byte, e entry) format {
	if byExtension[e.ext()] == jsonLines {
		return jsonLines
	}
	line, rest, more := bytes.Cut(head, []byte("\n"))
	if more && head[0] == '{' && json.Valid(line) && len(bytes.TrimSpace(rest)) > 0 {
		return jsonLines
	}
	if e.ext() == ".json" || strings.Contains(e.contentType, "json") || jsonStart.Match(head) {
		return jsonValue
	}
	return plainText
}

var jsonStart = regexp.MustCompile(`^(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*(?:\{|\]))`)

// isTable reports whether the first line names columns that are known.
func isTable(head []byte) bool {
	line, _, more := bytes.Cut(head, []byte("\n"))
	f := delimiter(head)
	names := strings.Split(strings.TrimSpace(string(line)), delimiters[f])
	usual, _ := table.Parse("")
	return more && len(names) >= 3 && usual.Recognises(names)
}

var delimiters = map[format]string{commaTable: ",", tabTable: "\t", semicolonTable: ";"}

// delimiter tells what stands between columns: what occurs most in the first line.
func delimiter(head []byte) format {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := commaTable, 0
	for _, f := range []format{commaTable, tabTable, semicolonTable} {
		if n := bytes.Count(line, []byte(delimiters[f])); n > most {
			best, most = f, n
		}
	}
	return best
}
