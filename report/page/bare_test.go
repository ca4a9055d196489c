package page

import (
	"strings"
	"testing"
)

func TestBare(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"script", `<p>a</p><script>if (a<b) "</p>"</script><p>b</p>`, `<p>a</p><p>b</p>`},
		{"capitals", `<SCRIPT type=x>a</Script >b`, `b`},
		{"linked data", `<script type="application/ld+json">{"a":1}</script>b`, `<script type="application/ld+json">{"a":1}</script>b`},
		{"style and drawing", `<style>p{}</style>a<svg><path d="M0"/></svg>b`, `ab`},
		{"comment with a tag", `a<!-- <script> -->b<script>c</script>d`, `abd`},
		{"empty comment", `a<!-->b-->c`, `ab-->c`},
		{"words that look like a tag", `<title>What <script> does</title><p>a</p>`, `<title>What <script> does</title><p>a</p>`},
		{"another element", `<scripture>a</scripture>`, `<scripture>a</scripture>`},
		{"in an attribute", `<a data-x="<script>b<\/script>" data-y = '<!--'>c</a><script>d</script>`, `<a data-x="<script>b<\/script>" data-y = '<!--'>c</a>`},
		{"a script in the comment of a script", `<script>/*<!--*/ x = "<script>a</script>b" /*-->*/</script>c`, `c`},
		{"a comment in a script that is not closed", `<script><!-- a</script>b`, `b`},
		{"apostrophe in words", `<p>don't = it's</p><style>a</style>b`, `<p>don't = it's</p>b`},
		{"not closed", `a<script>b<p>c`, `a<script>b<p>c`},
		{"nothing", ``, ``},
	} {
		if got := bare(c.page); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBareIsLinear: many elements that are not closed must not each be looked for to the end.
func TestBareIsLinear(t *testing.T) {
	for _, unit := range []string{"<script><!--<svg>", `<a b="`, `<a b='c" d="`, "<script><!--</script>", "<script><!--<script>", "<p =", "<title>"} {
		page := strings.Repeat(unit, 100_000)
		if got := bare(page); len(got) != len(page) && !strings.Contains(unit, "</script>") {
			t.Errorf("%s: what is not closed is gone", unit)
		}
	}
}
