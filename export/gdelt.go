package export

import (
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// gdeltColumns are the 61 columns of GDELT 2.0's events, in their order. The files have no header; the names are for the tests and for doc/exports.md.
var gdeltColumns = strings.Fields(`GlobalEventID Day MonthYear Year FractionDate
	Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
	Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code
	IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
	Actor1Geo_Type Actor1Geo_Fullname Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID
	Actor2Geo_Type Actor2Geo_Fullname Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID
	ActionGeo_Type ActionGeo_Fullname ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID
	DATEADDED SOURCEURL`)

// mostPairs is how many pairs of actor and recipient of one entry have rows.
const mostPairs = 100

// gdeltLines writes an entry as a row for each pair of actor and recipient, since the format knows one of each.
func gdeltLines(w io.Writer, e *record.Entry, told []record.Assertion) error {
	day := dayRead(e)
	code := gdeltCode(e, told)
	switch {
	case day.IsZero():
		return noDay
	case code == "":
		return noStatus
	}
	actors, recipients := orNobody(e.Actors), orNobody(e.Recipients)
	for n := range min(len(actors)*len(recipients), mostPairs) {
		date := day.Time()
		cells := []string{eventNumber(e.ID, n), date.Format("20060102"), date.Format("200601"), date.Format("2006"), fractionDate(day)}
		cells = append(cells, gdeltActor(actors[n/len(recipients)])...)
		cells = append(cells, gdeltActor(recipients[n%len(recipients)])...)
		cells = append(cells, gdeltEvent(e, told, code)...)
		cells = append(cells, noGeo()...)
		cells = append(cells, noGeo()...)
		cells = append(cells, gdeltGeo(located(e))...)
		cells = append(cells, gdeltAdded(told)...)
		if err := writeTabs(w, cells); err != nil {
			return err
		}
	}
	return nil
}

// fractionDate counts months of 30 days in a year of 365, as GDELT does.
func fractionDate(d text.Day) string {
	return strconv.FormatFloat(float64(d.Year)+float64(30*(int(d.Month)-1)+d.Day)/365, 'f', 4, 64)
}

// gdeltCode is the CAMEO code of an entry: that of the act, or, of what has yet to come or will not be, that of the attitude to it. It is empty
// where CAMEO can tell neither.
func gdeltCode(e *record.Entry, told []record.Assertion) string {
	_, code := actOf(e, told)
	k, _ := record.PLOVER.Kind(e.Type)
	cooperation := strings.HasSuffix(k.Quad, "cooperation")
	switch statusOf[e.State] {
	case record.Occurred, record.Ongoing, record.Alleged:
		return code
	case record.Planned:
		if cooperation {
			return record.ToIntend.Code(code)
		}
		return record.ToThreaten.Code(code)
	case record.Proposed:
		return record.ToAppeal.Code(code)
	case record.Negated:
		if cooperation {
			return record.ToReject.Code(code)
		}
	}
	return ""
}

// gdeltEvent is the ten columns from IsRootEvent to AvgTone, which nobody has measured.
func gdeltEvent(e *record.Entry, told []record.Assertion, code string) []string {
	root := "1"
	if e.Recalled {
		root = "0"
	}
	scale := ""
	if act, ok := record.FromCAMEO(code); ok && act.Type != "" {
		_, intensity := record.PLOVER.Weigh(act.Type, act.Mode)
		scale = number(intensity)
	}
	return []string{root, code, code[:min(3, len(code))], code[:2], quadClass(code), scale,
		fmt.Sprint(len(told)), fmt.Sprint(e.Outlets), fmt.Sprint(e.Reports), ""}
}

// quadClass is GDELT's: verbal cooperation are the roots to 05, material to 08, verbal conflict to 13.
func quadClass(code string) string {
	for i, last := range []string{"05", "08", "13"} {
		if code[:2] <= last {
			return fmt.Sprint(i + 1)
		}
	}
	return "4"
}

// cameoTypes are the actor types of CAMEO for those sectors of PLOVER that have another name there; "" where it has none.
var cameoTypes = map[record.Sector]string{
	record.Journalist: "MED", record.Medical: "HLH", record.Social: "CVL",
	record.Paramilitary: "", record.Party: "", record.Unknown: "", record.Partial: "", record.Religious: "",
}

// gdeltActor is ten columns, from Code to Type3Code.
func gdeltActor(a record.Actor) []string {
	cells := make([]string, 10)
	kind, known := cameoTypes[a.Sector]
	if !known {
		kind = string(a.Sector)
	}
	types := []string{kind}
	if a.Country == "IGO" || a.Country == "NGO" || a.Country == "MNC" {
		types = []string{a.Country, kind}
	} else {
		cells[2] = a.Country
	}
	copy(cells[7:], types)
	cells[0], cells[1] = a.Code, strings.ToUpper(phrase.Name(a))
	if a.Code == "" {
		cells[0] = cells[2] + strings.Join(types, "")
	}
	return cells
}

// orNobody is a list with at least one actor in it, of whom nothing is known.
func orNobody(list []record.Actor) []record.Actor {
	if len(list) == 0 {
		return []record.Actor{{}}
	}
	return list
}

// noGeo is the eight columns of a place that is not known, as those of actors never are.
func noGeo() []string { return []string{"0", "", "", "", "", "", "", ""} }

// gdeltGeo is the eight columns of a place. Type 1 is a country, 3 a place in the United States, 4 one elsewhere; GDELT's types of provinces
// are not told apart, nor are the ids of its gazetteer known.
func gdeltGeo(p *record.Place) []string {
	code := countryOf(p)
	if p == nil || code == "" {
		return noGeo()
	}
	cells := []string{"4", p.Name + ", " + CountryName(code), fips(code), "", "", number(p.Latitude), number(p.Longitude), ""}
	switch {
	case PrecisionOf(p) == OfCountry:
		cells[0], cells[1], cells[7] = "1", p.Name, fips(code)
	case code == "USA":
		cells[0] = "3"
	}
	return cells
}

// gdeltAdded is when the record learned it, and where the first report is.
func gdeltAdded(told []record.Assertion) []string {
	if len(told) == 0 {
		return []string{"", ""}
	}
	added := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, told[0].Learned)
	return []string{added[:min(len(added), len("20260124120000"))], told[0].Report.Origin.URL}
}

// eventNumber is a number for the n-th pair of an entry: the same in every export, and small enough for programs that keep numbers as float64.
func eventNumber(id string, n int) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", id, n)
	return strconv.FormatUint(h.Sum64()>>11, 10)
}
