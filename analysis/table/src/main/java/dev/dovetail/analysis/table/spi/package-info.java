/// For those who provide a format: implement [dev.dovetail.analysis.table.spi.TableFormat], and name the
/// class in a `provides` directive.
package dev.dovetail.analysis.table.spi;
