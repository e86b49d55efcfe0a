package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;

/// Everything that rules look at.
///
/// @param scope what was asked for
/// @param graph the modules, and who reads whom
/// @param references who names whom
public record Inspection(Scope scope, ModuleGraph graph, References references) {}
