package dev.dovetail.analysis.boundaries.internal.rule;

import static dev.dovetail.analysis.boundaries.FindingCode.PROVIDES_UNUSED;
import static dev.dovetail.analysis.boundaries.FindingCode.USES_UNDECLARED;
import static dev.dovetail.analysis.boundaries.FindingCode.USES_UNLOADED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  private static final String LOADER = """
      package a;
      import java.util.ServiceLoader;
      class Loader {
        Object all() { return ServiceLoader.load(s.S.class); }
      }
      """;
  private static final String HELPER = """
      package a;
      import java.util.ServiceLoader;
      class Helper {
        static <T> T first(Class<T> type) { return ServiceLoader.load(type).findFirst().orElseThrow(); }
      }
      """;

  @TempDir Path folder;

  private Laboratory withService() {
    return new Laboratory(folder)
        .module("s", "module s { exports s; }", "package s; public interface S { interface Inner {} }");
  }

  private static List<String> found(FindingCode code, Laboratory lab) {
    return Found.of(code, Laboratory.check(lab.scope().withSources(List.of(lab.sources()))));
  }

  @Test
  void loadedAndDeclaredServicesAreInOrder() {
    Laboratory lab = withService()
        .module("a", "module a { requires s; uses s.S; }", LOADER)
        .module("p", "module p { requires s; provides s.S with p.P; }", "package p; public class P implements s.S {}");

    assertEquals(List.of(), found(USES_UNDECLARED, lab));
    assertEquals(List.of(), found(USES_UNLOADED, lab));
    assertEquals(List.of(), found(PROVIDES_UNUSED, lab));
  }

  @Test
  void loadWithoutUsesIsFound() {
    Laboratory lab = withService().module("a", "module a { requires s; }", LOADER,
        "package a; class Nested { Object o = java.util.ServiceLoader.load(s.S.Inner.class); }");

    assertEquals(
        List.of(
            "a s.S: a.Loader loads it with ServiceLoader, which throws ServiceConfigurationError -> write: uses s.S;",
            "a s.S$Inner: a.Nested loads it with ServiceLoader, which throws ServiceConfigurationError"
                + " -> write: uses s.S.Inner;"),
        found(USES_UNDECLARED, lab));
  }

  @Test
  void otherClassConstantsBesideALoadAreNoServices() {
    Laboratory lab = withService().module("a", "module a { requires s; uses s.S; }", """
        package a;
        import java.util.ServiceLoader;
        class A {
          ClassLoader loader = A.class.getClassLoader();
          Object beside() { return ServiceLoader.load(s.S.class, A.class.getClassLoader()); }
          Object field() { return ServiceLoader.load(s.S.class, loader); }
          Object layer() { return ServiceLoader.load(A.class.getModule().getLayer(), s.S.class); }
          Object before(Class<?> type) {
            String.valueOf(A.class);
            return ServiceLoader.load(type);
          }
          Object stored() {
            Class<?> other = A.class;
            return ServiceLoader.load(other);
          }
        }
        """);

    assertEquals(List.of(), found(USES_UNDECLARED, lab));
    assertEquals(List.of(), found(USES_UNLOADED, lab));
  }

  @Test
  void loadWhereUsesMayBeAddedIsInDoubt() {
    Laboratory lab = withService().module("a", "module a { requires s; }", LOADER,
        "package a; class Adds { Module of() { return Adds.class.getModule().addUses(s.S.class); } }");

    assertEquals(
        List.of("a s.S ?: a.Loader loads it with ServiceLoader, which throws ServiceConfigurationError;"
            + " Module.addUses may be called first -> write: uses s.S;"),
        found(USES_UNDECLARED, lab));
  }

  @Test
  void usesWithoutLoadIsFound() {
    Laboratory lab = withService()
        .module("a", "module a {\n requires s;\n uses s.S;\n uses s.S.Inner;\n}", "package a; class A {}");

    assertEquals(
        List.of(
            "a s.S: no class of a loads it with ServiceLoader -> remove: uses s.S; @3",
            "a s.S$Inner: no class of a loads it with ServiceLoader -> remove: uses s.S.Inner; @4"),
        found(USES_UNLOADED, lab));
  }

  @Test
  void serviceThatIsNamedMayBeLoadedByAnotherModule() {
    Laboratory lab = withService()
        .module("registry", "module registry { exports registry; }",
            "package registry; public class Registry { public static void find(Class<?> type) {} }")
        .module("a", "module a { requires registry; requires s; uses s.S; }",
            "package a; class A { void find() { registry.Registry.find(s.S.class); } }");

    assertEquals(
        List.of("a s.S ?: no class of a loads it with ServiceLoader; a helper in another module may load it"
            + " -> remove: uses s.S; @1"),
        found(USES_UNLOADED, lab));
  }

  @Test
  void serviceGivenToAHelperOfTheModuleIsInOrder() {
    Laboratory lab = withService()
        .module("a", "module a { requires s; uses s.S; }", HELPER,
            "package a; class A { s.S s = Helper.first(s.S.class); }");

    assertEquals(List.of(), found(USES_UNLOADED, lab));
    assertEquals(List.of(), found(USES_UNDECLARED, lab));
  }

  @Test
  void serviceGivenToAMethodReferenceIsInOrder() {
    Laboratory lab = withService().module("a", "module a { requires s; uses s.S; }", """
        package a;
        class A {
          java.util.function.Function<Class<s.S>, Object> load = java.util.ServiceLoader::load;
        }
        """);

    assertEquals(List.of(), found(USES_UNLOADED, lab));
  }

  @Test
  void helperMayLoadWhatIsNamedNowhere() {
    Laboratory lab = withService()
        .module("a", "module a { requires s; uses s.S; }", HELPER);

    assertEquals(
        List.of("a s.S ?: no class of a loads it with ServiceLoader; one loads services that are no constants"
            + " -> remove: uses s.S; @1"),
        found(USES_UNLOADED, lab));
  }

  @Test
  void providerThatNobodyCanUseIsFound() {
    Laboratory lab = new Laboratory(folder).module("p",
        "module p {\n provides q.S with p.P;\n}", "package q; public interface S {}",
        "package p; public class P implements q.S {}");

    assertEquals(
        List.of("p q.S: no module uses the service -> remove: provides q.S with p.P; @2"),
        found(PROVIDES_UNUSED, lab));
  }

  @Test
  void providerOfWhatOthersMayUseIsInDoubt() {
    Laboratory lab = withService()
        .module("p", "module p { requires s; provides s.S with p.P; }", "package p; public class P implements s.S {}");

    assertEquals(
        List.of("p s.S ?: no module uses the service; s exports it to all, and modules that are not here may use it"
            + " -> remove: provides s.S with p.P;"),
        Found.of(PROVIDES_UNUSED, lab.check()));
    assertEquals(
        List.of("p s.S ?: no module uses the service; the service is of a module that is not here"
            + " -> remove: provides s.S with p.P;"),
        Found.of(PROVIDES_UNUSED, Laboratory.check(Scope.of(List.of(lab.classes("p").toString())))));
  }

  @Test
  void servicesOfTheSystemAreUsedByTheSystem() {
    Laboratory lab = new Laboratory(folder).module("p",
        "module p { provides java.nio.file.spi.FileTypeDetector with p.P; }", """
            package p;
            public class P extends java.nio.file.spi.FileTypeDetector {
              @Override public String probeContentType(java.nio.file.Path path) { return "x/y"; }
            }
            """);

    assertEquals(List.of(), found(PROVIDES_UNUSED, lab));
  }

  @Test
  void automaticModulesUseWithoutSayingSo() {
    Laboratory lab = withService()
        .module("p", "module p { requires s; provides s.S with p.P; }", "package p; public class P implements s.S {}")
        .module("old", LOADER).jar("old", "old.jar");

    assertEquals(List.of(), found(PROVIDES_UNUSED, lab));
  }
}
