package dev.dovetail.analysis.boundaries.internal.verb;

/// Something that keeps modules from being linked, or from starting together.
///
/// @param name the module or package
/// @param detail where it is, and who needs it
record Obstacle(Kind kind, String name, String detail) {
  /// What stands in the way.
  enum Kind {
    AUTOMATIC("automatic module", "write a module-info for it; jlink takes none without"),
    ABSENT("module not found", "put it on the path, or make its directive static"),
    CIRCLE("circle", "move what they share into a module of its own"),
    SPLIT("split package", "let one module have it; jlink refuses what is read twice"),
    UNPACKAGED("JDK without jmods",
        "use one with them; from its own image jlink makes none with jdk.jlink (JEP 493)"),
    LAYER("split package that nobody reads twice",
        "let one module have it; jlink takes it, and Java starts no two together");

    private final String title;
    private final String remedy;

    Kind(String title, String remedy) {
      this.title = title;
      this.remedy = remedy;
    }

    /// Says whether `jlink` ends with an error; else the image does not start.
    boolean isRefused() {
      return this != LAYER;
    }

    String title() {
      return title;
    }

    String remedy() {
      return remedy;
    }
  }
}
