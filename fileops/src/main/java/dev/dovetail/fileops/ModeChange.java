package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.mode.ModeParser;
import dev.dovetail.fileops.internal.mode.ModeStep;
import dev.dovetail.fileops.internal.mode.Umask;
import java.util.List;

/// A change of permissions as chmod(1) writes it: `u+rwX,go-w`, `a=r`, `g=u`, `+t`, or octal, `0640`.
///
/// This is the grammar of POSIX with the extensions of GNU: an octal number after `+`, `-` or `=`, and the
/// care for directories, whose set-user-ID and set-group-ID bits stay unless they are named, or the number
/// has five digits or more. A change that names nobody (`+w`) leaves alone what the umask of the process
/// does.
///
/// {@snippet lang=java :
/// int mode = ModeChange.parse("u+rwX,go-w").apply(0666, false); // 0644
/// new TreeAttributes().changeMode(Path.of("data"), ModeChange.parse("a-w"));
/// }
///
/// A change is immutable.
public final class ModeChange {
  private final String text;
  private final List<ModeStep> steps;
  private final int umask;

  private ModeChange(String text, List<ModeStep> steps, int umask) {
    this.text = text;
    this.steps = steps;
    this.umask = umask;
  }

  /// Reads a change.
  ///
  /// @throws IllegalArgumentException if the text is neither octal nor symbolic
  public static ModeChange parse(String text) {
    return new ModeChange(text, ModeParser.parse(text), Umask.ofThisProcess());
  }

  /// Returns a change that takes another umask for what names nobody.
  ///
  /// @throws IllegalArgumentException if it is not between 0 and 0777
  public ModeChange withUmask(int value) {
    if (value < 0 || value > 0777) {
      throw new IllegalArgumentException("A umask has nine bits; found " + Integer.toOctalString(value));
    }
    return new ModeChange(text, steps, value);
  }

  /// Returns what a mode becomes.
  ///
  /// @param mode twelve bits: set-user-ID, set-group-ID, sticky, and nine of `rwxrwxrwx`; higher ones are
  ///     passed over
  /// @return twelve bits
  public int apply(int mode, boolean isDirectory) {
    int result = mode & 07777;
    for (ModeStep step : steps) {
      result = step.apply(result, isDirectory, umask);
    }
    return result;
  }

  /// Returns the text that was read.
  @Override
  public String toString() {
    return text;
  }
}
