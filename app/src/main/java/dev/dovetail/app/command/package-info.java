/// The commands: each parses its options, calls one use case of [dev.dovetail.app.desk], and shows what came of it, as text
/// for people or as one JSON object.
package dev.dovetail.app.command;
