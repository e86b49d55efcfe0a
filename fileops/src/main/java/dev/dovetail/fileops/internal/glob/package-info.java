/// The grammar of `fnmatch`, compiled and matched.
package dev.dovetail.fileops.internal.glob;
