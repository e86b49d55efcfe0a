/// For those who provide an archive format: implement [dev.dovetail.fileops.spi.ArchiveFormat] and name the
/// class in a `provides` directive (or in `META-INF/services`).
///
/// A format only translates between bytes and entries. What is put into an archive, under which name, where
/// an entry may go, which limits hold, and that nothing of a refused archive stays behind, is decided on the
/// other side of [dev.dovetail.fileops.spi.ArchiveSource] and [dev.dovetail.fileops.spi.ArchiveTarget], in
/// one place for all formats.
package dev.dovetail.fileops.spi;
