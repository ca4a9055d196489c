package names

import "chancery/nlp/linear"

// featureList gathers the features of a word, each told apart by its place in the list.
type featureList struct {
	out      []uint32
	template int
}

func (f *featureList) add(seen ...uint64) {
	f.template++
	f.out = append(f.out, linear.Feature(f.template, mix(seen...)))
}

// skip leaves out n features.
func (f *featureList) skip(n int) { f.template += n }

// move is the feature of the tag before.
func move(before int) uint32 { return linear.Feature(0, uint64(before)) }

// always is the feature that every word has.
var always = linear.Feature(0, uint64(tagCount))

// nothing stands for what is beyond the sentence.
var nothing = word{run: -1}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// few counts up to three.
func few[T int | int32](n T) uint64 { return uint64(min(n, 3)) }

// at returns a word of the sentence of token i.
func (v *view) at(k, i int) *word {
	if s := v.Doc.Sentences[v.Doc.Tokens[i].Sentence]; k < s.First || k >= s.Last {
		return &nothing
	}
	return &v.words[k]
}

// features appends the features of token i.
func (v *view) features(i int, out []uint32) []uint32 {
	f := &featureList{out: out}
	w, before, after := &v.words[i], v.at(i-1, i), v.at(i+1, i)
	f.out = append(f.out, always)
	f.network(w, before, after)
	f.spelling(w, before, after)
	f.neighbours(w, before, after, v.at(i-2, i), v.at(i+2, i))
	governor := v.at(v.Doc.Tokens[i].Head, i)
	f.add(w.relation, governor.lower)
	f.add(w.relation, uint64(governor.best))
	f.add(uint64(w.known), uint64(before.known), uint64(after.known))
	f.add(uint64(w.known), uint64(w.best), uint64(w.margin))
	v.runFeatures(f, i)
	v.reportFeatures(f, w)
	return f.out
}

// network adds what the network makes of the word and its neighbours.
func (f *featureList) network(w, before, after *word) {
	best := uint64(w.best)
	for _, behind := range w.behind {
		f.add(uint64(behind))
	}
	f.add(best, uint64(w.second), uint64(w.margin))
	f.add(best, uint64(w.margin), uint64(before.best), uint64(after.best))
	f.add(uint64(before.best), uint64(before.second), uint64(before.margin))
	f.add(uint64(after.best), uint64(after.second), uint64(after.margin))
	f.add(best, flag(w.capital), flag(w.loud), w.upos)
	f.add(best, w.shape)
	f.add(best, before.lower)
	f.add(best, after.lower)
}

// spelling adds the word itself.
func (f *featureList) spelling(w, before, after *word) {
	f.add(w.form)
	f.add(w.lower)
	f.add(w.prefix)
	f.add(w.suffix)
	f.add(w.four)
	f.add(w.shape, flag(w.loud), w.upos)
	f.add(w.shape, flag(w.loud), flag(w.opens))
	f.add(before.shape, w.shape, after.shape)
}

// neighbours adds the words around.
func (f *featureList) neighbours(w, before, after, before2, after2 *word) {
	f.add(before.lower)
	f.add(after.lower)
	f.add(before2.lower, before.lower)
	f.add(after.lower, after2.lower)
	f.add(before.lower, w.lower)
	f.add(w.lower, after.lower)
	f.add(w.upos, before.upos, after.upos)
	f.add(w.relation, w.upos)
}

// runFeatures adds what the run is like that the word is in.
func (v *view) runFeatures(f *featureList, i int) {
	w := &v.words[i]
	if w.run < 0 {
		return
	}
	r := &v.runs[w.run]
	first, last, head := &v.words[r.first], &v.words[r.last-1], &v.words[r.head]
	f.add(first.lower, flag(i == r.first))
	f.add(last.lower, flag(i == r.last-1))
	f.add(v.at(r.first-1, i).lower)
	f.add(v.at(r.last, i).lower)
	f.add(few(r.last-r.first), few(i-r.first), w.upos)
	governor := v.at(v.Doc.Tokens[r.head].Head, i)
	f.add(head.relation, governor.lower)
	f.add(head.relation, governor.upos, flag(r.head < i), flag(r.head == i))
	size := int32(r.last-r.first) * whole
	for class := 1; class < len(r.mass); class++ {
		f.add(r.mass.share(class, size))
	}
	top := r.mass.top()
	f.add(uint64(top), r.mass.share(top, size), few(r.last-r.first), uint64(w.best))
	f.add(r.words)
}

// reportFeatures adds what the rest of the report says of the word's form, and of what its letters may stand for.
func (v *view) reportFeatures(f *featureList, w *word) {
	f.template = reportFeaturesFrom
	t := v.forms[w.lower]
	f.add(few(t.small), few(t.capital), flag(w.capital))
	elsewhere, size := t.mass, int32(0)
	for c := range elsewhere {
		if !w.sure {
			elsewhere[c] -= w.mass[c]
		}
		size += elsewhere[c]
	}
	if size > whole/10 {
		for class := 1; class < len(elsewhere); class++ {
			f.add(elsewhere.share(class, size))
		}
		top := elsewhere.top()
		f.add(uint64(top), elsewhere.share(top, size), uint64(w.best))
	} else {
		f.skip(4)
	}
	if s := v.shorts[w.lower]; s != nil && w.capital {
		f.add(w.shape)
		f.add(uint64(s.mass.top()))
	}
}

// reportFeaturesFrom is the number of the first feature of reportFeatures, behind all others, some of which may be left out.
const reportFeaturesFrom = 100
