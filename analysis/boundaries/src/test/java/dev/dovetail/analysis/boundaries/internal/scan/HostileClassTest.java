package dev.dovetail.analysis.boundaries.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Class files that no compiler writes: they would keep a reader busy for hours, or fill its memory.
final class HostileClassTest {
  private static final int MOST = 0xffff;

  private final ClassScanner scanner = new ClassScanner(new ClassNames(), name -> true, name -> false);

  @Test
  void attributesThatLeadBackToThemselvesAreRefused() throws IOException {
    byte[] bytes = classWithField("Exceptions", 1000, -6);

    Exception e = assertThrows(IllegalArgumentException.class, () -> scanner.scan(bytes));

    assertEquals("a part is longer than the whole", e.getMessage());
  }

  @Test
  void attributesThatOverlapAreRefused() throws IOException {
    byte[] bytes = classWithField("RuntimeVisibleParameterAnnotations", MOST, 0);

    Exception e = assertThrows(IllegalArgumentException.class, () -> scanner.scan(bytes));

    assertEquals("an attribute has more than its length", e.getMessage());
  }

  @Test
  void namesNestedWithoutEndAreNotKept() {
    assertEquals(2, named("Lp/Outer.Inner;").size());
    assertTrue(named("La" + ".a".repeat(30_000) + ";").size() <= 256);
  }

  private static List<ClassName> named(String signature) {
    byte[] bytes = signature.getBytes(UTF_8);
    List<ClassName> found = new ArrayList<>();
    Signature.parse(bytes, 0, bytes.length, new ClassNames(), found::add);
    return found;
  }

  /// A field with as many attributes as it says, all of one name and of the length that it says.
  private static byte[] classWithField(String attribute, int count, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(65);
    out.writeShort(4);
    out.writeByte(ConstantPool.UTF8);
    out.writeUTF("p/A");
    out.writeByte(ConstantPool.CLASS);
    out.writeShort(1);
    out.writeByte(ConstantPool.UTF8);
    out.writeUTF(attribute);
    for (int value : new int[] {1, 2, 0, 0, 1, 1, 1, 1, count}) {
      out.writeShort(value); // access, this, super, interfaces, fields; access, name, type, attributes
    }
    for (int i = 0; i < count; i++) {
      out.writeShort(3);
      out.writeInt(length);
    }
    out.writeInt(0); // methods, attributes
    return bytes.toByteArray();
  }
}
