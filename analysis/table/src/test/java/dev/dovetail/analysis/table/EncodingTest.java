package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Words of many languages in the encodings they are met in: the text must come out as it was, whether the file is
/// small or large and its first byte beyond ASCII early or late.
class EncodingTest {
  private static final String[][] WORDS = {
    {"Straße,Größe,Münchner Brücke,schön,Käufer,Öl,Übung,Gemüse,hören",
      "UTF-8,windows-1252,ISO-8859-15,x-MacRoman,IBM850,IBM437"},
    {"Département,Région,été,où,garçon,forêt,à côté,préféré,élève,français,très",
      "windows-1252,ISO-8859-15,x-MacRoman,IBM850,IBM437"},
    {"año,población,Málaga,España,niño,teléfono,dirección,código,línea,según", "windows-1252,x-MacRoman,IBM850"},
    {"não,São Paulo,região,ações,município,população,você,está,coração", "windows-1252,x-MacRoman,IBM850"},
    {"Göteborg,Malmö,Västerås,Örebro,län,å,år,kön,människor", "windows-1252,x-MacRoman,IBM850"},
    {"København,Århus,Ærø,Sønderjylland,år,køn,Ålborg,Færøerne", "windows-1252,x-MacRoman,IBM850"},
    {"Ísafjörður,Seyðisfjörður,Þórshöfn,íbúar,ár,Reykjavík", "windows-1252"},
    {"Łódź,Kraków,Wrocław,Gdańsk,Śląsk,żółty,źródło,książka,część", "windows-1250,ISO-8859-2,IBM852"},
    {"Plzeň,žluťoučký kůň,příliš,úpěl,ďábelské,ódy,České Budějovice", "windows-1250,ISO-8859-2,IBM852"},
    {"Győr,Székesfehérvár,árvíztűrő,tükörfúrógép,megye,közgyűlés", "windows-1250,ISO-8859-2"},
    {"Bucureşti,judeţ,Iaşi,Timişoara,Braşov,Constanţa,în,ţară", "windows-1250"},
    {"Москва,Санкт-Петербург,население,город,область,площадь", "windows-1251,KOI8-R,IBM866,ISO-8859-5"},
    {"Київ,Харків,Львів,Одеса,населення,область,Дніпро", "windows-1251"},
    {"Αθήνα,Θεσσαλονίκη,πληθυσμός,περιοχή,πόλη,Ελλάδα", "windows-1253,ISO-8859-7"},
    {"İstanbul,Diyarbakır,Şanlıurfa,Muğla,nüfus,ilçe,Iğdır,Kırşehir", "windows-1254"},
    {"תל אביב,ירושלים,חיפה,אוכלוסייה,עיר", "windows-1255"},
    {"القاهرة,الرياض,بغداد,السكان,المدينة,دمشق", "windows-1256"},
    {"Šiauliai,Panevėžys,Klaipėda,gyventojų,miestų,žmonių", "windows-1257"},
    {"北京,上海,广州,深圳,人口,城市,中华人民共和国,今天天气很好", "GB18030,UTF-16LE,UTF-16BE"},
    {"臺北,高雄,臺中,人口,城市,中華民國,今天天氣很好,電話號碼", "Big5"},
    {"東京都,大阪府,京都,人口,これは日本語のテストです,カタカナ", "windows-31j,EUC-JP,UTF-16LE"},
    {"서울,부산,대구,인천,인구,도시,안녕하세요,대한민국", "x-windows-949,EUC-KR"},
    {"°C,µg/m³,±5,20 °C,§ 5,12 €,½", "windows-1252"},
  };

  @TempDir private Path directory;

  static Stream<Arguments> texts() {
    return Stream.of(WORDS).flatMap(words -> Stream.of(words[1].split(",", -1))
        .flatMap(charset -> Stream.of("small", "large", "late").map(kind -> Arguments.of(words[0], charset, kind))));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theTextComesOutAsItWas(String words, String charset, String kind) throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    text.append(kind.equals("late") && !charset.startsWith("UTF-16") ? "1,x\n".repeat(30_000) : "");
    int rows = (int) text.chars().filter(c -> c == '\n').count();
    for (int i = 0; i < (kind.equals("large") ? 50 : 1); i++) {
      for (String word : words.split(",", -1)) {
        text.append("2,").append(word).append('\n');
      }
    }
    Path file = Files.write(directory.resolve("x.csv"), text.toString().getBytes(Charset.forName(charset)));
    var cells = Tables.cells(file, ReadOptions.defaults());
    List<String> read = cells.subList(rows, cells.size()).stream().map(row -> "" + row.get(1)).toList();
    assertEquals(List.of(words.split(",", -1)), read.subList(0, words.split(",", -1).length));
    assertEquals(cells, Tables.cells(file, ReadOptions.defaults().withBufferBytes(64)));
  }

  private Finding<String> encoding(String words, String charset) throws IOException {
    Path file = Files.write(directory.resolve("e.csv"), words.getBytes(Charset.forName(charset)));
    return new TableProfiler().profile(file).orElseThrow().dialect().encoding();
  }

  @Test
  void aFewBytesAreTheUsualEncoding() throws IOException {
    assertEquals("windows-1252", encoding("a,b\n1,Łódź\n", "windows-1250").value());
    assertEquals("windows-1252", encoding("a,b\n1,Köln\n", "windows-1252").value());
  }

  @Test
  void theEvidenceNamesTheLanguage() throws IOException {
    Finding<String> polish = encoding("a,b\n1,Łódź\n2,Gdańsk\n3,Śląsk\n4,żółty\n5,źródło\n", "windows-1250");
    assertEquals("windows-1250", polish.value());
    assertTrue(polish.isGuessed());
    assertTrue(polish.evidence().contains("usual in Polish"), polish.evidence());
  }

  @Test
  void theEuroSignOfLatin9IsOne() throws IOException {
    String amounts = "a,b\n1,5 €\n2,6 €\n3,7 €\n";
    assertEquals("ISO-8859-15", encoding(amounts, "ISO-8859-15").value());
    assertEquals("windows-1252", encoding(amounts, "windows-1252").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void marksAreObeyed(String charset) throws IOException {
    Finding<String> found = encoding("\ufeffa,b\n1,ö\n", charset);
    assertEquals(Finding.given(charset, "byte-order mark"), found);
  }
}
