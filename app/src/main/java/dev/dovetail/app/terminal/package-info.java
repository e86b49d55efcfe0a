/// What the user sees: colours, tables, small pictures of numbers, the progress bar.
///
/// Everything that came from outside (file names, cell values) passes through [Text#safe] before it reaches a terminal.
package dev.dovetail.app.terminal;
