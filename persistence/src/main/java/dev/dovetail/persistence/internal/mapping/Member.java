package dev.dovetail.persistence.internal.mapping;

/// One field of an entity: which part of the row it holds.
public sealed interface Member {
  /// The position of its first attribute.
  int from();

  /// How many attributes it has.
  int count();

  /// A field with a column.
  ///
  /// @param from the attribute
  record Plain(int from) implements Member {
    @Override
    public int count() {
      return 1;
    }
  }

  /// A field with an object of several values.
  ///
  /// @param value how such objects are taken apart
  /// @param from the first attribute
  record Embedded(EmbeddedValue value, int from) implements Member {
    @Override
    public int count() {
      return value.size();
    }
  }

  /// A field that refers to another row by columns of this one.
  ///
  /// @param relation what it refers to
  /// @param from the first attribute of the key it keeps
  /// @param count of attributes
  record Reference(Relation relation, int from, int count) implements Member {}

  /// A field filled by rows that refer to this one, or by rows of a table between the two.
  ///
  /// @param relation where they are
  /// @param from where its attributes would be, of which it has none
  record Inverse(Relation relation, int from) implements Member {
    @Override
    public int count() {
      return 0;
    }
  }
}
