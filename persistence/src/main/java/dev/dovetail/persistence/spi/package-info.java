/// For those who bring a database product of their own: see [dev.dovetail.persistence.spi.Dialect].
///
/// A dialect is one class. It is named in a module descriptor:
///
/// ```
/// provides dev.dovetail.persistence.spi.Dialect with shop.NewDialect;
/// ```
///
/// What the methods of the interface do by themselves is what standard SQL and JDBC ask for;
/// [dev.dovetail.persistence.spi.Codecs] has the common values and [dev.dovetail.persistence.spi.SqlStates]
/// the standard errors.
package dev.dovetail.persistence.spi;
