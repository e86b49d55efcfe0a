package dev.dovetail.analysis.boundaries.internal.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
  private static String link(Scope scope) {
    return Asking.text(scope, inspection -> new Link(inspection).answer());
  }

  /// Runs jlink on the same modules, into a folder of the test.
  private static String jlink(Path modules, String roots, Path image) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    ToolProvider.findFirst("jlink").orElseThrow().run(
        writer, writer, "--module-path", modules.toString(), "--add-modules", roots, "--output", image.toString());
    return output.toString().lines().findFirst().orElse("");
  }

  @Test
  void theCommandMakesAnImage(@TempDir Path folder) throws Exception {
    Laboratory lab = new Laboratory(folder.resolve("with 'quotes'"))
        .module("a", "module a { exports a; uses a.S; uses a.T; }", "package a; public interface S {}",
            "package a; public interface T {}")
        .module("optional", "module optional { exports o; }", "package o; public class O {}")
        .module("b", "module b { requires a; requires static optional; }",
            "package b; class B implements a.S { native void call(); static { java.util.Objects.hash(); } }")
        .module("p", "module p { requires a; provides a.S with p.P; }", "package p; public class P implements a.S {}");

    Answer answer = Asking.answer(lab.scope(), inspection -> new Link(inspection).answer());

    String modules = lab.classes().toString();
    assertEquals("""
        can be linked: 4 modules, 1 of them the system's

          roots
            b  nobody requires it
            p  provides a.S

          of the system
            java.base

          left out, being required static
            optional  by b

          services that nobody in it provides
            a.T  used by a
        """.strip(), String.join("\n", answer.text()).split("\n\n  --bind-services", 2)[0]);
    assertEquals(
        "jlink --module-path '" + modules.replace("'", "'\\''") + "' --add-modules b,p"
            + " --add-options=--enable-native-access=b --output image",
        answer.text().getLast());
    assertEquals(0, answer.exitCode());

    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    String command = answer.text().getLast().replaceFirst("^jlink", "'" + jlink + "'");
    Process process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    assertEquals(0, process.waitFor(), output);
    assertTrue(Files.exists(folder.resolve("image/lib/modules")));
    List<String> listed = new ArrayList<>();
    Process java = new ProcessBuilder(folder.resolve("image/bin/java").toString(), "--list-modules").start();
    try (var lines = java.inputReader()) {
      lines.lines().map(line -> line.replaceFirst("@.*", "")).forEach(listed::add);
    }
    assertEquals(List.of("a", "b", "java.base", "p"), listed);
  }

  @Test
  void allObstaclesAreNamedAtOnce(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder)
        .module("plain", "package plain; public class Plain {}")
        .jar("plain", "plain-1.0.jar")
        .module("gone", "module gone { exports gone; }", "package gone; public class Gone {}")
        .module("left", "module left {}", "package common; class Left {}")
        .module("right", "module right {}", "package common; class Right {}")
        .with("-p", folder.resolve("jars") + File.pathSeparator + folder.resolve("classes"))
        .module("user", "module user { requires gone; requires left; requires right; }", "package user; class User {}");
    lab.jar("gone", "../elsewhere.jar");

    assertEquals("""
        1
        cannot be linked: 3 obstacles

          automatic module: write a module-info for it; jlink takes none without
            plain  JARS/plain-1.0.jar has no descriptor

          module not found: put it on the path, or make its directive static
            gone  required by user

          split package that nobody reads twice: let one module have it; jlink takes it, and Java starts no two together
            common  in left and right

          roots
            plain  nobody requires it
            user   nobody requires it

          of the system
            java.base
        """, link(lab.scope()).replace(lab.jars().toString(), "JARS").split("\n\n  --bind", 2)[0] + "\n");
    assertEquals("Error: Module gone not found, required by user", jlink(lab.classes(), "user", folder.resolve("i1")));
    assertTrue(jlink(lab.jars(), "plain", folder.resolve("i2")).startsWith("Error: automatic module cannot be used with jlink"));
  }

  @Test
  void aPackageThatNobodyGetsTwiceIsLinkedAndDoesNotStart(@TempDir Path folder) throws Exception {
    Laboratory lab = new Laboratory(folder)
        .module("left", "module left {}", "package common; class Left {}")
        .module("right", "module right { requires left; }", "package common; class Right {}");

    assertEquals("""
        1
        can be linked, and does not start: 1 obstacle

          split package that nobody reads twice: let one module have it; jlink takes it, and Java starts no two together
            common  in left and right
        """, link(lab.scope()).split("\n\n  roots", 2)[0] + "\n");
    Path image = folder.resolve("image");
    assertEquals("", jlink(lab.classes(), "right", image));
    assertTrue(output(image.resolve("bin/java").toString(), "--add-modules", "right", "-version")
        .contains("Package common in both module"));
  }

  @Test
  void aPackageThatSomebodyGetsTwiceIsRefused(@TempDir Path folder) throws IOException {
    Laboratory lab = new Laboratory(folder)
        .module("left", "module left {}", "package common; public class Left {}")
        .module("right", "module right { requires left; }", "package common; class Right {}");
    Laboratory other = new Laboratory(folder.resolve("other"))
        .module("left", "module left { exports common; }", "package common; public class Left {}");
    Files.copy(other.classes("left").resolve("module-info.class"), lab.classes("left").resolve("module-info.class"),
        StandardCopyOption.REPLACE_EXISTING);

    assertTrue(link(lab.scope()).startsWith("1\ncannot be linked: 1 obstacle\n\n  split package: "));
    assertEquals("Error: Module right contains package common, module left exports package common to right",
        jlink(lab.classes(), "right", folder.resolve("image")));
  }

  @Test
  void aSignedModuleIsLinkedWithoutItsSignature(@TempDir Path folder) throws Exception {
    Laboratory lab = new Laboratory(folder).module("a", "module a {}", "package a; class A {}").jar("a", "a.jar");
    String jar = lab.jars().resolve("a.jar").toString();
    String keys = folder.resolve("keys").toString();
    output(tool("keytool"), "-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=k", "-keystore", keys,
        "-storepass", "secret");
    output(tool("jarsigner"), "-keystore", keys, "-storepass", "secret", jar, "k");

    String command = Asking.answer(lab.scope(), inspection -> new Link(inspection).answer()).text().getLast();

    assertTrue(command.contains(" --ignore-signing-information "), command);
    Path image = folder.resolve("image");
    assertTrue(jlink(lab.jars(), "a", image).startsWith("Error: signed modular JAR"));
    output("sh", "-c", command.replaceFirst("^jlink", tool("jlink")).replaceFirst("--output image", "--output " + image));
    assertTrue(Files.exists(image.resolve("lib/modules")));
  }

  @Test
  void aJdkWithoutPackagedModulesMakesNoImageWithJlink(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder).module("a", "module a { requires jdk.jlink; }");
    boolean isPackaged = Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods"));

    assertEquals(!isPackaged, link(lab.scope()).contains("\n\n  JDK without jmods: "));
    assertEquals(!isPackaged, jlink(lab.classes(), "a", folder.resolve("image")).startsWith(
        "Error: This JDK does not contain packaged modules"));
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    process.waitFor();
    return output;
  }

  @Test
  void aCircleIsNamedWhole(@TempDir Path folder) throws IOException {
    Laboratory lab = new Laboratory(folder)
        .module("c", "module c {}")
        .module("a", "module a { requires c; }", "package a; class A {}")
        .module("b", "module b { requires a; }", "package b; class B {}");
    Laboratory other = new Laboratory(folder.resolve("other"))
        .module("a", "module a {}")
        .module("b", "module b { requires a; }")
        .module("c", "module c { requires b; }");
    Files.copy(other.classes("c").resolve("module-info.class"), lab.classes("c").resolve("module-info.class"),
        StandardCopyOption.REPLACE_EXISTING);

    assertEquals("""
        1
        cannot be linked: 1 obstacle

          circle: move what they share into a module of its own
            a  a, b, c require each other
        """, link(lab.scope()).split("\n\n  roots", 2)[0] + "\n");
    assertTrue(jlink(lab.classes(), "a", folder.resolve("image")).startsWith("Error: Cycle detected: "));
  }

  @Test
  void nothingToLinkIsWrongUsage(@TempDir Path folder) {
    assertEquals("2\nno module to link; name the jars, or the folder with them\n", link(Scope.of(List.of(folder.toString()))));
  }
}
