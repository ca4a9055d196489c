package page

import "golang.org/x/net/html"

// cardsInList is how many cards make a list of other articles.
const cardsInList = 3

// cardList is elements of one kind beside one another.
type cardList struct {
	above *html.Node
	class string
}

// dropCards sets lists of other articles apart: elements of one kind beside one another, each of which holds a headline that is a
// link, and one paragraph.
func (l *layout) dropCards() {
	sentences := l.countProse()
	cards := map[cardList][]reach{}
	last := reach{}
	for i := range l.blocks {
		b := &l.blocks[i]
		if !b.isLink() || b.words < leastHeadline || i < last.last {
			continue
		}
		card, at := l.cardOf(b.group, sentences)
		if at.in(sentences) == 1 {
			last = at
			key := cardList{card.Parent, attribute(card, "class")}
			cards[key] = append(cards[key], at)
		}
	}
	for _, all := range cards {
		if len(all) >= cardsInList {
			for _, at := range all {
				l.drop(at)
			}
		}
	}
}

// cardOf climbs from the element of a headline to the largest one with no more than one paragraph.
func (l *layout) cardOf(n *html.Node, sentences []int) (*html.Node, reach) {
	for n.Parent != nil {
		at, ok := l.within[n.Parent]
		if ok && at.in(sentences) > 1 {
			break
		}
		n = n.Parent
	}
	return n, l.within[n]
}

// countProse counts the paragraphs of prose before each block.
func (l *layout) countProse() []int {
	counts := make([]int, len(l.blocks)+1)
	for i := range l.blocks {
		counts[i+1] = counts[i]
		if l.blocks[i].prose() > 0 {
			counts[i+1]++
		}
	}
	return counts
}

// in is how many paragraphs of prose lie in a reach.
func (r reach) in(counts []int) int { return counts[r.last] - counts[r.first] }
