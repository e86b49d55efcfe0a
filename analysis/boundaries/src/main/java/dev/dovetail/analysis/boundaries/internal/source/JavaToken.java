package dev.dovetail.analysis.boundaries.internal.source;

/// A word, a literal, a separator or a comment of a Java source (JLS 3).
///
/// @param kind what it is
/// @param text a word, a separator, the content of a string, or a comment's text without what marks it
/// @param line where it begins, from 1
/// @param endLine where it ends
/// @param column where it begins in its line, from 0
record JavaToken(Kind kind, String text, int line, int endLine, int column) {
  /// What a token can be.
  enum Kind {
    /// A name or a keyword.
    WORD,
    /// A string, a text block, a character or a number.
    LITERAL,
    /// Any other single character.
    SEPARATOR,
    /// A comment of either form.
    COMMENT
  }

  boolean isComment() {
    return kind == Kind.COMMENT;
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isSeparator(char separator) {
    return kind == Kind.SEPARATOR && text.charAt(0) == separator;
  }
}
