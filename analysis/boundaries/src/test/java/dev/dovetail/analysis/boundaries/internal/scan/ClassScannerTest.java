package dev.dovetail.analysis.boundaries.internal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.read.ScopeReader;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassScannerTest {
  private static final String MARK = """
      package p;
      @java.lang.annotation.Target({java.lang.annotation.ElementType.TYPE_USE, java.lang.annotation.ElementType.MODULE})
      public @interface Mark { Class<?> value() default void.class; }
      """;

  @TempDir
  private Path folder;

  @Test
  void whatOnlyPublicSignaturesNameIsApi() throws IOException {
    Map<String, ScannedClass> classes = scan("""
        package p;
        public class A extends B<q.Bound> {
          public q.Field field; q.Hidden hidden; private q.Hidden secret;
          protected java.util.List<? super q.Argument[]> method(q.Parameter p) throws q.Thrown { return null; }
          void hidden(q.Hidden h) { new q.Inside(); }
        }
        class B<T> {}
        """);
    ScannedClass a = classes.get("p.A");
    assertEquals(List.of("class p.A p.B", "class p.A q.Bound", "field p.A.field q.Field", "method p.A.method q.Argument",
        "method p.A.method q.Parameter", "method p.A.method q.Thrown"), api(a));
    assertTrue(names(a).containsAll(List.of("q.Hidden", "q.Inside")));
    assertEquals(List.of(), classes.get("p.B").apiUses());
  }

  @Test
  void protectedMembersOfFinalClassesAreNoApi() throws IOException {
    assertEquals(List.of("method p.A.open q.Field"), api(scan("""
        package p;
        public final class A { protected q.Hidden shut() { return null; } public q.Field open() { return null; } }
        """).get("p.A")));
  }

  @Test
  void nestedClassesAreApiIfAllAroundThemAre() throws IOException {
    Map<String, ScannedClass> classes = scan("""
        package p;
        public class A {
          public static class Open { public q.Field f; protected static class Deep { public q.Field f; } }
          static class Shut { public static class In { public q.Field f; } }
          Object local() { class Local { public q.Field f; } return new Local(); }
        }
        class B { public static class In { public q.Field f; } }
        """);
    Function<String, Boolean> isApi =
        name -> classes.get(name).isPublic() && !classes.get(name).apiUses().isEmpty();
    assertTrue(isApi.apply("p.A$Open"));
    assertTrue(isApi.apply("p.A$Open$Deep"));
    for (String name : List.of("p.A$Shut", "p.A$Shut$In", "p.A$1Local", "p.B$In")) {
      assertFalse(classes.get(name).isPublic(), name);
      assertEquals(List.of(), classes.get(name).apiUses(), name);
    }
  }

  @Test
  void bridgesAndOtherSyntheticMembersAreNoApi() throws IOException {
    assertEquals(List.of("class p.A java.lang.Comparable", "class p.A p.A", "method p.A.compareTo p.A"),
        apiOfAll("package p; public class A implements Comparable<A> { public int compareTo(A o) { return 0; } }"));
  }

  @Test
  void recordsPermittedSubclassesAndConstantsOfTheRuntimeAreNamed() throws IOException {
    Map<String, ScannedClass> classes = scan("""
        package p;
        public sealed interface A permits A.R {
          record R(java.util.List<q.Argument> list) implements A {}
          static Runnable run(q.Parameter p) { return () -> ((q.Field) (Object) p).hashCode(); }
          static Object method() { java.util.function.Supplier<q.Inside> s = q.Inside::new; return s; }
        }
        """);
    assertTrue(names(classes.get("p.A")).containsAll(List.of("p.A$R", "q.Parameter", "q.Field", "q.Inside")));
    assertTrue(names(classes.get("p.A$R")).contains("q.Argument"));
  }

  @Test
  void annotationsOnTypesInsideCodeAreNamed() throws IOException {
    assertTrue(names(scan("package p; class A { Object o() { return (@Mark(q.Inside.class) Object) this; } }")
        .get("p.A")).containsAll(List.of("p.Mark", "q.Inside")));
  }

  @Test
  void debuggingInformationNamesNothing() throws IOException {
    assertFalse(names(scan("package p; class A { void m() { q.Hidden h = null; int i = 0; } }").get("p.A"))
        .contains("q.Hidden"));
  }

  @Test
  void descriptorsNameServicesAndAnnotations() throws IOException {
    assertEquals(List.of("p.Mark", "q.Field", "q.Inside"),
        names(scan("package p; class A {}").get("module-info")));
  }

  @Test
  void annotationTypesAndConstantsAreKnown() throws IOException {
    Map<String, ScannedClass> classes = scan("""
        package p;
        public class A {
          public static final int ONE = 1;
          @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE)
          public @interface Source {}
          @java.lang.annotation.Documented @interface Documented {}
        }
        class B { private static final int ONE = 1; native void n(); }
        """);
    assertTrue(classes.get("p.A").has(Trait.CONSTANTS));
    assertFalse(classes.get("p.B").has(Trait.CONSTANTS));
    assertEquals(List.of("p.B.n"), classes.get("p.B").nativeMethods());
    assertTrue(classes.get("p.A$Source").has(Trait.SOURCE_ANNOTATION));
    assertTrue(classes.get("p.A$Source").has(Trait.ANNOTATION));
    assertTrue(classes.get("p.A$Documented").has(Trait.DOCUMENTED));
    assertFalse(classes.get("p.A").has(Trait.ANNOTATION));
  }

  @Test
  void servicesLoadedAreConstantsOrAnything() throws IOException {
    ScannedClass constants = scan("""
        package p;
        import java.util.ServiceLoader;
        class A {
          Object a() { return ServiceLoader.load(q.Field.class); }
          Object b() { return ServiceLoader.load(q.Inside.class, ClassLoader.getSystemClassLoader()); }
          Object c() { return ServiceLoader.load(getClass().getModule().getLayer(), q.Bound.class); }
          Object d() { return ServiceLoader.loadInstalled(q.Argument.class); }
          Object e() { return ServiceLoader.load(q.Hidden.class, getClass().getClassLoader()); }
          Object f() { return ServiceLoader.load(q.Parameter.class, q.Inside.class.getClassLoader()); }
        }
        """).get("p.A");
    assertEquals(List.of("q.Argument", "q.Bound", "q.Field", "q.Hidden", "q.Inside", "q.Parameter"),
        constants.loadedServices().stream().map(ClassName::binaryName).toList());
    assertFalse(constants.has(Trait.LOADS_ANY_SERVICE));
    for (String code : List.of("Object a(Class<?> c) { see(q.Field.class); return ServiceLoader.load(c); }",
        "java.util.function.Function<Class<?>, Object> a() { return ServiceLoader::load; }")) {
      ScannedClass any = scan("package p; import java.util.ServiceLoader; class A { static void see(Object o) {} "
          + code + " }").get("p.A");
      assertEquals(List.of(), any.loadedServices(), code);
      assertTrue(any.has(Trait.LOADS_ANY_SERVICE), code);
    }
  }

  @Test
  void everyCutAndEveryWrongByteIsRefusedOrRead() throws IOException {
    new Laboratory(folder).module("m", "module m {}", MARK,
        "package p; public class A<T> { java.util.@Mark List<T> l; record R(@Mark int i) {} Object o = (Runnable) () -> {}; }");
    byte[] sound = Files.readAllBytes(folder.resolve("classes/m/p/A.class"));
    ClassScanner scanner = new ClassScanner(new ClassNames(), name -> true, name -> false);
    for (int length = 0; length < sound.length; length++) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThrows(IllegalArgumentException.class, () -> scanner.scan(cut), "cut at " + length);
    }
    for (int at = 0; at < sound.length; at++) {
      for (int value : new int[] {0, 1, 0x7f, 0xff}) {
        byte[] wrong = sound.clone();
        wrong[at] = (byte) value;
        try {
          scanner.scan(wrong);
        } catch (IllegalArgumentException e) {
          assertTrue(String.valueOf(e.getMessage()).length() > 3, e::toString);
        }
      }
    }
  }

  private List<String> apiOfAll(String source) throws IOException {
    new Laboratory(folder).module("m", "module m { exports p; }", source);
    ClassScanner scanner = new ClassScanner(new ClassNames(), name -> true, name -> false);
    return api(scanner.scan(Files.readAllBytes(folder.resolve("classes/m/p/A.class")))).stream()
        .filter(use -> !use.endsWith("java.lang.Object")).toList();
  }

  private Map<String, ScannedClass> scan(String source) throws IOException {
    new Laboratory(folder)
        .module("q", "module q { exports q; }", type("Bound"), type("Field"), type("Hidden"), type("Argument"),
            type("Parameter"), "package q; public class Thrown extends Exception {}", type("Inside"))
        .module("m", "@p.Mark(q.Inside.class) module m { requires q; exports p; uses q.Field; }", MARK, source);
    try (ScopeReader reader = new ScopeReader(Scope.of(List.of(folder.resolve("classes").toString())))) {
      return reader.read().modules().stream().filter(module -> module.name().equals("m"))
          .flatMap(module -> module.classes().stream())
          .collect(Collectors.toMap(scanned -> scanned.name().binaryName(), Function.identity()));
    }
  }

  private static String type(String name) {
    return "package q; public class " + name + " {}";
  }

  private static List<String> api(ScannedClass scanned) {
    return scanned.apiUses().stream().map(use -> use.place() + " " + use.type()).sorted().toList();
  }

  private static List<String> names(ScannedClass scanned) {
    return scanned.references().stream().map(ClassName::binaryName).toList();
  }
}
