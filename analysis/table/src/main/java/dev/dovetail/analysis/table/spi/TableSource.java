package dev.dovetail.analysis.table.spi;

import java.nio.channels.ReadableByteChannel;

/// A file, opened for one pass.
///
/// @param head its name and beginning
/// @param channel all of its bytes from the first on; counts progress, checks for cancellation, and is closed
///     by who opened it
public record TableSource(FileHead head, ReadableByteChannel channel) {}
