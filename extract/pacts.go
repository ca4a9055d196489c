package extract

import (
	"fmt"
	"strings"

	"chancery/record"
)

// pacts is the lexicon of agreements; see data/agreements.txt for the classes.
type pacts struct {
	noun      map[string]record.AgreementKind
	weak      map[string]record.AgreementKind
	about     map[string]record.AgreementKind
	made      map[string]record.Status
	kept      map[string]bool
	stipulate map[string]bool
	party     map[string]bool
	never     map[string]bool
	oblige    map[string]record.Modality
	promise   map[string]record.Modality
	stages    map[string][]stageWord // by lemma
}

var (
	agreementKinds = map[string]record.AgreementKind{"peace": record.Peace, "ceasefire": record.Ceasefire, "trade": record.Trade,
		"investment": record.Investment, "nuclear": record.Nuclear, "arms": record.Arms, "defence": record.Defence, "border": record.Border,
		"transit": record.Transit, "energy": record.EnergyDeal, "technology": record.Technology, "partnership": record.Partnership,
		"treaty": record.Treaty, "other": record.OtherKind}
	madeStatuses = map[string]record.Status{"occurred": record.Occurred, "planned": record.Planned, "proposed": record.Proposed, "negated": record.Negated}
	modalities   = map[string]record.Modality{"must": record.Must, "mustnot": record.MustNot, "may": record.May}
)

// readPacts reads the lexicon, the user's own lines first.
func readPacts(files []File, wrong *faults) *pacts {
	p := &pacts{noun: map[string]record.AgreementKind{}, weak: map[string]record.AgreementKind{}, about: map[string]record.AgreementKind{},
		made: map[string]record.Status{}, kept: map[string]bool{}, stipulate: map[string]bool{}, party: map[string]bool{}, never: map[string]bool{},
		oblige: map[string]record.Modality{}, promise: map[string]record.Modality{}, stages: map[string][]stageWord{}}
	columns(files, wrong, func(line, _ string) error { return p.add(strings.Fields(line)) })
	return p
}

// add adds one line, cut into columns.
func (p *pacts) add(f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("%d columns; write a class, what it tells, and lemmas", len(f))
	}
	switch class, told, lemmas := f[0], f[1], f[2:]; class {
	case "noun":
		return fill(p.noun, agreementKinds, told, lemmas)
	case "weak":
		return fill(p.weak, agreementKinds, told, lemmas)
	case "about":
		return fill(p.about, agreementKinds, told, lemmas)
	case "made":
		return fill(p.made, madeStatuses, told, lemmas)
	case "kept":
		return fill(p.kept, map[string]bool{"-": true}, told, lemmas)
	case "stipulate":
		return fill(p.stipulate, map[string]bool{"-": true}, told, lemmas)
	case "stage":
		return p.addStages(told, lemmas)
	case "oblige":
		return fill(p.oblige, modalities, told, lemmas)
	case "promise":
		return fill(p.promise, modalities, told, lemmas)
	case "party":
		return fill(p.party, map[string]bool{"-": true}, told, lemmas)
	case "never":
		return fill(p.never, map[string]bool{"-": true}, told, lemmas)
	default:
		return fmt.Errorf("class %q is unknown; the head of the file lists the classes", class)
	}
}

// fill gives lemmas the value that told names; a lemma that has one already keeps it.
func fill[V any](into, known map[string]V, told string, lemmas []string) error {
	v, ok := known[told]
	if !ok {
		return fmt.Errorf("%q is not among what this class may tell; the head of the file lists it", told)
	}
	for _, l := range lemmas {
		if _, old := into[l]; !old {
			into[l] = v
		}
	}
	return nil
}
