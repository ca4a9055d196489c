package actor

import "testing"

func TestCountryCode(t *testing.T) {
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Azerbaijan": "AZE", "south korea": "KOR", "Friends of Denmark?": "", "Ilham Aliyev": "", "%": "", "": ""} {
		if got := r.CountryCode(name); got != want {
			t.Errorf("CountryCode(%q) = %q, want %q", name, got, want)
		}
	}
}
