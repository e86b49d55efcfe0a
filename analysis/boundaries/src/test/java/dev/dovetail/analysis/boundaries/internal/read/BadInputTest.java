package dev.dovetail.analysis.boundaries.internal.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// One problem a fact, with the file and what to do; and the sound jar beside it is read.
final class BadInputTest {
  private static final int NEXT = Runtime.version().feature() + 1;

  @TempDir
  private Path folder;

  private Path sound;

  @BeforeEach
  void writeSoundJar() {
    sound = new Zip().with("module-info.class", ClassFileMaker.module("sound"))
        .with("sound/A.class", ClassFileMaker.of("sound.A")).write(folder.resolve("sound.jar"));
  }

  @Test
  void whatIsNotThere() {
    assertEquals(List.of("nowhere.jar: is not there. Expected a jar, a jmod, a folder of them, a folder of classes,"
        + " a Maven project, the home of a JDK, or jrt: for the running one."), problems(folder.resolve("nowhere.jar")));
    assertEquals(List.of("jrt:/no.such: the running image has no such module."
        + " Choose one of those that java --list-modules names."), problems("jrt:/no.such"));
  }

  @Test
  void whatIsNoPath() {
    assertEquals(List.of("a\\u0000b: is no path (Nul character not allowed). Expected a file or a folder."),
        problems("a\0b"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // it has no /dev/null
  void whatIsNoFile() {
    assertEquals(List.of("/dev/null: is neither a file nor a folder. Expected a jar, a jmod, or a folder."),
        problems("/dev/null"));
  }

  @Test
  void filesThatAreNoJars() throws IOException {
    Files.write(folder.resolve("zero.jar"), new byte[0]);
    assertEquals(List.of("zero.jar: expected a jar or jmod, found an empty file. Build or download it again"
        + " (zip file is empty)"), problems(folder.resolve("zero.jar")));
    Files.writeString(folder.resolve("page.jar"), "<html>404</html>");
    assertEquals(List.of("page.jar: expected a jar or jmod, found something else. Give a jar, a jmod, or a folder"
        + " (zip END header not found)"), problems(folder.resolve("page.jar")));
    Files.write(folder.resolve("A.class"), ClassFileMaker.of("A"));
    assertEquals(List.of("A.class: expected a jar or jmod, found a class file. Give the folder that its package is in"
        + " (zip END header not found)"), problems(folder.resolve("A.class")));
  }

  @Test
  void truncatedJar() throws IOException {
    byte[] whole = Files.readAllBytes(sound);
    Path cut = Files.write(folder.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
    assertEquals(List.of("cut.jar: expected a jar or jmod, found one that is truncated or damaged."
        + " Build or download it again (zip END header not found)"), problems(cut));
  }

  @Test
  void encryptedJar() throws IOException {
    byte[] bytes = Files.readAllBytes(sound);
    String text = new String(bytes, ISO_8859_1);
    bytes[text.indexOf("PK\1\2") + 8] |= 1;
    Path encrypted = Files.write(folder.resolve("secret.jar"), bytes);
    assertEquals(List.of("secret.jar: expected a jar or jmod, found an encrypted archive. Decrypt it first"
        + " (invalid CEN header (encrypted entry))"), problems(encrypted));
  }

  @Test
  void damagedEntry() throws IOException {
    byte[] bytes = Files.readAllBytes(sound);
    int at = new String(bytes, ISO_8859_1).indexOf("sound/A.class") + "sound/A.class".length();
    Arrays.fill(bytes, at, at + 8, (byte) 0xff);
    List<String> problems = problems(Files.write(folder.resolve("sound.jar"), bytes));
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().startsWith("sound.jar!/sound/A.class: cannot be read: invalid "), problems::toString);
  }

  @Test
  void newerClassesAreNamedOnceAndTheRestIsRead() {
    Path jar = new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("p/A.class", ClassFileMaker.of("p.A"))
        .with("p/B.class", ClassFileMaker.of("p.B", NEXT + 44))
        .with("p/C.class", ClassFileMaker.of("p.C", NEXT + 44)).write(folder.resolve("newer.jar"));
    Reads reads = Reads.of(jar);
    assertEquals(List.of("newer.jar!/p/B.class: is made for Java " + NEXT + " (class file version " + (NEXT + 44)
        + "), as are 1 more classes there, and this is Java " + (NEXT - 1) + ". Run with that Java, or compile with"
        + " --release " + (NEXT - 1) + ". Without it, what the classes use is not seen."), reads.problems(folder));
    assertEquals(List.of("module-info", "p.A"), reads.classes("m"));
  }

  @Test
  void newerDescriptor() {
    byte[] descriptor = ClassFileMaker.module("m");
    descriptor[7] = (byte) (NEXT + 44);
    assertEquals(List.of("m.jar!/module-info.class: is made for Java " + NEXT + " (class file version " + (NEXT + 44)
        + "), and this is Java " + (NEXT - 1) + ". Run with that Java, or compile with --release " + (NEXT - 1)
        + ". The module is left out."),
        problems(new Zip().with("module-info.class", descriptor).write(folder.resolve("m.jar"))));
  }

  @Test
  void damagedDescriptor() {
    List<String> problems = problems(
        new Zip().with("module-info.class", ClassFileMaker.of("p.A")).write(folder.resolve("m.jar")));
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().startsWith("m.jar!/module-info.class: expected a module descriptor, found a damaged"
        + " or wrong one ("), problems::toString);
    assertTrue(problems(new Zip().with("module-info.class", "").write(folder.resolve("m.jar"))).getFirst()
        .startsWith("m.jar!/module-info.class: "));
  }

  @Test
  void moduleNamesThatAreNone() {
    String descriptor = new String(ClassFileMaker.module("b12345678"), ISO_8859_1);
    Path jar = new Zip()
        .with("module-info.class", descriptor.replace("b12345678", "<b>bold!?").getBytes(ISO_8859_1))
        .write(folder.resolve("m.jar"));
    assertEquals(List.of("m.jar!/module-info.class: has a name that is none in Java (JLS 6.5): <b>bold!?."
        + " Correct what made it. The module is left out."), problems(jar));
  }

  @Test
  void damagedClassFiles() {
    byte[] cut = Arrays.copyOf(ClassFileMaker.of("p.B"), 40);
    Reads reads = Reads.of(new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("p/A.class", ClassFileMaker.of("p.A")).with("p/B.class", cut)
        .with("p/C.class", "source").with("p/D.class", "").write(folder.resolve("m.jar")));
    List<String> problems = reads.problems(folder);
    assertEquals(List.of("module-info", "p.A"), reads.classes("m"));
    assertEquals(3, problems.size());
    assertTrue(problems.get(0).startsWith("m.jar!/p/B.class: expected a class file, found a damaged one ("));
    assertEquals("m.jar!/p/C.class: expected a class file, found something else. Build it again.", problems.get(1));
    assertEquals("m.jar!/p/D.class: expected a class file, found an empty one. Build it again.", problems.get(2));
  }

  @Test
  void classInTheWrongFolder() {
    Reads reads = Reads.of(new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("p/A.class", ClassFileMaker.of("q.A")).write(folder.resolve("m.jar")));
    assertEquals(List.of("m.jar!/p/A.class: expected the class p.A, found q.A, which no class loader finds there;"
        + " it is not counted. Move it to the folder of its package."), reads.problems(folder));
    assertEquals(List.of("module-info"), reads.classes("m"));
  }

  @Test
  void classWithoutPackage() {
    assertEquals(List.of("m.jar!/A.class: a class in no package that a module can have; it is not read."
        + " Move it to a package."), problems(new Zip().with("A.class", ClassFileMaker.of("A"))
        .with("p/B.class", ClassFileMaker.of("p.B")).write(folder.resolve("m.jar"))));
  }

  @Test
  void classInAFolderThatIsNoPackage() {
    assertEquals(List.of("m.jar!/p/enum/A.class: a class in no package that a module can have; it is not read."
        + " Move it to a package."), problems(new Zip().with("p/enum/A.class", ClassFileMaker.of("p.enum.A"))
        .with("p/B.class", ClassFileMaker.of("p.B")).with("META-INF/no-package/C.class", ClassFileMaker.of("C"))
        .write(folder.resolve("m.jar"))));
  }

  @Test
  void entriesThatLeadOut() {
    Reads reads = Reads.of(new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("../x/A.class", ClassFileMaker.of("x.A")).with("/y/A.class", ClassFileMaker.of("y.A"))
        .write(folder.resolve("m.jar")));
    String message = ": expected a name below the root of the jar, found one that leads out of it; the entry is not"
        + " read. Do not unpack this jar, and build it again.";
    assertEquals(List.of("m.jar!/../x/A.class" + message, "m.jar!//y/A.class" + message), reads.problems(folder));
    assertEquals(List.of("module-info"), reads.classes("m"));
  }

  @Test
  void terminalEscapesReachNoMessageAndNoName() {
    String name = "p/A\u001b[2J.class";
    Reads reads = Reads.of(new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with(name, ClassFileMaker.of("p.A\u001b[2J".replace('[', '('))).write(folder.resolve("m\u001b[31m.jar")));
    assertEquals(List.of("m\\u001b[31m.jar!/p/A\\u001b[2J.class: expected the class p.A\\u001b[2J, found p.A\\u001b(2J,"
        + " which no class loader finds there; it is not counted. Move it to the folder of its package."),
        reads.problems(folder));
    assertTrue(reads.module("m").location().endsWith("m\\u001b[31m.jar"));
  }

  @Test
  void duplicateEntries() throws IOException {
    Path jar = new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("p/A.class", ClassFileMaker.of("p.A")).with("p/B.class", ClassFileMaker.of("p.B"))
        .write(folder.resolve("twice.jar"));
    String twice = new String(Files.readAllBytes(jar), ISO_8859_1).replace("p/B.class", "p/A.class");
    Files.write(jar, twice.getBytes(ISO_8859_1));
    assertTrue(problems(jar).contains("twice.jar!/p/A.class: the jar has more than one entry of this name, and which of"
        + " them is read is left to chance. Build it again without duplicates."));
  }

  @Test
  void classThatFillsTheMemory() {
    Path jar = new Zip().with("module-info.class", ClassFileMaker.module("m"))
        .with("p/A.class", new byte[Container.LARGEST_ENTRY + 1]).write(folder.resolve("bomb.jar"));
    assertEquals(List.of("bomb.jar!/p/A.class: cannot be read: it has more than 64 MB. Build or copy it again."),
        problems(jar));
  }

  @Test
  void emptyJarAndEmptyFolder() throws IOException {
    Path jar = new Zip().withManifest().write(folder.resolve("empty.jar"));
    assertEquals(List.of("empty.jar: has neither classes nor a module-info.class. Leave it out."), problems(jar));
    assertEquals(List.of(), Reads.of(Scope.of(List.of(sound.toString())).withContext(List.of(jar.toString())))
        .problems(folder));
    assertEquals(List.of("none: has neither jars, jmods, modules, classes nor a pom.xml. Build it first, or give"
        + " another folder."), problems(Files.createDirectory(folder.resolve("none"))));
  }

  @Test
  void applicationsWithJarsInside() {
    Path boot = new Zip().with("BOOT-INF/classes/p/A.class", ClassFileMaker.of("p.A")).with("BOOT-INF/lib/b.jar", "")
        .with("org/boot/Main.class", ClassFileMaker.of("org.boot.Main")).write(folder.resolve("boot.jar"));
    assertEquals(List.of("boot.jar: is a Spring Boot application: its classes are below BOOT-INF/classes and its"
        + " libraries are jars inside it; neither is read. Unpack it, and give BOOT-INF/classes and BOOT-INF/lib."),
        problems(boot));
  }

  @Test
  void damagedManifest() {
    Path jar = new Zip().with("META-INF/MANIFEST.MF", "no colon\n\n").with("p/A.class", ClassFileMaker.of("p.A"))
        .write(folder.resolve("m.jar"));
    assertEquals(List.of("m.jar!/META-INF/MANIFEST.MF: expected a manifest, found a damaged one"
        + " (invalid header field (line 1)); what it says is not known. Build the jar again."), problems(jar));
  }

  @Test
  void systemThatIsNone() {
    Scope scope = Scope.of(List.of(sound.toString())).withSystem(folder);
    assertEquals(1, Reads.of(scope).problems().size());
    assertEquals(folder.toString(), Reads.of(scope).problems().getFirst().location());
  }

  /// Reads it beside a sound jar, which must be read whatever happens.
  private List<String> problems(Path bad) {
    return problems(bad.toString());
  }

  private List<String> problems(String bad) {
    List<String> checked = bad.equals(sound.toString()) ? List.of(bad) : List.of(bad, sound.toString());
    Reads reads = Reads.of(Scope.of(checked));
    assertTrue(reads.names().contains("sound"));
    return reads.problems(folder);
  }
}
