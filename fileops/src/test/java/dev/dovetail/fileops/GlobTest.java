package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GlobTest {
  @Test
  void matchesAsPythonDoes() throws IOException {
    List<Executable> rows;
    try (var in = requireNonNull(GlobTest.class.getResourceAsStream("fnmatch.tsv"));
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      rows = lines.lines().filter(line -> !line.startsWith("# ")).map(GlobTest::row).toList();
    }
    assertTrue(rows.size() > 600);
    assertAll(rows);
  }

  private static Executable row(String line) {
    String[] columns = line.split("\t", -1);
    Glob glob = Glob.compile(text(columns[0])).withCaseSensitive(true);
    return () -> assertEquals(columns[2].equals("True"), glob.matches(text(columns[1])), line);
  }

  @Test
  void starsAndQuestionMarksMeanWhatTheyMeanToARegularExpression() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String pattern = random(random, "ab*?", 8);
      String name = random(random, "ab\n", 8);
      Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'), Pattern.DOTALL);
      assertEquals(regex.matcher(name).matches(), Glob.compile(pattern).matches(name), pattern + " " + name);
    }
  }

  @Test
  void noPatternTakesForEver() {
    Glob glob = Glob.compile("a*".repeat(1000) + "b");
    assertFalse(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> glob.matches("a".repeat(20_000))));
  }

  @Test
  void caseCountsUnlessToldOtherwise() {
    Glob glob = Glob.compile("*.[T]xÄ").withCaseSensitive(true);
    assertTrue(glob.matches("a.TxÄ"));
    assertFalse(glob.matches("a.txä"));
    Glob insensitive = glob.withCaseSensitive(false);
    assertTrue(insensitive.matches("A.tXä"));
    assertTrue(insensitive.withCaseSensitive(true).matches("a.TxÄ"), "the pattern is kept as it was given");
    assertTrue(Glob.compile("[A-Z]").withCaseSensitive(false).matches("q"));
    assertFalse(Glob.compile("[Z-a]").withCaseSensitive(false).matches("z"), "z-a is backwards");
  }

  @Test
  void aByteThatIsNoTextIsOneCharacter() {
    Path odd = Kit.rawName(Path.of("/"), 0xff, 'x', 0xc3, 0xa4, 0xc3);
    assertTrue(Glob.compile("?xä?").matches(odd));
    assertTrue(Glob.compile("\udcffxä\udcc3").matches(odd));
    assertTrue(Glob.compile("c").matches(Path.of("a/b/c")));
    assertTrue(Glob.compile("").matches(Path.of("/")));
  }

  private static String text(String encoded) {
    return Pattern.compile("%(....)")
        .matcher(encoded)
        .replaceAll(unit -> Matcher.quoteReplacement("" + (char) HexFormat.fromHexDigits(unit.group(1))));
  }

  private static String random(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
