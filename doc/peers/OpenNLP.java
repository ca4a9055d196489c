// Apache OpenNLP with its models for English: java OpenNLP.java DIR > TSV; writes DIR/OpenNLP.seconds.
// All texts twice, the second timed.
import java.io.*;
import java.lang.management.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import opennlp.tools.lemmatizer.*;
import opennlp.tools.postag.*;
import opennlp.tools.sentdetect.*;
import opennlp.tools.tokenize.*;
import opennlp.tools.util.Span;

public class OpenNLP {
  static InputStream model(String name) {
    String file = "/opennlp-en-ud-ewt-" + name + "-1.2-2.5.0.bin";
    return Objects.requireNonNull(OpenNLP.class.getResourceAsStream(file), file);
  }

  public static void main(String[] args) throws Exception {
    var sentences = new SentenceDetectorME(new SentenceModel(model("sentence")));
    var tokens = new TokenizerME(new TokenizerModel(model("tokens")));
    var tags = new POSTaggerME(new POSModel(model("pos")), POSTagFormat.UD);
    var lemmas = new LemmatizerME(new LemmatizerModel(model("lemmas")));
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
        for (Span s : sentences.sentPosDetect(text)) {
          String[] words = tokens.tokenize(s.getCoveredText(text).toString());
          String[] upos = tags.tag(words), lemma = lemmas.lemmatize(words, upos);
          for (int i = 0; i < words.length; i++)
            out.append("T\t" + words[i] + "\t" + lemma[i] + "\t" + upos[i] + "\t\t\t\tO\n");
          out.append("S\n");
        }
      }
      spent = ManagementFactory.getThreadMXBean().getCurrentThreadUserTime() - before;
    }
    Files.writeString(Path.of(args[0], "OpenNLP.seconds"), spent / 1e9 + "\n");
    new PrintStream(System.out, false, StandardCharsets.UTF_8).append(out).flush();
  }
}
