package dev.dovetail.fileops.internal.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.core.UnitId;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The journal's format, version 1, as [dev.dovetail.fileops.FileJournal] describes it.
final class JournalFormat {
  private static final String MAGIC = "dovetail-file-journal 1 ";
  private static final String ELSEWHERE = " elsewhere";

  private final UnitId unit;
  private final StepCodec steps;

  JournalFormat(UnitId unit, PathCodec paths) {
    this.unit = unit;
    this.steps = new StepCodec(paths);
  }

  /// Returns a journal up to and including its end record.
  ///
  /// @param isDecidedElsewhere whether another log than this journal says if the unit is committed
  byte[] encode(List<Step> list, boolean isDecidedElsewhere) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + 256 * list.size());
    out.writeBytes(record(0, MAGIC + unit + (isDecidedElsewhere ? ELSEWHERE : "")));
    for (int i = 0; i < list.size(); i++) {
      out.writeBytes(record(i + 1, steps.encode(list.get(i))));
    }
    out.writeBytes(record(list.size() + 1, "end " + list.size()));
    return out.toByteArray();
  }

  /// Returns the record that makes a journal of that many steps a committed one.
  byte[] encodeCommit(int count) {
    return record(count + 2, "commit " + unit);
  }

  /// Reads as much of a journal as can be trusted.
  JournalContent decode(byte[] bytes) {
    List<Step> list = new ArrayList<>();
    int position = 0;
    boolean isDecidedElsewhere = false;
    for (int number = 0; ; number++) {
      int end = endOfLine(bytes, position);
      String text = end < 0 ? null : words(Arrays.copyOfRange(bytes, position, end), number);
      if (text == null) {
        return JournalContent.torn(list, position, isDecidedElsewhere);
      }
      position = end;
      if (text.equals("end " + list.size()) && number == list.size() + 1) {
        JournalContent.State state = stateAfterEnd(bytes, position, list.size());
        return new JournalContent(list, state, position, isDecidedElsewhere);
      }
      isDecidedElsewhere |= number == 0 && text.equals(MAGIC + unit + ELSEWHERE);
      if (number == 0 ? !text.equals(MAGIC + unit) && !isDecidedElsewhere : !addStep(text, list)) {
        return JournalContent.torn(list, position, isDecidedElsewhere);
      }
    }
  }

  private boolean addStep(String text, List<Step> list) {
    try {
      return list.add(steps.decode(text));
    } catch (IllegalArgumentException e) {
      return false; // the checksum is right, so another version wrote it; the caller reports where
    }
  }

  /// What a crash can leave of a commit record is its beginning, and zeros where the file system had made
  /// room; more than that is damage to a decision, and must not be read as none.
  private JournalContent.State stateAfterEnd(byte[] bytes, int position, int count) {
    byte[] commit = encodeCommit(count);
    byte[] tail = Arrays.copyOfRange(bytes, position, bytes.length);
    if (Arrays.equals(commit, tail)) {
      return JournalContent.State.COMMITTED;
    }
    int same = Arrays.mismatch(commit, tail);
    boolean isTorn = tail.length <= commit.length;
    for (int i = Math.max(same, 0); i < tail.length; i++) {
      isTorn &= tail[i] == 0;
    }
    return isTorn ? JournalContent.State.PREPARED : JournalContent.State.DECISION_DAMAGED;
  }

  private static int endOfLine(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /// Returns the words of a line, or null if it is not the record of that number.
  private static @Nullable String words(byte[] line, int number) {
    String[] fields = new String(line, 0, line.length - 1, ISO_8859_1).split(" ", 4);
    if (fields.length < 4) {
      return null;
    }
    String words = fields[3];
    return Arrays.equals(line, record(number, words)) ? words : null;
  }

  private static byte[] record(int number, String words) {
    byte[] content = (number + " " + words).getBytes(ISO_8859_1);
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    String head = HexFormat.of().toHexDigits((int) checksum.getValue()) + " " + content.length + " ";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(ISO_8859_1));
    out.writeBytes(content);
    out.write('\n');
    return out.toByteArray();
  }
}
