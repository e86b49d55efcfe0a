package dev.dovetail.fileops.internal.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.FileStamp;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The law of the format: what is written is read, and nothing else is.
class JournalFormatTest {
  private static final UnitId UNIT = new UnitId("unit-1");
  private static final Path BASE = Path.of("/desks/my desk");
  private static final JournalFormat FORMAT = new JournalFormat(UNIT, new PathCodec(BASE));

  private final Random random = new Random(42);

  @Test
  void anyStepsAreReadAsTheyWereWritten() {
    for (int i = 0; i < 500; i++) {
      List<Step> steps = randomSteps(random.nextInt(20));
      boolean isDecidedElsewhere = random.nextBoolean();
      byte[] journal = FORMAT.encode(steps, isDecidedElsewhere);
      JournalContent expected =
          new JournalContent(steps, JournalContent.State.PREPARED, journal.length, isDecidedElsewhere);
      assertEquals(expected, FORMAT.decode(journal));
      byte[] committed = concat(journal, FORMAT.encodeCommit(steps.size()));
      assertEquals(JournalContent.State.COMMITTED, FORMAT.decode(committed).state());
      assertEquals(steps, FORMAT.decode(committed).steps());
    }
  }

  @Test
  void pathsBelowTheBaseMoveWithIt() {
    JournalFormat moved = new JournalFormat(UNIT, new PathCodec(Path.of("/elsewhere")));
    List<Step> steps =
        List.of(
            new Step.Move(BASE.resolve("a b/c"), BASE, 7),
            new Step.RemoveEmptyDirectory(Path.of("/outside/the base")));
    assertEquals(
        List.of(
            new Step.Move(Path.of("/elsewhere/a b/c"), Path.of("/elsewhere"), 7),
            new Step.RemoveEmptyDirectory(Path.of("/outside/the base"))),
        moved.decode(FORMAT.encode(steps, false)).steps());
  }

  @Test
  void isReadableText() {
    List<Step> steps =
        List.of(
            new Step.MakeDirectory(BASE.resolve("imports")),
            new Step.Move(BASE.resolve("a\nb"), BASE.resolve("imports/7"), 12),
            new Step.Remove(Path.of("/in/x"), new FileStamp(1, 2, 3, 4, 5), true));
    assertEquals(
        """
        0 dovetail-file-journal 1 unit-1
        1 mkdir base:/imports
        2 move 12 base:/a%0Ab base:/imports/7
        3 remove 1:2:3:4:5 root:/in/x
        4 end 3
        """,
        new String(FORMAT.encode(steps, false), US_ASCII).replaceAll("(?m)^[0-9a-f]{8} \\d+ ", ""));
  }

  @Test
  void theJournalOfAnotherUnitIsNotRead() {
    JournalFormat other = new JournalFormat(new UnitId("unit-2"), new PathCodec(BASE));
    assertEquals(JournalContent.State.TORN, other.decode(FORMAT.encode(randomSteps(3), false)).state());
  }

  @Test
  void aJournalThatEndsAnywhereEarlierIsTorn() {
    List<Step> steps = randomSteps(4);
    byte[] journal = FORMAT.encode(steps, false);
    for (int length = 0; length < journal.length; length++) {
      JournalContent content = FORMAT.decode(Arrays.copyOf(journal, length));
      assertEquals(JournalContent.State.TORN, content.state(), "cut at " + length);
      assertEquals(steps.subList(0, content.steps().size()), content.steps());
      assertEquals(JournalContent.State.TORN, FORMAT.decode(zeroedFrom(journal, length)).state());
    }
  }

  @Test
  void noFlippedByteIsBelieved() {
    List<Step> steps = randomSteps(4);
    byte[] journal = FORMAT.encode(steps, false);
    byte[] committed = concat(journal, FORMAT.encodeCommit(steps.size()));
    for (int i = 0; i < committed.length; i++) {
      for (int mask = 1; mask < 256; mask++) {
        byte[] flipped = committed.clone();
        flipped[i] ^= (byte) mask;
        JournalContent.State state = FORMAT.decode(flipped).state();
        assertNotEquals(JournalContent.State.COMMITTED, state, "byte " + i);
        boolean isLastByteZero = i == committed.length - 1 && flipped[i] == 0; // as a torn write leaves it
        if (i < journal.length) {
          assertEquals(JournalContent.State.TORN, state, "byte " + i);
        } else if (!isLastByteZero) {
          assertEquals(JournalContent.State.DECISION_DAMAGED, state, "byte " + i);
        }
      }
    }
  }

  @Test
  void aTornDecisionIsNone() {
    byte[] journal = FORMAT.encode(List.of(), false);
    byte[] decision = FORMAT.encodeCommit(0);
    for (int length = 0; length < decision.length; length++) {
      byte[] torn = concat(journal, Arrays.copyOf(decision, length));
      assertEquals(JournalContent.State.PREPARED, FORMAT.decode(torn).state());
      byte[] zeroed = concat(journal, zeroedFrom(decision, length));
      assertEquals(JournalContent.State.PREPARED, FORMAT.decode(zeroed).state());
    }
  }

  private List<Step> randomSteps(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(
          switch (random.nextInt(7)) {
            case 0 -> new Step.MakeDirectory(randomPath());
            case 1 -> new Step.Move(randomPath(), randomPath(), random.nextLong());
            case 2 -> new Step.Replace(randomPath(), randomPath(), random.nextLong());
            case 4 -> new Step.Overwrite(randomPath(), randomPath(), random.nextLong(), randomStamp());
            case 5 -> new Step.Barrier(randomPath());
            case 3 -> new Step.Remove(randomPath(), randomStamp(), random.nextBoolean());
            default -> new Step.RemoveEmptyDirectory(randomPath());
          });
    }
    return steps;
  }

  private FileStamp randomStamp() {
    long size = random.nextLong() >>> 1;
    return new FileStamp(random.nextLong(), random.nextLong(), size, random.nextLong(), random.nextLong());
  }

  /// A path of one to four names of any bytes that Linux allows.
  private Path randomPath() {
    StringBuilder uri = new StringBuilder("file://" + (random.nextBoolean() ? "/desks/my%20desk" : ""));
    for (int names = 1 + random.nextInt(4); names > 0; names--) {
      uri.append("/n");
      for (int bytes = random.nextInt(12); bytes > 0; bytes--) {
        int b = 1 + random.nextInt(255);
        uri.append(String.format("%%%02X", b == '/' ? 'x' : b));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  private static byte[] zeroedFrom(byte[] bytes, int start) {
    return Arrays.copyOf(Arrays.copyOf(bytes, start), bytes.length);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
