/// For those who bring a database product of their own: see [dev.dovetail.persistence.spi.Dialect].
package dev.dovetail.persistence.spi;
