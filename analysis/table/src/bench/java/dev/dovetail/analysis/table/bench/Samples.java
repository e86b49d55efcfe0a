package dev.dovetail.analysis.table.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Makes the tables that are read, once, always the same bytes: mixed columns, of which one is drawn from the
/// cities of real airports; and real postal codes again and again, moved about a little.
final class Samples {
  private static final Path REAL = Path.of("src/test/resources/real");
  private static final List<String> WORDS = List.of("late", "left at the door", "damaged", "ok", "call first",
      "no answer", "second try", "paid", "gift", "large", "see note 7", "back office", "zu Händen");

  private final Path folder;

  Samples(Path folder) {
    this.folder = folder;
  }

  /// Returns the file of a size.
  Path file(Size size) throws IOException {
    Path file = folder.resolve(size.label() + ".csv");
    if (!Files.exists(file)) {
      Path part = folder.resolve(size.label() + ".part");
      write(part, size);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private static void write(Path file, Size size) throws IOException {
    Random random = new Random(size.rows());
    BiConsumer<StringBuilder, Integer> rows = size.isPostal() ? postal(random) : mixed(random);
    try (OutputStream out = Files.newOutputStream(file)) {
      StringBuilder text = new StringBuilder(size.isPostal() ? "zip_code,latitude,longitude,city,state\n"
          : "id,quantity,account,price,measure,day,time,city,note,paid\n");
      for (int row = 0; row < size.rows(); row++) {
        rows.accept(text, row);
        if (text.length() > 1 << 20) {
          out.write(text.toString().getBytes(UTF_8));
          text.setLength(0);
        }
      }
      out.write(text.toString().getBytes(UTF_8));
    }
  }

  private static BiConsumer<StringBuilder, Integer> mixed(Random random) throws IOException {
    List<String> cities;
    try (Stream<String> lines = Files.lines(REAL.resolve("airports.csv"))) {
      cities = lines.skip(1).map(line -> line.split(",", -1)[2])
          .filter(city -> !city.isBlank() && !city.contains("\"")).distinct().limit(400).toList();
    }
    return (text, row) -> {
      text.append(row + 1).append(',');
      value(text, random, 50, random.nextInt(100));
      text.append(random.nextInt(2_000_000_000)).append(',');
      int cents = random.nextInt(100);
      value(text, random, 30, random.nextInt(2000) + (cents < 10 ? ".0" : ".") + cents);
      value(text, random, 100, random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L) / 1e12);
      text.append(LocalDate.ofEpochDay(16_000 + random.nextInt(4000))).append(',');
      value(text, random, 40, LocalDateTime.of(2020, 1, 1, 0, 0, 1).plusSeconds(random.nextInt(150_000_000)));
      text.append(cities.get((int) (cities.size() * random.nextDouble() * random.nextDouble()))).append(',');
      note(text, random);
      text.append(random.nextInt(3) > 0).append('\n');
    };
  }

  /// Appends a value, or once in so many times none.
  private static void value(StringBuilder text, Random random, int nullEvery, Object value) {
    if (random.nextInt(nullEvery) > 0) {
      text.append(value);
    }
    text.append(',');
  }

  private static void note(StringBuilder text, Random random) {
    String note = WORDS.get(random.nextInt(WORDS.size()));
    switch (random.nextInt(10)) {
      case 0 -> text.append('"').append(note).append(", ").append(random.nextInt(1000)).append('"');
      case 1 -> text.append("\"\"\"").append(note).append("\"\"\"");
      case 2, 3, 4, 5 -> {}
      default -> text.append(note).append(' ').append(random.nextInt(1000));
    }
    text.append(',');
  }

  private static BiConsumer<StringBuilder, Integer> postal(Random random) throws IOException {
    List<String[]> places;
    try (Stream<String> lines = Files.lines(REAL.resolve("zipcodes.csv"))) {
      places = lines.skip(1).map(line -> line.split(",", -1)).toList();
    }
    return (text, row) -> {
      String[] place = places.get(row % places.size());
      text.append(place[0]);
      moved(text, random, place[1]);
      moved(text, random, place[2]);
      text.append(',').append(place[3]).append(',').append(place[4]).append('\n');
    };
  }

  /// Appends a coordinate, in units of 0.0001 degrees, of which there are up to 100 more.
  private static void moved(StringBuilder text, Random random, String degrees) {
    long units = Math.round(Double.parseDouble(degrees) * 1e4) + random.nextInt(100);
    long fraction = Math.abs(units % 10_000);
    text.append(',').append(units < 0 ? "-" : "").append(Math.abs(units / 10_000)).append('.');
    text.append(Long.toString(10_000 + fraction), 1, 5);
  }
}
