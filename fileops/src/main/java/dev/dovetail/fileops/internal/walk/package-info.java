/// Going through trees: by open directories, without recursion on the stack.
package dev.dovetail.fileops.internal.walk;
