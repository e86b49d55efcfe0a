package dev.dovetail.analysis.boundaries;

/// A finding, and why it was accepted.
///
/// @param finding what was found
/// @param reason why it may stay
public record AcceptedFinding(Finding finding, String reason) {}
