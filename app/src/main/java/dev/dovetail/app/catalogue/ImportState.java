package dev.dovetail.app.catalogue;

/// Where an import stands.
public enum ImportState {
  /// It is in the desk.
  IN,
  /// It was undone; its files were put aside.
  UNDONE
}
