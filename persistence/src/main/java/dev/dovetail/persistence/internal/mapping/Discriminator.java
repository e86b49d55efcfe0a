package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.spi.Codec;

/// What tells the classes apart whose rows share a table.
///
/// @param column in the first table, not quoted
/// @param type text, a character or an integer
/// @param codec how it is kept
/// @param value the stored value that stands for one class
public record Discriminator(String column, Class<?> type, Codec codec, Object value) {}
