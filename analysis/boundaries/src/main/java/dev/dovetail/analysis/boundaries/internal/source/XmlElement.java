package dev.dovetail.analysis.boundaries.internal.source;

import java.util.List;
import java.util.Optional;

/// An element of an XML document, without its attributes.
///
/// @param name its name, without a prefix
/// @param line where it begins, from 1
/// @param text its own text, stripped
/// @param children the elements in it, in their order
record XmlElement(String name, int line, String text, List<XmlElement> children) {
  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /// Returns the elements of a list: the children `inner` of the children `outer`.
  List<XmlElement> list(String outer, String inner) {
    return children.stream()
        .filter(child -> child.name.equals(outer))
        .flatMap(child -> child.children.stream())
        .filter(child -> child.name.equals(inner))
        .toList();
  }

  /// Returns the text of a child, if it has any.
  Optional<String> text(String wanted) {
    return child(wanted).map(XmlElement::text).filter(text -> !text.isEmpty());
  }
}
