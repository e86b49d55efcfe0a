package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.Arrays;

/// The constant pool of a class file (JVMS 4.4), left in its bytes: an object is made of what is asked for only.
///
/// `java.lang.classfile` makes an object of every entry, which is most of the time that a scan takes.
final class ConstantPool {
  static final int UTF8 = 1;
  static final int LONG = 5;
  static final int DOUBLE = 6;
  static final int CLASS = 7;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  static final int NAME_AND_TYPE = 12;
  static final int METHOD_HANDLE = 15;
  static final int METHOD_TYPE = 16;

  private static final int FIRST = 10;

  private final byte[] bytes;
  private final int[] starts;
  private final int end;

  /// Finds the entries.
  ///
  /// @throws IllegalArgumentException if one has a tag that is none
  ConstantPool(byte[] bytes) {
    this.bytes = bytes;
    this.starts = new int[u2(FIRST - 2)];
    int at = FIRST;
    for (int index = 1; index < starts.length; index++) {
      starts[index] = at;
      int tag = bytes[at];
      at += switch (tag) {
        case UTF8 -> 3 + u2(at + 1);
        case CLASS, 8, METHOD_TYPE, 19, 20 -> 3;
        case METHOD_HANDLE -> 4;
        case 3, 4, 9, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 -> 5;
        case LONG, DOUBLE -> 9;
        default -> throw new IllegalArgumentException("constant " + index + " has the unknown tag " + tag);
      };
      if (tag == LONG || tag == DOUBLE) {
        index++;
      }
    }
    this.end = at;
  }

  /// Returns how many indices there are; the first, and those after wide entries, have no entry.
  int size() {
    return starts.length;
  }

  /// Returns where the class file goes on.
  int end() {
    return end;
  }

  /// Returns the kind of an entry, 0 if there is none.
  int tag(int index) {
    return starts[index] == 0 ? 0 : bytes[starts[index]];
  }

  /// Returns the index that an entry has in its first or second half.
  int part(int index, int half) {
    return u2(starts[index] + 1 + 2 * half);
  }

  /// Returns where the text of an entry begins.
  int textStart(int index) {
    if (tag(index) != UTF8) {
      throw new IllegalArgumentException("constant " + index + " is no text");
    }
    return starts[index] + 3;
  }

  /// Returns where the text of an entry that has one ends, exclusive.
  int textEnd(int index) {
    return starts[index] + 3 + u2(starts[index] + 1);
  }

  /// Returns the text of an entry.
  String text(int index) {
    return ModifiedUtf8.decode(bytes, textStart(index), textEnd(index));
  }

  /// Returns the index of the name, with slashes, in an entry that names a class.
  int className(int index) {
    if (tag(index) != CLASS) {
      throw new IllegalArgumentException("constant " + index + " is no class");
    }
    return part(index, 0);
  }

  /// Says whether two entries have the same text.
  boolean isSameText(int one, int other) {
    return one == other
        || Arrays.equals(bytes, textStart(one), textEnd(one), bytes, textStart(other), textEnd(other));
  }

  int u1(int at) {
    return bytes[at] & 0xff;
  }

  int u2(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  /// Returns a length; no attribute and no code is longer than the class file around it.
  ///
  /// @throws IllegalArgumentException if it is
  int length(int at) {
    int length = (u2(at) << 16) | u2(at + 2);
    if (length < 0 || length > bytes.length - at - 4) {
      throw new IllegalArgumentException("a part is longer than the whole");
    }
    return length;
  }
}
