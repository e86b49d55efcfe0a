package dev.dovetail.analysis.boundaries.internal.scan;

/// The attributes that say something of other classes (JVMS 4.7).
enum Attribute {
  SIGNATURE,
  EXCEPTIONS,
  CONSTANT_VALUE,
  CODE,
  RECORD,
  INNER_CLASSES,
  ANNOTATION_DEFAULT,
  ANNOTATIONS,
  PARAMETER_ANNOTATIONS,
  TYPE_ANNOTATIONS,
  OTHER;

  static Attribute of(String name) {
    return switch (name) {
      case "Signature" -> SIGNATURE;
      case "Exceptions" -> EXCEPTIONS;
      case "ConstantValue" -> CONSTANT_VALUE;
      case "Code" -> CODE;
      case "Record" -> RECORD;
      case "InnerClasses" -> INNER_CLASSES;
      case "AnnotationDefault" -> ANNOTATION_DEFAULT;
      case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> ANNOTATIONS;
      case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> PARAMETER_ANNOTATIONS;
      case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> TYPE_ANNOTATIONS;
      default -> OTHER;
    };
  }
}
