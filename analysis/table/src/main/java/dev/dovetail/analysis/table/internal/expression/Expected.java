package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Which types a column may have; one without values fits always.
///
/// @param types the narrowest first
public record Expected(List<ColumnType> types) {
  /// Allows every type.
  public static final Expected ANY = of(
      Arrays.stream(ColumnType.values()).filter(type -> type != ColumnType.EMPTY).toArray(ColumnType[]::new));

  /// Copies the list.
  public Expected {
    types = List.copyOf(types);
  }

  /// Allows some types.
  public static Expected of(ColumnType... types) {
    return new Expected(Arrays.asList(types));
  }

  /// Tells whether a type is allowed.
  public boolean allows(ColumnType type) {
    return type == ColumnType.EMPTY || types.contains(type);
  }

  @Override
  public String toString() {
    return types.stream().map(ColumnType::name).collect(Collectors.joining(" or "));
  }
}
