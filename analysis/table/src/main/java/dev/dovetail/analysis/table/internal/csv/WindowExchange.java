package dev.dovetail.analysis.table.internal.csv;

import java.io.IOException;

/// Takes windows that are to be delivered, and gives empty ones for them.
interface WindowExchange {
  /// Takes a window, and returns an empty one: the same, if it was delivered at once.
  Window swap(Window filled) throws IOException;
}
