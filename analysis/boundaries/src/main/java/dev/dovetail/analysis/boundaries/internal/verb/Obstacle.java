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
    SPLIT("split package", "let one module have it; no layer holds both");

    private final String title;
    private final String remedy;

    Kind(String title, String remedy) {
      this.title = title;
      this.remedy = remedy;
    }

    String title() {
      return title;
    }

    String remedy() {
      return remedy;
    }
  }
}
