package dev.dovetail.analysis.table.internal.text;

import java.util.List;

/// The letters beyond ASCII of a language that was written in one byte a letter, the commonest first, and the
/// character sets it was written in, the likeliest first. The order of letters follows published counts of
/// letters in each language.
///
/// @param name in English
/// @param letters in lower case
/// @param charsets names of character sets
record Language(String name, String letters, List<String> charsets) {
  private static final List<String> WESTERN =
      List.of("windows-1252", "ISO-8859-15", "x-MacRoman", "IBM850", "IBM437");
  private static final List<String> CENTRAL = List.of("windows-1250", "ISO-8859-2", "IBM852");
  private static final List<String> CYRILLIC = List.of("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5");

  static List<Language> all() {
    return List.of(
        new Language("German", "üäöß", WESTERN),
        new Language("French", "éèàêçôûîùâëïœ", WESTERN),
        new Language("Spanish", "óíáéñúü¿¡", WESTERN),
        new Language("Portuguese", "ãçáéíóõêúâàô", WESTERN),
        new Language("Italian", "èàòùéì", WESTERN),
        new Language("Swedish", "äåöé", WESTERN),
        new Language("Danish or Norwegian", "øåæéö", WESTERN),
        new Language("Icelandic", "íáðóéþúöýæ", WESTERN),
        new Language("Finnish or Estonian", "äöõüåšž", WESTERN),
        new Language("Polish", "łóążęśćńź", CENTRAL),
        new Language("Czech", "íáěéýčžšřůúťňďó", CENTRAL),
        new Language("Slovak", "áíéčýžúšľťôňäďóĺŕ", CENTRAL),
        new Language("Hungarian", "áéöőíóüúű", CENTRAL),
        new Language("Croatian or Slovene", "čšžćđ", CENTRAL),
        new Language("Romanian", "ăîâşţéá", CENTRAL),
        new Language("Russian", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", CYRILLIC),
        new Language("Ukrainian", "оанивіертслкудмпязьбгйчхцїжєюшщґф",
            List.of("windows-1251", "IBM866", "ISO-8859-5")),
        new Language("Greek", "αοιετσνηυρπκμλςωάίήόέγδθχφύώβξζψ", List.of("windows-1253", "ISO-8859-7")),
        new Language("Turkish", "ıüşçğöâî", List.of("windows-1254", "ISO-8859-9")),
        new Language("Hebrew", "יוהלאתרבמנשםדעקחפטןכסגזץףצך", List.of("windows-1255", "ISO-8859-8")),
        new Language("Arabic", "اليمنوترةبعدسقهفجحكأشطصخزضثغذىءئإؤ", List.of("windows-1256", "ISO-8859-6")),
        new Language("Lithuanian", "ėųšįžūąčę", List.of("windows-1257", "ISO-8859-13")),
        new Language("Latvian", "āīēšūņļčžģķ", List.of("windows-1257", "ISO-8859-13")));
  }
}
