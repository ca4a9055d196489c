// wink-nlp with its light model: node wink.js DIR > TSV; writes DIR/wink-nlp.seconds. All texts twice, the second timed.
const fs = require("fs");
const winkNLP = require("wink-nlp"), model = require("wink-eng-lite-web-model");
const dir = process.argv[2], nlp = winkNLP(model, ["sbd", "pos"]), its = nlp.its;
const texts = fs.readdirSync(dir + "/texts").sort().map((f) => fs.readFileSync(dir + "/texts/" + f, "utf8"));
let out, spent;
for (let pass = 0; pass < 2; pass++) {
  const before = process.cpuUsage();
  out = [];
  for (const text of texts) {
    out.push("D");
    nlp.readDoc(text).sentences().each((sentence) => {
      const t = sentence.tokens(), forms = t.out(), tags = t.out(its.pos), lemmas = t.out(its.lemma);
      forms.forEach((form, i) => {
        if (form.trim()) out.push(["T", form, lemmas[i], tags[i] === "SPACE" ? "" : tags[i], "", "", "", "O"].join("\t"));
      });
      out.push("S");
    });
  }
  spent = process.cpuUsage(before).user / 1e6;
}
fs.writeFileSync(dir + "/wink-nlp.seconds", spent + "\n");
fs.writeSync(1, out.join("\n") + "\n");
