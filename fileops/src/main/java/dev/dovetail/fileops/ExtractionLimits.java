package dev.dovetail.fileops;

/// How much may come out of an archive before it is taken for a bomb. Archives in archives are not unpacked.
///
/// @param entries how many files, directories and links
/// @param bytes how many bytes all files have together, holes included
/// @param ratio how many bytes may come from one byte of the archive
/// @param ratioFrom how many bytes may come out before the ratio counts
public record ExtractionLimits(long entries, long bytes, double ratio, long ratioFrom) {
  private static final ExtractionLimits DEFAULTS =
      new ExtractionLimits(10_000_000, 4L << 40, 200, 1L << 30);

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if one is negative or not a number
  public ExtractionLimits {
    if (entries < 0 || bytes < 0 || !(ratio >= 0) || ratioFrom < 0) {
      throw new IllegalArgumentException("Limits are 0 or more");
    }
  }

  /// Returns ten million entries, 4 TiB, and a ratio of 200 that counts from 1 GiB on.
  public static ExtractionLimits defaults() {
    return DEFAULTS;
  }

  /// Returns no limits at all, for archives of one's own.
  public static ExtractionLimits none() {
    return new ExtractionLimits(Long.MAX_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
  }

  /// Returns these limits with another number of entries.
  public ExtractionLimits withEntries(long value) {
    return new ExtractionLimits(value, bytes, ratio, ratioFrom);
  }

  /// Returns these limits with another number of bytes.
  public ExtractionLimits withBytes(long value) {
    return new ExtractionLimits(entries, value, ratio, ratioFrom);
  }

  /// Returns these limits with another ratio.
  ///
  /// @param value how many bytes may come from one
  /// @param from how many bytes may come out before it counts
  public ExtractionLimits withRatio(double value, long from) {
    return new ExtractionLimits(entries, bytes, value, from);
  }
}
