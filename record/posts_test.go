package record

import "testing"

func TestPosts(t *testing.T) {
	for role, want := range map[string]string{
		"foreign minister": "foreign minister", "new prime minister": "prime minister", "accused interior minister": "interior minister",
		"ambassador to the United Nations": "ambassador to the United Nations", "spokeswoman for the ministry": "spokeswoman for the ministry",
		"minister a year": "minister", "secretary-general": "secretary-general", "attorney general": "attorney general", "supreme leader": "supreme leader", "member of the Senate": "member of the Senate",
		"general": "", "lawyer": "", "wife": "", "teacher of 58": "", "opposition leader": "", "leader": "", "counterpart": "", "rebel chief": "", "": "",
	} {
		if IsPost(role) != (want != "") {
			t.Errorf("%q is a post: %v", role, IsPost(role))
		} else if want != "" && PostName(role) != want {
			t.Errorf("%q is called %q; want %q", role, PostName(role), want)
		}
	}
}
