package dev.dovetail.app.bag;

import java.time.Instant;
import java.util.Optional;

/// What a bag says of itself.
///
/// @param delivery the delivery's name
/// @param number the import's number
/// @param receivedAt when it was taken in
/// @param source where it came from
/// @param note what the user wrote about it
public record BagInfo(String delivery, long number, Instant receivedAt, String source, Optional<String> note) {}
