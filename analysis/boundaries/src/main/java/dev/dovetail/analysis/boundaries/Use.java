package dev.dovetail.analysis.boundaries;

/// How much one module names another.
///
/// @param module the other module
/// @param references pairs of classes of which one names the other; how often it does so is not counted
public record Use(String module, long references) {}
