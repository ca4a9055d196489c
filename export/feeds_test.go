package export

import (
	"encoding/json"
	"encoding/xml"
	"reflect"
	"strings"
	"testing"

	"chancery/text"
)

// TestFTM holds the lines to the properties that FollowTheMoney's schemata Event, Interval, Thing and LegalEntity have.
func TestFTM(t *testing.T) {
	allowed := map[string]string{
		"Event":      "name recordId date startDate endDate location country involved description publisher sourceUrl",
		"Person":     "name country position",
		"PublicBody": "name country",
	}
	out, left := export(t, "ftm")
	counts, known := map[string]int{}, map[string]bool{}
	for _, one := range jsonLines(t, out) {
		schema := one["schema"].(string)
		counts[schema]++
		known[one["id"].(string)] = true
		properties := one["properties"].(map[string]any)
		for name := range properties {
			if !strings.Contains(" "+allowed[schema]+" ", " "+name+" ") {
				t.Errorf("%s has no property %s", schema, name)
			}
		}
		if involved, ok := properties["involved"].([]any); ok {
			for _, id := range involved {
				if !known[id.(string)] {
					t.Errorf("%v is involved, and not there", id)
				}
			}
		}
		if schema == "Event" && one["chancery"].(map[string]any)["state"] == "" {
			t.Errorf("no state: %v", one)
		}
	}
	if want := map[string]int{"Event": 6, "Person": 1, "PublicBody": 1}; !reflect.DeepEqual(counts, want) || left != 0 {
		t.Errorf("%v, want %v", counts, want)
	}
}

func TestTimelineJS(t *testing.T) {
	out, left := export(t, "timelinejs")
	var got struct{ Events []timelineSlide }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Events) != 4 || left != 2 {
		t.Fatalf("%d slides, %d left out; want 4 and the two without a time", len(got.Events), left)
	}
	first := got.Events[0]
	if first.Start != (timelineDate{2026, 3, 0}) || first.End != nil || first.Display != "March 2026" || first.Group != "planned" {
		t.Errorf("the slide of a month is %+v", first)
	}
	if strings.Contains(first.Text.Text, "<b>") || !strings.Contains(first.Text.Text, `&lt;b&gt;true&lt;/b&gt; &amp; &#39;fixed&#39;`) {
		t.Errorf("not escaped: %s", first.Text.Text)
	}
	if third := got.Events[2]; third.Start != (timelineDate{2026, 3, 12}) || *third.End != (timelineDate{2026, 3, 14}) {
		t.Errorf("the slide of some days is %+v", third)
	}
}

func TestTimelineDates(t *testing.T) {
	for _, c := range []struct {
		from, to   text.Day
		start, end timelineDate // no year: no end
	}{
		{onDay(2026, 3, 12), onDay(2026, 3, 12), timelineDate{2026, 3, 12}, timelineDate{}},
		{onDay(2026, 1, 1), onDay(2026, 3, 31), timelineDate{2026, 1, 0}, timelineDate{2026, 3, 0}},
		{onDay(2026, 1, 1), onDay(2026, 12, 31), timelineDate{2026, 0, 0}, timelineDate{}},
		{onDay(2020, 1, 1), onDay(2029, 12, 31), timelineDate{2020, 0, 0}, timelineDate{2029, 0, 0}},
	} {
		start, end := timelineDates(c.from, c.to)
		if end == nil {
			end = &timelineDate{}
		}
		if start != c.start || *end != c.end {
			t.Errorf("%v to %v: %v to %v", c.from, c.to, start, *end)
		}
	}
}

func TestAtom(t *testing.T) {
	out, left := export(t, "atom")
	var feed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      []string    `xml:"id"`
		Title   []string    `xml:"title"`
		Updated []string    `xml:"updated"`
		Author  []string    `xml:"author>name"`
		Entries []atomEntry `xml:"entry"`
	}
	if err := xml.Unmarshal(out, &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.ID) != 1 || len(feed.Title) != 1 || !reflect.DeepEqual(feed.Updated, []string{"2026-01-30T00:00:00Z"}) || len(feed.Author) != 1 || len(feed.Entries) != 5 || left != 1 {
		t.Fatalf("the feed is %+v, %d left out", feed, left)
	}
	list, told := samples()
	seen := map[string]bool{}
	for i, e := range feed.Entries {
		if seen[e.ID] || !strings.HasPrefix(e.ID, "urn:uuid:") || e.Title != headline(&list[i]) || e.Content.Text != strings.Join(citations(&list[i], told[i]), "\n") || e.Updated == "" || e.Links[0].Href != "https://example.org/r1" {
			t.Errorf("entry %d is %+v", i, e)
		}
		seen[e.ID] = true
	}
}
