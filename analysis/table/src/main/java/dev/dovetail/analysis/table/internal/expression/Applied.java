package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A function of the objects that stand for values; null of null. Of text of few different values it is
/// computed once for each.
public final class Applied extends Bound implements Codes {
  private static final Object NOT_YET = new Object();

  private final Function<Object, ? extends @Nullable Object> function;
  private final Bound argument;
  private final @Nullable Codes source;
  private final @Nullable Object[] memo;
  private final int[] codes;

  private Applied(
      ColumnType type, Bound argument,
      Function<Object, ? extends @Nullable Object> function) {
    super(type);
    this.argument = argument;
    this.function = function;
    this.source = argument.codes();
    this.memo = new @Nullable Object[source == null ? 0 : source.size()];
    this.codes = new int[source == null ? 0 : Vector.ROWS];
    Arrays.fill(memo, NOT_YET);
  }

  /// Makes an expression.
  ///
  /// @param type of the results
  /// @param function gives objects of the class that stands for that type, or null
  public static Node of(
      ColumnType type, Node argument,
      Function<Object, ? extends @Nullable Object> function) {
    return binding -> new Applied(type, argument.bind(binding), function);
  }

  @Override
  public Vector evaluate(int from, int count) {
    Vector target = result();
    target.setScale(Vector.WIDE);
    if (source != null) {
      source.read(from, count, codes);
      for (int i = 0; i < count; i++) {
        target.set(i, codes[i] == NULL ? null : ofCode(source, codes[i]));
      }
      return target;
    }
    Vector values = argument.evaluate(from, count);
    for (int i = 0; i < count; i++) {
      target.set(i, values.nulls()[i] ? null : function.apply(values.get(i)));
    }
    return target;
  }

  private @Nullable Object ofCode(Codes known, int code) {
    Object value = memo[code];
    if (value == NOT_YET) {
      String text = known.value(code);
      value = text == null ? null : function.apply(text);
      memo[code] = value;
    }
    return value;
  }

  @Override
  @Nullable Codes codes() {
    return source != null && type() == ColumnType.TEXT ? this : null;
  }

  @Override
  public int size() {
    return memo.length;
  }

  @Override
  public void read(int from, int count, int[] target) {
    if (source != null) {
      source.read(from, count, target);
    }
  }

  @Override
  public @Nullable String value(int code) {
    return source == null ? null : (String) ofCode(source, code);
  }
}
