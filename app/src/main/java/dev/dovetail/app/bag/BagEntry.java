package dev.dovetail.app.bag;

import dev.dovetail.analysis.table.TableProfile;
import java.time.Instant;
import java.util.Optional;

/// A file of a bag.
///
/// @param path its path below `data/`
/// @param deliveredAs the path it came with, percent-encoded, where that differs
/// @param bytes its size
/// @param sha256 the SHA-256 of its content
/// @param modifiedAt when its content was last modified, as it came
/// @param table what it is as a table
public record BagEntry(
    String path,
    Optional<String> deliveredAs,
    long bytes,
    String sha256,
    Instant modifiedAt,
    Optional<TableProfile> table) {}
