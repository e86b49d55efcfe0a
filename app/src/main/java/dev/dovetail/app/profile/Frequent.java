package dev.dovetail.app.profile;

/// A value and how often it occurs.
///
/// @param value the value as text
/// @param count how many rows have it
public record Frequent(String value, long count) {}
