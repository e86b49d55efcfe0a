/// A dialect as somebody else would bring one: compiled and loaded by `ProvidedDialectTest`.
module outside.h2 {
  requires dev.dovetail.persistence;

  provides dev.dovetail.persistence.spi.Dialect with outside.h2.H2Dialect;
}
