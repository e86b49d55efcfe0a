package dev.dovetail.app.catalogue;

/// How many tables a question was answered with.
///
/// @param tables their number
record TableCount(long tables) {}
