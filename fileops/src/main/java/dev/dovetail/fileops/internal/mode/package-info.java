/// The grammar of chmod(1).
package dev.dovetail.fileops.internal.mode;
