package actor

import "chancery/text"

// adopt makes a person of a proper noun that the tagger took for no name or for a place, once he or she stands for it.
func (p *reading) adopt(k, at int) {
	r := &p.referents[k]
	switch r.class {
	case "place":
		p.entities[r.entities[0]].Type = text.Person
	case "unknown":
		if p.mentionAt[at] >= 0 || p.Tokens[at].UPOS != "PROPN" {
			return
		}
		name := p.cleanName(p.properName(at))
		one := p.addPerson(person{name: name, words: foldWords(name), count: r.seen - r.pronouns})
		r.class, r.entities, r.named = "person", []int{p.personEntity(one)}, r.seen-r.pronouns
		p.nameAdopted(r, at)
	}
}

// nameAdopted makes a mention of an adopted person's name headed at token i.
func (p *reading) nameAdopted(r *referent, i int) {
	n := p.properName(i)
	at := p.span(n.first, n.last)
	p.mentionAt[i] = len(p.mentions)
	p.mentions = append(p.mentions, mention{Mention: text.Mention{Span: at, Name: at, First: n.first, Last: n.last, Head: i, Kind: text.Named, Entities: r.entities}})
}

// properName returns the proper nouns round token i that are no name yet.
func (p *reading) properName(i int) *named {
	start, end := p.sentence(i)
	first, last := i, i+1
	for first > start && i-first < reach && p.Tokens[first-1].UPOS == "PROPN" && p.nameAt[first-1] < 0 && p.titleOf[first-1] < 0 {
		first--
	}
	for last < end && last-i < reach && p.Tokens[last].UPOS == "PROPN" && p.nameAt[last] < 0 && p.titleOf[last] < 0 {
		last++
	}
	return &named{first: first, last: last}
}
