package dev.dovetail.analysis.boundaries.internal.read;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;

/// Makes class files without a compiler.
final class ClassFileMaker {
  private ClassFileMaker() {}

  /// An empty public class.
  static byte[] of(String name) {
    return ClassFile.of().build(ClassDesc.of(name), builder -> builder.withFlags(ClassFile.ACC_PUBLIC));
  }

  /// The same for another version of Java.
  static byte[] of(String name, int major) {
    byte[] bytes = of(name);
    bytes[6] = (byte) (major >> 8);
    bytes[7] = (byte) major;
    return bytes;
  }

  /// A descriptor with `requires java.base` only.
  static byte[] module(String name) {
    return ClassFile.of().buildModule(ModuleAttribute.of(
        ModuleDesc.of(name), module -> module.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null)));
  }
}
