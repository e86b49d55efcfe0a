package dev.dovetail.app.desk;

import java.io.Serial;
import java.nio.file.Path;

/// Another process is changing the desk.
public final class DeskBusyException extends DeskException {
  @Serial private static final long serialVersionUID = 1L;

  /// Names the desk.
  public DeskBusyException(Path desk) {
    super("The desk " + desk + " is in use by another dovetail; nothing was changed. Try again when it has finished.");
  }
}
