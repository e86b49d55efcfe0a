package dev.dovetail.app.catalogue;

import java.time.Instant;

/// A delivery, as its newest import in the desk is.
///
/// @param name its name
/// @param imports how many of its imports are in the desk
/// @param newest the number of the newest of them
/// @param receivedAt when that was taken in
/// @param files how many files that has
/// @param bytes how many bytes they have
/// @param tables how many of the files are tables
/// @param rows how many rows the tables have together
public record DeliveryOverview(
    String name, long imports, long newest, Instant receivedAt, long files, long bytes, long tables, long rows) {}
