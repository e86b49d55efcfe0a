package dev.dovetail.analysis.boundaries;

/// A package, and how far it can be seen.
///
/// @param name the package's name, with dots
/// @param access who can name its types
/// @param isOpened whether it is opened to anybody
/// @param classes how many classes it has, nested ones too
public record PackageBoundary(String name, Access access, boolean isOpened, int classes) {}
