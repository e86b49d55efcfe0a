package dev.dovetail.persistence.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reference to the rows of a table.
///
/// @param name the constraint's name, or empty
/// @param columns those that refer
/// @param table the table referred to
/// @param referenced its columns, in the same order
/// @param options what follows, such as `ON DELETE CASCADE`; or, beginning with `FOREIGN KEY`, the whole of
///     it in the user's words; or empty
record ForeignKey(String name, List<String> columns, TableId table, List<String> referenced,
    String options) {
  private static final Pattern WHOLE = Pattern.compile("\\s*FOREIGN\\s+KEY\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern RULE =
      Pattern.compile("\\bON\\s+DELETE\\s+(CASCADE|SET\\s+NULL|SET\\s+DEFAULT)", Pattern.CASE_INSENSITIVE);

  /// A key about which an annotation may say something.
  static ForeignKey of(List<String> columns, TableId table, List<String> referenced,
      jakarta.persistence.@Nullable ForeignKey said) {
    return said == null ? new ForeignKey("", columns, table, referenced, "")
        : new ForeignKey(said.name(), columns, table, referenced,
            (said.foreignKeyDefinition() + ' ' + said.options()).strip());
  }

  /// Tells whether the options are the whole of it.
  boolean isWhole() {
    return WHOLE.matcher(options).matches();
  }

  /// What becomes of the rows that refer to one that is deleted: `ON DELETE CASCADE` and the like, or empty
  /// if they keep it from being deleted.
  String deletion() {
    Matcher rule = RULE.matcher(options);
    return rule.find() ? "ON DELETE " + rule.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ") : "";
  }
}
