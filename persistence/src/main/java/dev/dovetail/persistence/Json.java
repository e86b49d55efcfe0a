package dev.dovetail.persistence;

/// A JSON text in a column: `json` or `jsonb` on PostgreSQL, text elsewhere. It is checked when it is made,
/// so that what is not JSON never reaches a database; reading and writing its values is left to a library.
///
/// Two are equal if their texts are. A column of type `jsonb` keeps the value, not the text, so spaces and
/// the order of names may differ after a reload.
///
/// @param text one JSON value as RFC 8259 defines it; `null` is a value too, and differs from a null column
public record Json(String text) {
  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if it is not JSON; says where
  public Json {
    JsonSyntax.check(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
