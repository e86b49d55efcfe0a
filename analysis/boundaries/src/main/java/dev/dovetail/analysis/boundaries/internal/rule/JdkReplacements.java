package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to use in the place of internal API of the JDK, by class or by package: what `jdeps --jdk-internals`
/// suggests, and for `jdk.unsupported` what JEP 260 and its successors do.
final class JdkReplacements {
  private static final Map<String, String> BY_NAME = Map.ofEntries(
      Map.entry("com.sun.crypto.provider.SunJCE", "java.security.Security.getProvider"),
      Map.entry("com.sun.net.ssl", "javax.net.ssl"),
      Map.entry("com.sun.org.apache.xml.internal.resolver", "javax.xml.catalog"),
      Map.entry("com.sun.org.apache.xml.internal.security", "java.xml.crypto"),
      Map.entry("com.sun.rowset", "javax.sql.rowset.RowSetProvider"),
      Map.entry("com.sun.tools.javac", "javax.tools, javax.lang.model and com.sun.source"),
      Map.entry("jdk.internal.ref.Cleaner", "java.lang.ref.Cleaner"),
      Map.entry("sun.font.FontUtilities", "java.awt.Font.textRequiresLayout"),
      Map.entry("sun.misc.BASE64Decoder", "java.util.Base64"),
      Map.entry("sun.misc.BASE64Encoder", "java.util.Base64"),
      Map.entry("sun.misc.Cleaner", "java.lang.ref.Cleaner"),
      Map.entry("sun.misc.Service", "java.util.ServiceLoader"),
      Map.entry(
          "sun.misc.Unsafe", "java.lang.invoke.VarHandle (JEP 193) or java.lang.foreign.MemorySegment (JEP 454)"),
      Map.entry("sun.reflect.Reflection", "java.lang.StackWalker"),
      Map.entry("sun.security.krb5", "com.sun.security.jgss"),
      Map.entry("sun.security.provider.Sun", "java.security.Security.getProvider"),
      Map.entry(
          "sun.security.util.HostnameChecker", "javax.net.ssl.SSLParameters.setEndpointIdentificationAlgorithm"),
      Map.entry("sun.security.x509.X500Name", "javax.security.auth.x500.X500Principal"),
      Map.entry("sun.tools.jar", "java.util.jar or the jar tool"));

  private JdkReplacements() {}

  /// Returns the replacement of the class, or of the nearest package around it that has one.
  static Optional<String> of(ClassName internal) {
    String name = internal.binaryName();
    while (!name.isEmpty()) {
      @Nullable String replacement = BY_NAME.get(name);
      if (replacement != null) {
        return Optional.of(replacement);
      }
      name = name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'))));
    }
    return Optional.empty();
  }
}
