package dev.dovetail.analysis.boundaries;

/// Who can name the public types of a package, from everybody to nobody.
public enum Access {
  /// Every module that reads this one.
  EXPORTED,
  /// The modules named in `exports … to`.
  FRIENDS,
  /// No other module.
  CONCEALED
}
