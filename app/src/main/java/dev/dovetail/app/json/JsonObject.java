package dev.dovetail.app.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object under construction or just read; its members keep their order.
///
/// Values are `String`, `Boolean`, `Long`, `Double`, `BigDecimal`, `JsonObject`, `List` of these, or null.
public final class JsonObject {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /// Sets a member.
  ///
  /// @return this
  public JsonObject put(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /// Sets a member unless the value is null, an empty optional or an empty list.
  ///
  /// @return this
  public JsonObject putIfPresent(String name, @Nullable Object value) {
    Object bare = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (bare != null && !(bare instanceof List<?> list && list.isEmpty())) {
      members.put(name, bare);
    }
    return this;
  }

  /// Sets all members of another object.
  ///
  /// @return this
  public JsonObject putAll(JsonObject other) {
    members.putAll(other.members);
    return this;
  }

  Map<String, @Nullable Object> members() {
    return members;
  }

  /// Returns a member that may be missing.
  public Optional<Object> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// Returns a text that must be there.
  ///
  /// @throws JsonException if it is missing or no text
  public String text(String name) {
    return require(name, String.class);
  }

  /// Returns a text that may be missing.
  ///
  /// @throws JsonException if it is no text
  public Optional<String> findText(String name) {
    return find(name, String.class);
  }

  /// Returns a whole number that must be there.
  ///
  /// @throws JsonException if it is missing or no whole number
  public long integer(String name) {
    return require(name, Long.class);
  }

  /// Returns a number that may be missing.
  ///
  /// @throws JsonException if it is no number
  public Optional<Double> findNumber(String name) {
    return find(name, Number.class).map(Number::doubleValue);
  }

  /// Returns a truth value; false when it is missing.
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /// Returns an object that may be missing.
  ///
  /// @throws JsonException if it is no object
  public Optional<JsonObject> findObject(String name) {
    return find(name, JsonObject.class);
  }

  /// Returns the elements of an array; none when it is missing.
  ///
  /// @param type what each element must be
  /// @throws JsonException if an element is something else
  public <T> List<T> list(String name, Class<T> type) {
    List<T> elements = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (!type.isInstance(element)) {
          throw new JsonException("An element of \"" + name + "\" is not a " + type.getSimpleName());
        }
        elements.add(type.cast(element));
      }
    }
    return elements;
  }

  private <T> Optional<T> find(String name, Class<T> type) {
    return members.get(name) == null ? Optional.empty() : Optional.of(require(name, type));
  }

  private <T> T require(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new JsonException("Expected a " + type.getSimpleName() + " called \"" + name + "\"; found " + value);
    }
    return type.cast(value);
  }
}
