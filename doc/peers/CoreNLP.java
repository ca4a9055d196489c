// Stanford CoreNLP with its models for English: java CoreNLP.java DIR > TSV; writes DIR/CoreNLP.seconds.
// All texts twice, the second timed.
import edu.stanford.nlp.ling.CoreAnnotations.*;
import edu.stanford.nlp.ling.*;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.semgraph.*;
import edu.stanford.nlp.util.CoreMap;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class CoreNLP {
  static final Map<String, String> NAMES = Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC");

  public static void main(String[] args) throws Exception {
    var p = new Properties();
    p.setProperty("annotators", "tokenize,pos,lemma,ner,depparse");
    p.setProperty("threads", "1");
    p.setProperty("tokenize.options", "invertible=true,splitHyphenated=true");
    p.setProperty("ssplit.newlineIsSentenceBreak", "two");
    p.setProperty("ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
    for (String off : List.of("ner.applyFineGrained", "ner.applyNumericClassifiers", "ner.useSUTime", "ner.buildEntityMentions"))
      p.setProperty(off, "false");
    var pipeline = new StanfordCoreNLP(p);
    List<String> texts = new ArrayList<>();
    try (var files = Files.list(Path.of(args[0], "texts"))) {
      for (Path f : files.sorted().toList()) texts.add(Files.readString(f));
    }
    var out = new StringBuilder();
    long spent = 0;
    for (int pass = 0; pass < 2; pass++) {
      out.setLength(0);
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadUserTime();
      for (String text : texts) {
        out.append("D\n");
        Annotation d = new Annotation(text);
        pipeline.annotate(d);
        for (CoreMap s : d.get(SentencesAnnotation.class)) write(out, s);
      }
      spent = ManagementFactory.getThreadMXBean().getCurrentThreadUserTime() - before;
    }
    Files.writeString(Path.of(args[0], "CoreNLP.seconds"), spent / 1e9 + "\n");
    new PrintStream(System.out, false, StandardCharsets.UTF_8).append(out).flush();
  }

  static void write(StringBuilder out, CoreMap sentence) {
    SemanticGraph tree = sentence.get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
    String last = null;
    for (CoreLabel t : sentence.get(TokensAnnotation.class)) {
      IndexedWord word = tree.getNodeByIndexSafe(t.index());
      var edge = word == null ? null : tree.getIncomingEdgesSorted(word).stream().findFirst().orElse(null);
      String name = NAMES.get(t.ner());
      String tag = name == null ? "O" : (name.equals(last) ? "I-" : "B-") + name;
      last = name;
      out.append(String.join("\t", "T", t.originalText(), t.lemma(), "", t.tag(),
          edge == null ? "0" : "" + edge.getGovernor().index(), edge == null ? "root" : edge.getRelation().toString(), tag)).append("\n");
    }
    out.append("S\n");
  }
}
