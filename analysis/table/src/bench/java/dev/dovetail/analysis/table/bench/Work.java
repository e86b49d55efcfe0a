package dev.dovetail.analysis.table.bench;

/// What contenders are asked for.
enum Work {
  PROFILE("profile"),
  GROUP_BY("groupby");

  private final String label;

  Work(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
