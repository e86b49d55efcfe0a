/// Trees of directories, worked in by descriptors where the system has them, by paths where it has not.
///
/// [Access] says which way a path allows, and opens the top of a tree; a [Directory] is what is open;
/// [Walk] takes several threads through a tree and calls a visitor for each directory:
///
/// {@snippet lang=java :
/// Directory top = Access.of(tree).open(tree, false);
/// new Walk(2, progress, () -> visitor).run(new Node(null, null, top, null));
/// }
///
/// A visitor's `enter` goes over the entries by [Directory#forEach], does to each what is to be done by
/// methods of the directory that take the entry's name, and passes the names of subdirectories on; its `open`
/// opens one of them by [Directory#open]; its `left` comes when all below a subdirectory is done, and may
/// still change it by its name in its parent. No method follows a symbolic link unless told to.
package dev.dovetail.fileops.internal.tree;
