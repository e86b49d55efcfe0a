package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadNameTest {
  /// A path of any bytes: the URI is the one way to name them.
  private static PayloadName of(String encoded) {
    return PayloadName.of(Path.of(URI.create("file:///folder/" + encoded)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.csv", "with%20space", "-dash", "tab%09x", "caf%C3%A9", "cafe%CC%81", "a=0Ab", "%1B%5B", "%E2%80%A8"})
  void otherNamesAreKeptAsTheyAre(String encoded) {
    Path path = Path.of(URI.create("file:///folder/" + encoded));
    assertEquals(new PayloadName(path.getFileName().toString(), Optional.empty()), PayloadName.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "a%0Ab,      a=0Ab",
    "a%0Db,      a=0Db",
    "100%25,     100=25",
    "caf%E9,     caf=E9",
    "%C3%A9%E9,  =C3=A9=E9",
    "%C3%A9%0A,  é=0A",
    "%EF%BF%BD%0A, \uFFFD=0A"
  })
  void bytesThatNoManifestHoldsAreWrittenInHexadecimal(String encoded, String kept) {
    assertEquals(new PayloadName(kept, Optional.of(encoded)), of(encoded));
  }

  @Test
  void aRealReplacementCharacterIsKept() {
    assertEquals(Optional.empty(), of("%EF%BF%BD").original());
  }

  @Test
  void longNamesThatGrowAreCutAndStayDistinct() {
    PayloadName one = of("%FF".repeat(255));
    PayloadName other = of("%FF".repeat(254) + "%FE");
    assertNotEquals(one.kept(), other.kept());
    for (PayloadName name : new PayloadName[] {one, other, of("%0A" + "%C3%A9".repeat(127))}) {
      int length = name.kept().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(length <= 240, name.kept());
      assertTrue(name.kept().matches(".*~[0-9a-f]{8}"), name.kept());
    }
    assertEquals(255, of("x".repeat(255)).kept().length());
  }
}
