package dev.dovetail.app.command;

/// When to use colours.
enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER
}
