import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes a delivery to measure with: so many CSV files of mixed columns, the same for the same numbers.
///
/// Run with `java Deliveries.java FOLDER FILES MEGABYTES`; the folder must not exist. The defaults of the benchmark are
/// 2,000 files and 1,000 megabytes together.
final class Deliveries {
  private static final String[] WARDS = {"01", "02", "07", "A3", "B1", "C9", "icu", "er"};
  private static final String[] NAMES = {"Ada", "Grace", "Edsger", "Barbara", "Niklaus", "Frances", "Tony", "Kateřina"};

  private Deliveries() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int files = Integer.parseInt(arguments[1]);
    long bytes = Long.parseLong(arguments[2]) * 1_000_000 / files;
    Files.createDirectory(folder);
    for (int i = 0; i < files; i++) {
      Path ward = folder.resolve(String.format(Locale.ROOT, "site-%02d", i % 20));
      Files.createDirectories(ward);
      write(ward.resolve(String.format(Locale.ROOT, "visits-%04d.csv", i)), bytes, new SplittableRandom(i));
    }
  }

  private static void write(Path file, long bytes, SplittableRandom random) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("visit_id,ward,patient,admitted,discharged,weight_kg,temperature,cost,insured,remark\n");
      long written = 0;
      for (long id = 1; written < bytes; id++) {
        String row = row(id, random);
        out.write(row);
        written += row.length();
      }
    }
  }

  private static String row(long id, SplittableRandom random) {
    LocalDate admitted = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2400));
    boolean isOpen = random.nextInt(20) == 0;
    return id
        + ","
        + WARDS[random.nextInt(WARDS.length)]
        + ","
        + NAMES[random.nextInt(NAMES.length)]
        + " "
        + random.nextInt(10_000)
        + ","
        + admitted
        + ","
        + (isOpen ? "" : admitted.plusDays(random.nextInt(30)))
        + ","
        + random.nextInt(40, 120)
        + "."
        + random.nextInt(10)
        + ","
        + decimal(35 + 5 * random.nextDouble(), 2)
        + ","
        + decimal(Math.exp(4 + 3 * random.nextDouble()), 2)
        + ","
        + (random.nextInt(10) > 0)
        + ","
        + (random.nextInt(8) == 0 ? "\"said \"\"fine\"\", left\"" : "")
        + "\n";
  }

  private static String decimal(double value, int digits) {
    long scaled = Math.round(value * Math.pow(10, digits));
    long unit = (long) Math.pow(10, digits);
    String fraction = Long.toString(scaled % unit);
    return scaled / unit + "." + "0".repeat(digits - fraction.length()) + fraction;
  }
}
