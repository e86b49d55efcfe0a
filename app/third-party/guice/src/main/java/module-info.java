/// Guice 7.0.0 and AOP Alliance 1.0, unchanged, with the descriptor that neither of them has.
@SuppressWarnings("module") // the package names end in digits or belong to others
module com.google.guice {
  requires java.logging;
  requires static jdk.unsupported; // absent from the image, so that Guice never touches sun.misc.Unsafe
  requires org.objectweb.asm;
  requires transitive com.google.common;
  requires transitive jakarta.inject;

  exports com.google.inject;
  exports com.google.inject.binder;
  exports com.google.inject.matcher;
  exports com.google.inject.multibindings;
  exports com.google.inject.name;
  exports com.google.inject.spi;
  exports com.google.inject.util;
  exports org.aopalliance.aop;
  exports org.aopalliance.intercept;
}
