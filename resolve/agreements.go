package resolve

import "chancery/record"

// AgreementKey is the block of an agreement: its parties, or its name if it has none.
func AgreementKey(a *record.Agreement) string {
	if parties := joined(codes(a.Parties)); parties != "" {
		return "pact|" + parties
	}
	return "pact|" + joined(contentWords(firstOf(a.Name, a.Mention.Text)))
}
