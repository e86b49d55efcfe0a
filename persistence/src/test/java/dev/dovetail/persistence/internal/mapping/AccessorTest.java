package dev.dovetail.persistence.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The generated accessor does what the reflective one does.
class AccessorTest {
  @SuppressWarnings("UnusedVariable") // read by what is tested
  static final class Everything {
    private long aLong;
    private int anInt;
    private short aShort;
    private byte aByte;
    private char aChar;
    private boolean aBoolean;
    private double aDouble;
    private float aFloat;
    private @Nullable String text;
    private @Nullable Long box;
    private byte @Nullable [] bytes;
  }

  record Point(int x, @Nullable String name, double y) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("left of the page");
      }
    }
  }

  private static final @Nullable Object[] ONE =
      {1L, 2, (short) 3, (byte) 4, 'c', true, 0.5, 1.5f, "text", 9L, new byte[] {1}};
  private static final @Nullable Object[] OTHER =
      {-1L, -2, (short) -3, (byte) -4, 'd', false, -0.0, Float.NaN, "other", null, null};

  @Test
  void objectsAreMadeReadAndWrittenAlike() throws Exception {
    Accessors members = members(Everything.class, true);
    List<Integer> positions = positions(Everything.class);
    for (Accessor accessor : List.of(members.reflective(), members.generated(positions))) {
      Object entity = accessor.create(ONE);
      for (int i = 0; i < ONE.length; i++) {
        assertEquals(ONE[i], accessor.get(entity, i));
        accessor.set(entity, i, OTHER[i]);
        assertEquals(OTHER[i], accessor.get(entity, i));
      }
      assertTrue(accessor.isMutable());
    }
    assertNotEquals(members.reflective().getClass(), members.generated(positions).getClass());
  }

  @Test
  void eachChangeIsSeenAndNoneIsSeenWhereThereIsNone() throws Exception {
    Accessor accessor = members(Everything.class, true).generated(positions(Everything.class));
    int bytes = ONE.length - 1; // their stored form is a copy, so that a closer look is taken at them anyway
    for (int turn = 0; turn < 2; turn++) {
      @Nullable Object[] row = turn == 0 ? ONE : OTHER;
      @Nullable Object[] change = turn == 0 ? OTHER : ONE;
      Object entity = accessor.create(row);
      assertTrue(accessor.isUntouched(entity, row.clone()));
      for (int i = 0; i < bytes; i++) {
        accessor.set(entity, i, Objects.requireNonNullElse(change[i], 77L));
        assertFalse(accessor.isUntouched(entity, row), "attribute " + i);
        accessor.set(entity, i, row[i]);
        assertTrue(accessor.isUntouched(entity, row), "attribute " + i);
      }
      accessor.set(entity, bytes, new byte[] {2});
      assertTrue(accessor.isUntouched(entity, row));
    }
  }

  @Test
  void nullInTheRowOfAPrimitiveIsAChange() throws Exception {
    Accessor accessor = members(Everything.class, true).generated(positions(Everything.class));
    @Nullable Object[] row = ONE.clone();
    Object entity = accessor.create(row);
    row[0] = null;
    assertFalse(accessor.isUntouched(entity, row));
  }

  @Test
  void recordsAreMadeButNeverWritten() throws Exception {
    Accessors members = members(Point.class, false);
    for (Accessor accessor : List.of(members.reflective(), members.generated(positions(Point.class)))) {
      @Nullable Object[] row = {3, null, 0.25};
      Object point = accessor.create(row);
      assertEquals(new Point(3, null, 0.25), point);
      assertEquals(3, accessor.get(point, 0));
      assertThrows(UnsupportedOperationException.class, () -> accessor.set(point, 0, 4));
      row[0] = -1;
      var refusal = assertThrows(IllegalArgumentException.class, () -> accessor.create(row));
      assertEquals("left of the page", refusal.getMessage());
      assertFalse(accessor.isMutable());
    }
  }

  @Test
  void thePositionIsChecked() throws Exception {
    Accessor accessor = members(Everything.class, true).generated(positions(Everything.class));
    Object entity = accessor.create(ONE);
    assertThrows(IndexOutOfBoundsException.class, () -> accessor.get(entity, ONE.length));
    assertThrows(IndexOutOfBoundsException.class, () -> accessor.set(entity, -1, null));
    assertSame(ONE[8], accessor.get(entity, 8));
  }

  private static Accessors members(Class<?> type, boolean isMutable) {
    Field[] fields = type.getDeclaredFields();
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Arrays.stream(fields).forEach(field -> field.setAccessible(true));
    return new Accessors(constructor, List.of(fields), isMutable);
  }

  /// Where a row has each field: at its own place, but for a field whose stored form is a copy.
  private static List<Integer> positions(Class<?> type) {
    Field[] fields = type.getDeclaredFields();
    return IntStream.range(0, fields.length).mapToObj(i -> fields[i].getType().isArray() ? -1 : i).toList();
  }
}
