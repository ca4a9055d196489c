package actor

// pronounMentions resolves pronouns and descriptions that refer back.
func (p *reading) pronounMentions() {}
