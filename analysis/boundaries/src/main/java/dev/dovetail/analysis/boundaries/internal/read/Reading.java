package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;

/// What was read of a [dev.dovetail.analysis.boundaries.Scope].
///
/// @param modules all modules, sorted by name, no two of one name: those checked, those of the context, and the
///     system's
/// @param problems what could not be read, sorted
public record Reading(List<ScannedModule> modules, List<Problem> problems) {}
