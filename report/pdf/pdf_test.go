package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"chancery/report/article"
)

// document makes a PDF of one page with these drawing commands.
func document(content string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[" + strings.Repeat("500 ", 95) + "]>>",
		"<</Title(Border to reopen)/Author(A. Writer)/CreationDate(D:20260124100000Z)>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

const drawing = "BT /F1 18 Tf 50 700 Td (Border to reopen) Tj ET BT /F1 10 Tf 50 660 Td (Talks resume in Zenda) Tj 0 -12 Td [(on Fri) -20 (day, they) -400 (said.)] TJ 0 -30 Td (The border opens.) Tj ET"

func TestRead(t *testing.T) {
	a, err := Read(document(drawing))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Border to reopen\n\nTalks resume in Zenda on Friday, they said.\n\nThe border opens."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if a.Title != "Border to reopen" || a.Author != "A. Writer" || a.Published != "2026-01-24" {
		t.Errorf("%+v", a)
	}
}

func TestRefused(t *testing.T) {
	whole := document(drawing)
	for name, c := range map[string]struct {
		raw  []byte
		want article.Reason
	}{
		"a scan":  {document("q 1 0 0 1 0 0 cm Q"), article.NoText},
		"cut":     {whole[:len(whole)/2], article.Damaged},
		"nothing": {[]byte("%PDF-1.4\n"), article.Damaged},
	} {
		_, err := Read(c.raw)
		var r *article.Refusal
		if !errors.As(err, &r) || r.Reason != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(document(drawing))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, err := Read(raw); err == nil && strings.TrimSpace(a.Text) == "" {
			t.Error("a PDF without text is read")
		}
	})
}
