package dev.dovetail.app.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void whatIsWrittenIsRead() {
    JsonObject object =
        new JsonObject()
            .put("text", "\u0000\u001b\"\\\n\u2028\u00e9\ud83d\ude00")
            .put("whole", Long.MAX_VALUE)
            .put("small", Long.MIN_VALUE)
            .put("number", 0.1)
            .put("tiny", Double.MIN_VALUE)
            .put("flag", true)
            .put("nothing", null)
            .put("list", Arrays.asList(1L, "a", null, List.of(), new JsonObject().put("deep", false)))
            .putIfPresent("absent", Optional.empty())
            .putIfPresent("none", List.of())
            .putIfPresent("present", Optional.of("here"));
    JsonObject read = Json.parse(Json.line(object));
    assertEquals(Json.line(object), Json.line(read));
    assertEquals(Json.line(object), Json.line(Json.parse(Json.pretty(object))));
    assertEquals(object.text("text"), read.text("text"));
    assertEquals(Long.MAX_VALUE, read.integer("whole"));
    assertEquals(Optional.of(0.1), read.findNumber("number"));
    assertEquals(Optional.empty(), read.find("absent"));
    assertEquals(Optional.of("here"), read.findText("present"));
  }

  @Test
  void notANumberIsNull() {
    assertEquals("{\"n\":null}", Json.line(new JsonObject().put("n", Double.NaN)));
    assertEquals("{\"n\":null}", Json.line(new JsonObject().put("n", Double.POSITIVE_INFINITY)));
  }

  @Test
  void otherTextsAreRefused() {
    for (String wrong : List.of("", "[]", "null", "{", "{\"a\":}", "{\"a\":1", "{'a':1}", "{\"a\":[1,}")) {
      assertThrows(JsonException.class, () -> Json.parse(wrong), wrong);
    }
  }

  @Test
  void otherMembersAreRefused() {
    JsonObject object = Json.parse("{\"text\":\"a\",\"number\":1.5,\"list\":[1,\"a\"]}");
    assertThrows(JsonException.class, () -> object.integer("text"));
    assertThrows(JsonException.class, () -> object.text("missing"));
    assertThrows(JsonException.class, () -> object.integer("number"));
    assertThrows(JsonException.class, () -> object.list("list", Long.class));
    assertThrows(JsonException.class, () -> object.findText("number"));
    assertThrows(JsonException.class, () -> object.findNumber("text"));
    assertThrows(JsonException.class, () -> object.findObject("text"));
  }
}
