package dev.dovetail.analysis.table.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Damages files: what transports, editors and programs do to them, and what nobody would think of.
final class Mutator {
  private static final String[] PIECES = {
    "\"", "\"\"", "\"\"\"", "'", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\n", "\\", "\\\"", "\0",
    "\0\0", " ", "\u00a0", "\ufeff", "\u2028", "\u0085", "\u001b[31m", "\u001a", "=1+1", "#", "# c\n",
    "sep=;\n", "null", "NA", "-", "NaN", "inf", "1e400", "-0", "0", "007", "+49", "1,5", "1.234,5", "1 234",
    "12345678901234567890", "99999999999999999999999999999999999999999", "1e5", "0.1", "true", "FALSE",
    "2024-02-29", "2024-02-30", "01/02/2024", "31.12.1999", "2024-02-29T12:30:00Z",
    "2024-02-29 12:30:00.123456789+02:00", "24:00", "23:59:60", "123e4567-e89b-12d3-a456-426614174000", "Ä",
    "李", "😀", "{", "}", "[", "]", ":", "{\"a\":1}", "[1,2]", "{}\n", "\\u0000", "\\ud800", "1 Feb 2024",
    "$5", "50 %", "(5)", "x\ty", "\u0130", "ß", "Ã©", "\u202e",
  };
  private static final byte[][] BYTES = {
    {(byte) 0xff}, {(byte) 0xfe}, {(byte) 0xff, (byte) 0xfe}, {(byte) 0xfe, (byte) 0xff},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, {(byte) 0x80}, {(byte) 0xe9},
    {(byte) 0x1f, (byte) 0x8b}, {0x50, 0x4b, 3, 4}, {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, {0, 0, 0, 0},
    {-1, -1, -1, -1}, {0x7f, -1, -1, -1},
  };
  private static final int MOST_BYTES = 200_000;

  private final List<Seed> seeds;

  Mutator(List<Seed> seeds) {
    this.seeds = List.copyOf(seeds);
  }

  /// Makes the input that follows from a random number.
  Seed next(Random random) {
    if (random.nextInt(20) == 0) {
      return new Seed(any(random).extension(), invented(random));
    }
    Seed seed = any(random);
    byte[] bytes = seed.bytes();
    for (int left = 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 4); left > 0; left--) {
      bytes = damaged(bytes, random);
    }
    if (bytes.length > MOST_BYTES) {
      bytes = Arrays.copyOf(bytes, MOST_BYTES);
    }
    if (random.nextInt(8) == 0) {
      return Seeds.packed(any(random).extension(), bytes);
    }
    return new Seed(random.nextInt(8) == 0 ? any(random).extension() : seed.extension(), bytes);
  }

  private Seed any(Random random) {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] damaged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 400));
    return switch (random.nextInt(14)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
      case 2 -> without(bytes, at, length);
      case 3 -> flipped(bytes, at, random);
      case 4 -> splice(bytes, at, any(random).bytes(), random);
      case 5 -> repeated(bytes, at, length, 1 + random.nextInt(50));
      case 6 -> inserted(bytes, at, BYTES[random.nextInt(BYTES.length)]);
      case 7 -> inserted(bytes, at, noise(random, 1 + random.nextInt(8)));
      case 8 -> random.nextInt(3) == 0 ? recoded(bytes, random) : bytes;
      case 9 -> replaced(bytes, random);
      case 10 -> overwritten(bytes, at, random);
      case 11 -> random.nextInt(20) == 0 ? repeated(bytes, 0, bytes.length, 1 + random.nextInt(40)) : bytes;
      default -> inserted(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
    };
  }

  private static byte[] invented(Random random) {
    if (random.nextBoolean()) {
      return noise(random, random.nextInt(2000));
    }
    List<byte[]> pieces = new ArrayList<>();
    String common = PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)];
    for (int left = random.nextInt(400); left > 0; left--) {
      String piece = random.nextInt(3) == 0 ? common : PIECES[random.nextInt(PIECES.length)];
      pieces.add(piece.getBytes(StandardCharsets.UTF_8));
    }
    byte[] all = new byte[0];
    for (byte[] piece : pieces) {
      all = inserted(all, all.length, piece);
    }
    return all;
  }

  static byte[] without(byte[] bytes, int at, int length) {
    byte[] result = new byte[bytes.length - length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(bytes, at + length, result, at, bytes.length - at - length);
    return result;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
    byte[] result = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(piece, 0, result, at, piece.length);
    System.arraycopy(bytes, at, result, at + piece.length, bytes.length - at);
    return result;
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] result = bytes.clone();
    if (at < bytes.length) {
      result[at] ^= (byte) (1 << random.nextInt(8));
    }
    return result;
  }

  private static byte[] overwritten(byte[] bytes, int at, Random random) {
    byte[] result = bytes.clone();
    for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
      result[i] = (byte) random.nextInt(256);
    }
    return result;
  }

  private static byte[] splice(byte[] bytes, int at, byte[] other, Random random) {
    int from = random.nextInt(other.length + 1);
    return inserted(Arrays.copyOf(bytes, at), at, Arrays.copyOfRange(other, from, other.length));
  }

  private static byte[] repeated(byte[] bytes, int at, int length, int times) {
    byte[] block = Arrays.copyOfRange(bytes, at, at + length);
    byte[] blocks = new byte[(int) Math.min((long) length * times, MOST_BYTES)];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = block[i % length];
    }
    return inserted(bytes, at, blocks);
  }

  /// Puts one byte in the place of another wherever that occurs.
  private static byte[] replaced(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    byte[] common = ",;\t|\"'\n\r .0-:/\\".getBytes(StandardCharsets.US_ASCII);
    byte from = common[random.nextInt(common.length)];
    byte to = common[random.nextInt(common.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = result[i] == from ? to : result[i];
    }
    return result;
  }

  private static byte[] recoded(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] names = {
      "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252", "GB18030", "UTF-32LE", "Shift_JIS", "IBM037",
    };
    return text.getBytes(java.nio.charset.Charset.forName(names[random.nextInt(names.length)]));
  }

  private static byte[] noise(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
