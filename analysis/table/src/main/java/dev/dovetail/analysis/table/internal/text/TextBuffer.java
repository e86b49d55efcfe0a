package dev.dovetail.analysis.table.internal.text;

import java.io.IOException;
import java.util.Arrays;

/// A window on a text, which moves forward and grows while a record does not fit.
public final class TextBuffer {
  private final Utf8Source source;
  private final int usual;
  private byte[] bytes;
  private int at;
  private int end;
  private boolean isWhole;
  private long dropped;

  /// @param source gives the text
  /// @param size how many bytes the window holds at first
  public TextBuffer(Utf8Source source, int size) {
    this.source = source;
    this.usual = Math.max(size, 2 * Utf8Source.LEAST_ROOM);
    this.bytes = new byte[usual];
  }

  /// Drops what lies before the position and reads more behind the end.
  ///
  /// @return whether there was more
  public boolean more() throws IOException {
    if (isWhole) {
      return false;
    }
    moveInto(bytes);
    if (bytes.length - end < Math.max(Utf8Source.LEAST_ROOM, bytes.length / 4)) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int before = end;
    // to the brim: a long record is scanned less often
    while (!isWhole && bytes.length - end >= Utf8Source.LEAST_ROOM) {
      int count = source.read(bytes, end, bytes.length);
      isWhole = count < 0;
      end += Math.max(count, 0);
    }
    return end > before;
  }

  /// Drops what lies before the position and moves what is left into another array, or into a new one if that
  /// is too small, or far too large. The array before is left as it is unless it is the same.
  public void continueIn(byte[] room) {
    int needed = end - at <= usual / 2 ? usual : bytes.length;
    moveInto(room.length < needed || room.length > 4L * needed ? new byte[needed] : room);
  }

  private void moveInto(byte[] target) {
    System.arraycopy(bytes, at, target, 0, end - at);
    bytes = target;
    dropped += at;
    end -= at;
    at = 0;
  }

  /// Returns the array that holds the window; another one after [#more].
  public byte[] bytes() {
    return bytes;
  }

  /// Returns the position in the array.
  public int at() {
    return at;
  }

  /// Moves the position forward.
  public void moveTo(int position) {
    at = position;
  }

  /// Returns where the window ends in the array.
  public int end() {
    return end;
  }

  /// Returns how much text the window holds after the position.
  public int size() {
    return end - at;
  }

  /// Tells whether no text follows after the end.
  public boolean isWhole() {
    return isWhole;
  }

  /// Returns where in the whole text a position is.
  public long offset(int position) {
    return dropped + position;
  }

  /// Returns the first place in the whole text, at or after a position, where bytes were replaced.
  public long nextReplacement(int position) {
    return source.nextReplacement(offset(position));
  }
}
