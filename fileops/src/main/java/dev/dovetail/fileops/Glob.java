package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.glob.GlobPattern;
import java.nio.file.Path;
import java.util.Locale;

/// A pattern for the names of files as Python's `fnmatch` understands it (its version of 3.14, case by case).
///
/// `*` matches any number of characters, `?` one, `[seq]` one of a set with ranges, `[!seq]` one that is not
/// in it. There is no quoting: `[*]` matches a star. A `[` without its `]` stands for itself, a leading dot
/// and a slash are characters like any other, and `{}` and `**` mean nothing special. A range that runs
/// backwards is empty. Characters are Unicode code points. It takes the whole name to match.
///
/// {@snippet lang=java :
/// boolean isReport = Glob.compile("report-[0-9]*.csv").matches(Path.of("2026/report-7.csv"));
/// }
///
/// Upper and lower case are different, except on Windows; [#withCaseSensitive] chooses.
///
/// A glob is immutable. Matching takes time in proportion to the name times the pattern at worst.
public final class Glob {
  private static final boolean IS_WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private final String pattern;
  private final boolean isCaseSensitive;
  private final GlobPattern compiled;

  private Glob(String pattern, boolean isCaseSensitive) {
    this.pattern = pattern;
    this.isCaseSensitive = isCaseSensitive;
    this.compiled = GlobPattern.compile(codePoints(pattern));
  }

  /// Returns the glob of a pattern. Each text is one; the empty one matches the empty name.
  public static Glob compile(String pattern) {
    return new Glob(pattern, !IS_WINDOWS);
  }

  /// Returns a glob that does or does not tell upper from lower case. If not, both pattern and name are put
  /// in lower case character by character first, as Windows does it.
  public Glob withCaseSensitive(boolean value) {
    return new Glob(pattern, value);
  }

  /// Tells whether the whole name matches.
  public boolean matches(String name) {
    return compiled.matches(codePoints(name));
  }

  /// Tells whether the last name of a path matches. Bytes that are not UTF-8 each count as one character, as
  /// Python reads them.
  public boolean matches(Path path) {
    Path name = path.getFileName();
    return matches(name == null ? "" : NameText.of(name));
  }

  /// Returns the pattern.
  @Override
  public String toString() {
    return pattern;
  }

  private int[] codePoints(String text) {
    return isCaseSensitive
        ? text.codePoints().toArray()
        : text.codePoints().map(Character::toLowerCase).toArray();
  }
}
