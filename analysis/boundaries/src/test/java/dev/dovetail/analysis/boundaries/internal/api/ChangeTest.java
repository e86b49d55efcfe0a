package dev.dovetail.analysis.boundaries.internal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  /// Compared with the text of the sections, JLS 25 and JVMS 25.
  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
      JLS 7.7.1 ~ MODULE_REMOVED MODULE_ADDED
      JLS 13.3 ~ NO_LONGER_OPEN EXPORT_REMOVED EXPORT_QUALIFIED FRIEND_REMOVED EXPORT_ADDED OPENS_REMOVED \
      OPENS_ADDED IMPLIED_REMOVED IMPLIED_ADDED REQUIRES_ADDED REQUIRES_REMOVED USES_ADDED USES_REMOVED \
      PROVIDES_ADDED PROVIDERS_CHANGED PROVIDES_REMOVED TYPE_REMOVED TYPE_ADDED
      JLS 13.4.1 ~ NOW_ABSTRACT
      JLS 13.4.2.1, 13.5.2 ~ NOW_SEALED PERMITS_ADDED PERMITS_REMOVED
      JLS 13.4.2.3 ~ NOW_FINAL
      JLS 13.4.3, 13.5.1 ~ TYPE_NOT_PUBLIC
      JLS 13.4.4, 13.5.3 ~ SUPERTYPE_REMOVED SUPERTYPE_ADDED
      JLS 13.4.5, 13.5.5 ~ TYPE_GENERICS_CHANGED
      JLS 13.4.7 ~ FIELD_LESS_ACCESSIBLE METHOD_LESS_ACCESSIBLE
      JLS 13.4.8, 13.5.4 ~ FIELD_REMOVED FIELD_ADDED
      JLS 13.4.8 ~ FIELD_TYPE_CHANGED FIELD_GENERICS_CHANGED
      JLS 13.4.9 ~ FIELD_NOW_FINAL NOT_CONSTANT CONSTANT_CHANGED
      JLS 13.4.10 ~ FIELD_NOW_STATIC FIELD_NOT_STATIC
      JLS 13.4.12, 13.5.4 ~ METHOD_REMOVED ABSTRACT_METHOD_ADDED
      JLS 13.4.12 ~ CONSTRUCTOR_REMOVED CONSTRUCTOR_ADDED
      JLS 13.4.12, 13.5.7 ~ METHOD_ADDED
      JLS 13.4.13 ~ METHOD_GENERICS_CHANGED
      JLS 13.4.14 ~ NOT_VARARGS
      JLS 13.4.15 ~ RESULT_CHANGED
      JLS 13.4.16 ~ METHOD_NOW_ABSTRACT
      JLS 13.4.17 ~ METHOD_NOW_FINAL
      JLS 13.4.19 ~ METHOD_NOW_STATIC METHOD_NOT_STATIC
      JLS 13.4.21 ~ THROWS_ADDED THROWS_REMOVED
      JLS 13.4.26 ~ ENUM_CONSTANT_ADDED
      JLS 13.4.27 ~ COMPONENTS_CHANGED
      JLS 13.5.8 ~ ELEMENT_ADDED DEFAULT_REMOVED
      JVMS 5.4.3 ~ KIND_CHANGED
      """)
  void eachIsWhereItIsSpecified(String section, String changes) {
    assertEquals(changes, Arrays.stream(Change.values())
        .filter(change -> change.section().equals(section))
        .map(Change::name)
        .collect(Collectors.joining(" ")));
  }

  @Test
  void noneIsLeftOut() {
    assertEquals(27, Arrays.stream(Change.values()).map(Change::section).distinct().count());
  }
}
