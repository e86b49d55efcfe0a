package dev.dovetail.analysis.boundaries.internal.scan;

/// A type in the signature of something that other modules may call.
///
/// @param type the type named
/// @param place where, as `class p.A`, `method p.A.find`, `field p.A.NAME`, `annotation of p.A`
public record ApiUse(ClassName type, String place) {}
