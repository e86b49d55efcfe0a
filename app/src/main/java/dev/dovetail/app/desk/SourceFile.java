package dev.dovetail.app.desk;

import dev.dovetail.fileops.FileStamp;
import java.nio.file.Path;
import java.util.Optional;

/// A file that is to be added.
///
/// @param path where it is
/// @param payload the path it will have below `data/`
/// @param deliveredAs the path it came with, percent-encoded, where that cannot be kept as a name
/// @param stamp its state when it was found
record SourceFile(Path path, String payload, Optional<String> deliveredAs, FileStamp stamp) {}
