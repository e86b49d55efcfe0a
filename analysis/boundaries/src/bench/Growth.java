import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Measures how the check of one jar without a descriptor grows with its classes, each check in a process of its own.
///
/// usage: java Growth.java MODULE_PATH [CLASSES...]
///
/// The classes are made up: a hundred a package, each with ten methods that name twenty others. The heap has 256 MB.
class Growth {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int A_PACKAGE = 100;
  private static final int METHODS = 10;

  static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> sizes = arguments.length > 1
        ? List.of(arguments).subList(1, arguments.length)
        : List.of("50000", "100000", "200000");
    Path work = Files.createTempDirectory("boundaries-growth");
    System.out.printf("%9s %8s %8s %8s%n", "classes", "seconds", "CPU s", "peak MB");
    for (String size : sizes) {
      Path jar = work.resolve("made-up-" + size + ".jar");
      write(jar, Integer.parseInt(size));
      check(arguments[0], jar, size, work);
      Files.delete(jar);
    }
  }

  private static ClassDesc name(int number, int all) {
    int of = Math.floorMod(number, all);
    return ClassDesc.of("made.up.p" + of / A_PACKAGE + ".C" + of);
  }

  private static void write(Path jar, int classes) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (int number = 0; number < classes; number++) {
        int own = number;
        byte[] bytes = ClassFile.of().build(name(number, classes), type -> {
          type.withFlags(ClassFile.ACC_PUBLIC);
          for (int method = 0; method < METHODS; method++) {
            type.withMethod(
                "m" + method,
                MethodTypeDesc.of(name(own + 7 * method, classes), name(own - 11 * method, classes)),
                ClassFile.ACC_PUBLIC,
                made -> made.withCode(code -> code.aconst_null().areturn()));
          }
        });
        zip.putNextEntry(new ZipEntry(name(number, classes).descriptorString().replaceAll("^L|;$", "") + ".class"));
        zip.write(bytes);
      }
    }
  }

  private static void check(String modulePath, Path jar, String size, Path work)
      throws IOException, InterruptedException {
    Path figures = work.resolve("figures");
    long start = System.nanoTime();
    int code = new ProcessBuilder(
            "/usr/bin/time", "-q", "-f", "%U %S %M", "-o", figures.toString(), JAVA.toString(), "-Xmx256m",
            "-XX:+UseSerialGC", "-p", modulePath, "-m",
            "dev.dovetail.analysis.boundaries/dev.dovetail.analysis.boundaries.internal.command.Main", jar.toString())
        .redirectOutput(work.resolve("out").toFile()).redirectError(work.resolve("err").toFile()).start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code > 1) {
      throw new IOException("ended with " + code + ": " + Files.readString(work.resolve("err")));
    }
    String[] fields = Files.readString(figures).strip().split(" ");
    System.out.printf("%9s %8.2f %8.2f %8d%n", size, seconds,
        Double.parseDouble(fields[0]) + Double.parseDouble(fields[1]), Long.parseLong(fields[2]) / 1024);
  }
}
