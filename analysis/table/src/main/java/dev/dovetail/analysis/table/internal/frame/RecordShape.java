package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Schema;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The components of a record class, read and set by method handles.
public final class RecordShape {
  private final Class<? extends Record> type;
  private final RecordComponent[] components;
  private final List<MethodHandle> accessors = new ArrayList<>();
  private final MethodHandle constructor;

  /// Looks into a record class.
  ///
  /// @param lookup who may see it
  /// @throws IllegalArgumentException if it may not; the message says how it could
  public RecordShape(Class<? extends Record> type, MethodHandles.Lookup lookup) {
    RecordShape.class.getModule().addReads(type.getModule()); // method handles, unlike reflection, ask for it
    this.type = type;
    this.components = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      MethodHandles.Lookup inside = privateLookup(type, lookup);
      constructor = inside.findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
      for (RecordComponent component : components) {
        accessors.add(inside.findVirtual(type, component.getName(),
            MethodType.methodType(component.getType()))
            .asType(MethodType.methodType(Object.class, Object.class)));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(closed(type, lookup), e);
    }
  }

  /// A lookup from elsewhere sees public members only; one from the record's own package, or of a module to
  /// which that package is open, sees all.
  private static MethodHandles.Lookup privateLookup(Class<?> type, MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.privateLookupIn(type, lookup);
    } catch (IllegalAccessException _) {
      return lookup;
    }
  }

  private static String closed(Class<?> type, MethodHandles.Lookup lookup) {
    Module ours = lookup.lookupClass().getModule();
    String to = ours.isNamed() ? " to " + ours.getName() : "";
    return "The record " + type.getName()
        + " cannot be seen from here; pass MethodHandles.lookup() of its own"
        + " module, or make it public in an exported package, or add \"opens " + type.getPackageName() + to
        + ";\" to its module-info.java";
  }

  /// Returns one column a component.
  ///
  /// @throws IllegalArgumentException if no column type stores the values of one
  public Schema schema() {
    Schema schema = Schema.empty();
    for (RecordComponent component : components) {
      schema = schema.with(component.getName(), typeOf(component));
    }
    return schema;
  }

  private ColumnType typeOf(RecordComponent component) {
    try {
      return Values.typeOf(component.getType());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(described(component) + ": " + e.getMessage(), e);
    }
  }

  private String described(RecordComponent component) {
    return "Component \"" + component.getName() + "\" of " + type.getName();
  }

  /// Returns the values of a record.
  public @Nullable Object[] values(Record row) {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = invoke(accessors.get(i), row);
    }
    return values;
  }

  /// Makes a record of the values of a row.
  ///
  /// @param columns one a component
  /// @throws IllegalArgumentException if a value is not one for its component
  public Record record(List<ColumnView> columns, int row) {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Object value = columns.get(i).value(row);
      if (value == null && components[i].getType().isPrimitive()) {
        throw new IllegalArgumentException("Row " + row + " has no value for the " + components[i].getType()
            + " \"" + components[i].getName() + "\"; make it a "
                + wrapper(components[i].getType()).getSimpleName()
            + ", or leave out such rows");
      }
      values[i] = value == null ? null : converted(value, components[i], row);
    }
    return (Record) Objects.requireNonNull(invoke(constructor, values));
  }

  private Object converted(Object value, RecordComponent component, int row) {
    Class<?> wanted = wrapper(component.getType());
    if (wanted.isInstance(value)) {
      return value;
    }
    try {
      Object converted = narrowed(value, wanted);
      if (wanted.isInstance(converted)) {
        return converted;
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException(misfit(value, component, row), e);
    }
    throw new IllegalArgumentException(misfit(value, component, row));
  }

  private String misfit(Object value, RecordComponent component, int row) {
    return described(component) + " is of " + component.getType() + ", but row " + row + " has the "
        + value.getClass().getSimpleName() + " " + value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum known at run time only
  private static Object narrowed(Object value, Class<?> wanted) {
    return switch (value) {
      case Long n when wanted == Integer.class -> Math.toIntExact(n);
      case Long n when wanted == Short.class && n == n.shortValue() -> n.shortValue();
      case Long n when wanted == Byte.class && n == n.byteValue() -> n.byteValue();
      case Long n when wanted == Double.class && n == n.doubleValue()
          && n != Long.MAX_VALUE -> n.doubleValue();
      case Long n when wanted == BigInteger.class -> BigInteger.valueOf(n);
      case Long n when wanted == BigDecimal.class -> BigDecimal.valueOf(n);
      case BigInteger n when wanted == BigDecimal.class -> new BigDecimal(n);
      case BigDecimal n when wanted == Double.class -> n.doubleValue();
      case Double n when wanted == Float.class && Double.compare(n, n.floatValue()) == 0 -> n.floatValue();
      case Instant time when wanted == OffsetDateTime.class -> time.atOffset(ZoneOffset.UTC);
      case Instant time when wanted == ZonedDateTime.class -> time.atZone(ZoneOffset.UTC);
      case String text when wanted.isEnum() -> Enum.valueOf((Class) wanted, text);
      case String text when wanted == Character.class && text.length() == 1 -> text.charAt(0);
      default -> value;
    };
  }

  private static Class<?> wrapper(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static @Nullable Object invoke(MethodHandle handle, Object argument) {
    try {
      return handle.invoke(argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // records' members declare none, yet may throw
      throw new IllegalStateException("The record threw " + e, e);
    }
  }
}
