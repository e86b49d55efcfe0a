/// Names that are not text. Shared with the one other module that keeps such names; API when a second one
/// asks for it.
package dev.dovetail.fileops.names;
