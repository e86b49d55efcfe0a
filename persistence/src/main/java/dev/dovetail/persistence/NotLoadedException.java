package dev.dovetail.persistence;

/// A relation was touched that had not been loaded, and nothing loads by itself. The message says which fetch
/// plan would have.
public final class NotLoadedException extends PersistenceException {
  private static final long serialVersionUID = 1;

  /// Makes one.
  public NotLoadedException(String message) {
    super(message);
  }
}
