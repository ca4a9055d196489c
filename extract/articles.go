package extract

import (
	"regexp"
	"strings"

	"chancery/record"
	"chancery/text"
)

// articleHead is a line that opens an article of a treaty's own text: "Article 3", "ARTICLE IV. Transit".
var articleHead = regexp.MustCompile(`(?m)^[ \t]*((?:Article|ARTICLE|Art\.)[ \t]+(?:[0-9]{1,3}|[IVXLC]{1,8}))\b[^\n]*$`)

// eachParty are the words with which a treaty binds all its parties one by one.
var eachParty = regexp.MustCompile(`(?i)^((each|either|every|any|both|all|the|such|a|one) )?(of the )?(high )?(contracting )?(part(y|ies)|states? part(y|ies)|sides?)$`)

// minArticles is how many such lines make a text a treaty's.
const minArticles = 2

// articles returns the places of the article heads of a treaty's own text, and their names; nil for any other report.
func (r *reading) articles() (heads []text.Span, names []string) {
	body := r.Body.In(r.Text)
	found := articleHead.FindAllStringSubmatchIndex(body, -1)
	if len(found) < minArticles {
		return nil, nil
	}
	for _, f := range found {
		heads = append(heads, text.Span{Start: r.Body.Start + f[0], End: r.Body.Start + f[1]})
		names = append(names, strings.Join(strings.Fields(body[f[2]:f[3]]), " "))
	}
	return heads, names
}

// readTreaty reads a treaty's own text: one agreement, whose articles are its provisions. It is nil for any other report.
func (e *envoy) readTreaty() *pact {
	heads, names := e.articles()
	if heads == nil {
		return nil
	}
	t := e.treatyNoun(heads[0].Start)
	if t < 0 {
		return nil
	}
	p := &pact{mentions: []int{t}, strong: true}
	e.verbOf[t] = -1
	p.Kind = e.kind(t, record.Treaty)
	p.Mention = e.quote(e.title(t))
	if p.Name = strings.Join(strings.Fields(p.Mention.Text), " "); strings.Contains(e.Title, p.Mention.Text) {
		p.Name = e.Title
	}
	p.Parties = e.preambleParties(heads[0].Start)
	for i, h := range heads {
		end := e.Body.End
		if i+1 < len(heads) {
			end = heads[i+1].Start
		}
		from := len(p.Provisions)
		e.readArticle(p, text.Span{Start: h.End, End: end})
		for k := from; k < len(p.Provisions); k++ {
			one := &p.Provisions[k]
			one.Article = names[i]
			if len(one.Bearers) == 1 && eachParty.MatchString(one.Bearers[0].Text) {
				one.Bearers = p.Parties
			}
		}
	}
	if len(p.Provisions) == 0 {
		return nil
	}
	return p
}

// treatyNoun returns the first noun before byte end that names an agreement, -1 if there is none.
func (e *envoy) treatyNoun(end int) int {
	for t := range e.Tokens {
		if e.Tokens[t].Start >= end {
			break
		}
		if _, ok := e.noun[strings.ToLower(e.Tokens[t].Lemma)]; ok && (e.Tokens[t].UPOS == "NOUN" || e.Tokens[t].UPOS == "PROPN") {
			return t
		}
	}
	return -1
}

// preambleParties returns the states and organisations that are named before byte end.
func (e *envoy) preambleParties(end int) []record.Actor {
	var all []record.Actor
	for i := range e.Mentions {
		if m := &e.Mentions[i]; m.End <= end && m.Kind == text.Named && e.isParty(i) {
			all = append(all, e.mentioned(i)...)
		}
	}
	return e.distinct(all)
}

// readArticle adds what the clauses of one article lay down.
func (e *envoy) readArticle(p *pact, within text.Span) {
	first, last := e.TokensIn(within)
	for v := first; v < last; v++ {
		t := &e.Tokens[v]
		if t.UPOS == "PUNCT" || t.Is("advcl") || t.Is("acl") || t.Is("aux") || t.Is("cop") {
			continue
		}
		if _, has := e.modality(v); has || t.UPOS == "VERB" && e.promise[t.Lemma] != "" && e.Dependent(v, "nsubj") >= 0 {
			e.readUnder(v, p)
		}
	}
}

// condition returns the clause that says when the provision of verb v holds: "if …", "unless …", "provided that …".
func (e *envoy) condition(v int) record.Quote {
	for d := range e.Dependents(v) {
		if e.Tokens[d].Is("advcl") && (conditionals[e.markOf(d)] || e.markOf(d) == "once" || e.conjunction(d) == "when") {
			return e.quote(e.SubtreeSpan(d))
		}
	}
	return record.Quote{}
}

// action returns the verb of a provision with its particle and object: "withdraw troops".
func (e *envoy) action(v int) record.Quote {
	span := e.Tokens[v].Span
	for d := range e.Dependents(v) {
		switch k := &e.Tokens[d]; {
		case k.Is("compound:prt") && d > v:
			span = span.Join(k.Span)
		case k.Is("obj") && d > v:
			span = span.Join(e.base(d))
		}
	}
	return e.quote(span)
}
