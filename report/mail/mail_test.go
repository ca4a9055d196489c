package mail

import (
	"bytes"
	"strings"
	"testing"
)

const newsletter = "From: =?utf-8?q?The_Daily_Ex=C3=A4mple?= <news@example.org>\r\nSubject: =?iso-8859-1?q?Caf=E9_talks?=\r\nDate: Sat, 24 Jan 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nTalks resume in the caf=E9.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Talks</p>\r\n--b--\r\n"

const htmlOnly = "From: news@example.org\nSubject: Talks\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+VGFsa3MgcmVzdW1lLjwvcD48cD5JbiBaZW5kYS48L3A+\n"

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"alternatives", newsletter, "The Daily Exämple|Café talks|2026-01-24T10:00:00+01:00|Talks resume in the café."},
		{"HTML", htmlOnly, "news@example.org|Talks||Talks resume.\n\nIn Zenda."},
		{"cut", newsletter[:len(newsletter)-50], "The Daily Exämple|Café talks|2026-01-24T10:00:00+01:00|Talks resume in the café."},
	} {
		a, err := Read([]byte(c.raw))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := strings.Join([]string{a.Outlet, a.Title, a.Published, a.Text}, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMbox(t *testing.T) {
	box := "From x Sat Jan 24\n" + htmlOnly + "\nFrom y Sat Jan 24\nSubject: b\n\nFirst.\n>From Zenda they left.\nNo From here.\n\nFrom z\nSubject: empty\n\n"
	var got []string
	for a, err := range Mbox(strings.NewReader(box)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, a.Text)
	}
	want := "Talks resume.\n\nIn Zenda.|First.\nFrom Zenda they left.\nNo From here.|a message without text"
	if strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", strings.Join(got, "|"), want)
	}
}

func FuzzMbox(f *testing.F) {
	f.Add([]byte("From x\n" + newsletter))
	f.Add([]byte("From x\nContent-Type: multipart/mixed; boundary=\"\"\n\n--\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for a, err := range Mbox(bytes.NewReader(raw)) {
			if err == nil && a.Text == "" {
				t.Error("a message without text")
			}
		}
	})
}
