package version

import (
	"net/url"
	"strings"
)

// trackers are parameters of addresses that say how a reader came to a page, not which page it is.
var trackers = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "igshid": true, "mc_cid": true, "mc_eid": true, "ref": true, "ref_src": true,
	"cmpid": true, "ocid": true, "smid": true, "srnd": true, "ito": true, "cid": true, "feature": true, "taid": true, "partner": true,
}

// Key is the same for all ways to write the address of one page: http or https, with "www." or without, with a slash at the end,
// a fragment or parameters that only track. Empty if it is no address of the web, or that of a front page, where one report takes the
// place of another.
func Key(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	path, query := strings.TrimSuffix(u.EscapedPath(), "/"), u.Query()
	for name := range query {
		if lower := strings.ToLower(name); trackers[lower] || strings.HasPrefix(lower, "utm_") {
			query.Del(name)
		}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	rest := query.Encode() // sorted by name
	switch {
	case rest != "":
		return host + path + "?" + rest
	case path != "":
		return host + path
	}
	return ""
}
