package resolve

import "chancery/record"

// when is the time of the entry: of what happened the days that most origins give, the narrower of equals; of what is
// to come the newest plan's.
func (d *draft) when(state record.State, origins []int) *record.Time {
	if ahead(state) || state == record.IsCancelled {
		return d.newest(ahead)
	}
	votes := map[span]map[int]bool{}
	var top *view
	better := func(v *view) bool {
		n, most := len(votes[v.day]), len(votes[top.day])
		return n > most || n == most && v.day.to-v.day.from < top.day.to-top.day.from
	}
	for i, v := range d.members {
		if !v.dated || !done(v.state) && v.state != record.IsNotSo {
			continue
		}
		if votes[v.day] == nil {
			votes[v.day] = map[int]bool{}
		}
		votes[v.day][origins[i]] = true
		if top == nil || better(v) {
			top = v
		}
	}
	if top == nil {
		return d.newest(func(record.State) bool { return true })
	}
	return top.Event.When
}

// newest is the time that the newest report gives of those in such a state; nil if it puts off what it tells without a new time.
func (d *draft) newest(of func(record.State) bool) *record.Time {
	putOff := ""
	for i := len(d.members) - 1; i >= 0; i-- {
		v := d.members[i]
		switch {
		case !of(v.state):
		case putOff != "" && v.Report.ID != putOff:
			return nil
		case v.dated:
			return v.Event.When
		case v.state == record.IsPostponed:
			putOff = v.Report.ID
		}
	}
	return nil
}
