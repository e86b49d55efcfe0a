package dev.dovetail.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The name that a delivery goes by when the user gives none.
public final class DeliveryName {
  /// A date or a version at the end: `-2026`, `_2026-10`, `.20261031`, ` 2026-10-31`, `-v3`.
  private static final Pattern EDITION =
      Pattern.compile("(?<=.)[-_. ]((19|20)\\d\\d([-_.]?(0[1-9]|1[0-2])([-_.]?(0[1-9]|[12]\\d|3[01]))?)?|[vV]\\d{1,4})$");

  private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,9}$");

  private DeliveryName() {}

  /// Derives the name from what is added: the folder's name, or the file's without its extension, without a date or
  /// version at its end, so that `hospital-2026-10` and `hospital-2026-11` are two deliveries of `hospital`.
  ///
  /// @throws DeskException if several paths are given, or the name is none
  public static String of(List<Path> paths) {
    if (paths.size() > 1) {
      throw new DeskException("Several paths are added at once; give the delivery a name with --as NAME.");
    }
    Path path = paths.getFirst().toAbsolutePath().normalize();
    if (path.getFileName() == null) {
      throw new DeskException(path + " has no name; give the delivery one with --as NAME.");
    }
    String name = PayloadName.of(path).kept();
    if (!path.toFile().isDirectory()) {
      name = EXTENSION.matcher(name).replaceFirst("");
    }
    return check(EDITION.matcher(name).replaceFirst(""));
  }

  /// Checks a name that the user gave.
  ///
  /// @return the name
  /// @throws DeskException if it is empty, longer than 200 characters, or has a `/`, an `@` or a control character
  public static String check(String name) {
    if (name.isBlank() || name.length() > 200) {
      throw new DeskException("A delivery's name has 1 to 200 characters; give one with --as NAME.");
    }
    if (name.chars().anyMatch(c -> c == '/' || c == '@' || Character.isISOControl(c))) {
      throw new DeskException(
          "\"" + name + "\" cannot be a delivery's name: it may not have '/', '@' or control characters."
              + " Give another with --as NAME.");
    }
    return name;
  }
}
