package web

import (
	"maps"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
)

type pairPage struct {
	A, B  string
	Kinds []dealing
	Bars  *bars
	List  []*record.Entry
	Next  string
}

// dealing counts entries of one kind, and the independent origins behind them.
type dealing struct {
	Kind                   string
	Happened, Ahead, Other int
	Origins                int
}

// pair shows what two parties have to do with each other over time.
func pair(v *visit) (page, error) {
	a := v.asked()
	body := pairPage{A: a.words("a"), B: a.words("b")}
	if query.Fold(body.A) == "" || query.Fold(body.B) == "" {
		a.wrong("Whose dealings? Write two names: /pair?a=Armenia&b=Azerbaijan")
	}
	f := a.filter()
	f.Involving, f.Order, f.Limit = []query.Party{a.party("a"), a.party("b")}, query.ByDayDown, mostRows
	list, next, err := a.entries(f)
	if err != nil {
		return page{}, err
	}
	body.Next, body.List, body.Kinds, body.Bars = next, pointers(list), dealings(list), barsOf(list)
	return page{Title: body.A + " and " + body.B, Body: body}, nil
}

var quads = []string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

func quadOf(e *record.Entry) string {
	quad, _ := record.PLOVER.Weigh(e.Type, e.Mode)
	return quad
}

func dealings(list []record.Entry) []dealing {
	out := make([]dealing, len(quads))
	for i, q := range quads {
		out[i].Kind = q
	}
	for i := range list {
		at := slices.Index(quads, quadOf(&list[i]))
		if at < 0 {
			continue
		}
		d := &out[at]
		d.Origins += list[i].Origins
		switch list[i].State {
		case record.IsHappened, record.IsUnderWay:
			d.Happened++
		case record.IsPlanned, record.IsProposed, record.IsPostponed:
			d.Ahead++
		default:
			d.Other++
		}
	}
	return out
}

// bars are the dealings of each year as they are drawn: cooperation above the line, conflict below.
type bars struct {
	Width, Height, Line int
	Years               []bar
}

type bar struct {
	Year, X, Width    int
	Coop, Conflict    int // how many
	Up, Down          int // how long
	CoopTop, LabelTop int
}

// mostYears is how many years are drawn: the newest.
const mostYears = 20

func barsOf(list []record.Entry) *bars {
	years := map[int]*bar{}
	top := 0
	for i := range list {
		from, _, known := daysOf(list[i].When)
		if !known || list[i].State != record.IsHappened && list[i].State != record.IsUnderWay {
			continue
		}
		b := years[from.Year]
		if b == nil {
			b = &bar{Year: from.Year}
			years[from.Year] = b
		}
		if quad := quadOf(&list[i]); strings.HasSuffix(quad, "cooperation") {
			b.Coop++
		} else if quad != "" {
			b.Conflict++
		}
		top = max(top, b.Coop, b.Conflict)
	}
	if top == 0 {
		return nil
	}
	const half, wide = 80, 960
	out := &bars{Width: wide, Height: 2*half + 40, Line: half + 16}
	known := slices.Sorted(maps.Keys(years))
	last := known[len(known)-1]
	first := max(known[0], last-mostYears+1)
	step := wide / (last - first + 1)
	for y := first; y <= last; y++ {
		b := years[y]
		if b == nil {
			b = &bar{Year: y}
		}
		b.Width = min(step*2/3, 60)
		b.X = (y-first)*step + (step-b.Width)/2
		b.Up, b.Down = b.Coop*half/top, b.Conflict*half/top
		b.CoopTop, b.LabelTop = out.Line-b.Up, out.Line+b.Down+14
		out.Years = append(out.Years, *b)
	}
	return out
}
