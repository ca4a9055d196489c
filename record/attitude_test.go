package record

import "testing"

func TestAttitudeCode(t *testing.T) {
	for _, c := range []struct {
		attitude Attitude
		act      string
		want     string
	}{
		{ToIntend, "072", "0332"},
		{ToIntend, "040", "036"},
		{ToAppeal, "0841", "0253"},
		{ToDemand, "0871", "1056"},
		{ToReject, "083", "123"},
		{ToThreaten, "1951", "1384"},
		{ToIntend, "190", ""}, // who means to attack expresses no cooperation
		{ToAppeal, "190", "021"},
		{ToAppeal, "010", ""},
		{ToAppeal, "", ""},
	} {
		if got := c.attitude.Code(c.act); got != c.want {
			t.Errorf("attitude %d to %s is %q, want %q", c.attitude, c.act, got, c.want)
		}
	}
}

// TestAttitudesOfAllRoots: what CAMEO makes of an attitude lies under the root of the attitude, and no root of an act is left out.
func TestAttitudesOfAllRoots(t *testing.T) {
	roots := [attitudes]string{ToAppeal: "02", ToIntend: "03", ToDemand: "10", ToReject: "12", ToThreaten: "13"}
	for _, c := range Codes {
		if c.Code < "03" {
			continue
		}
		for a := ToAppeal; a < attitudes; a++ {
			if got := a.Code(c.Code); got == "" && (a == ToAppeal || a == ToDemand || a == ToReject) || got != "" && got[:2] != roots[a] {
				t.Errorf("attitude %d to %s is %q, want a code under %s", a, c.Code, got, roots[a])
			}
		}
	}
}

func TestReading(t *testing.T) {
	for _, c := range []struct {
		act    Type
		status Status
		want   Type
	}{
		{Consult, Planned, Agree},
		{Retreat, Negated, Reject},
		{Aid, Proposed, Request},
		{Aid, Occurred, Aid},
		{Consult, Denied, Consult},
		{Assault, Planned, Threaten},
		{Accuse, Planned, Accuse},
		{Coerce, Negated, Coerce},
		{"CENSUS", Planned, "CENSUS"},
	} {
		if got := Reading(c.act, c.status); got != c.want {
			t.Errorf("%s, %s, is read as %s, want %s", c.act, c.status, got, c.want)
		}
	}
}
