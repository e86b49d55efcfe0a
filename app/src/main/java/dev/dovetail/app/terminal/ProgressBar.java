package dev.dovetail.app.terminal;

import dev.dovetail.core.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Shows how far an operation is, on one line that is drawn again at most ten times a second. Where there is no terminal
/// it draws nothing.
public final class ProgressBar implements Progress, AutoCloseable {
  private static final long INTERVAL = 100_000_000; // nanoseconds
  private static final int WIDTH = 24;

  private final PrintStream err;
  private final Style style;
  private final boolean isDrawn;
  private final BooleanSupplier cancelled;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextDrawing = new AtomicLong();
  private volatile String label = "";
  private volatile long total;
  private volatile long began;
  private volatile boolean hasStarted;

  /// Prepares a bar.
  ///
  /// @param err where it is drawn
  /// @param isDrawn whether it is drawn at all
  /// @param cancelled tells whether the user has asked to stop
  public ProgressBar(PrintStream err, Style style, boolean isDrawn, BooleanSupplier cancelled) {
    this.err = err;
    this.style = style;
    this.isDrawn = isDrawn;
    this.cancelled = cancelled;
  }

  @Override
  public void start(String stage, long amount) {
    done.set(0);
    label = stage;
    total = amount;
    began = System.nanoTime();
    nextDrawing.set(began + INTERVAL);
    hasStarted = true;
  }

  @Override
  public void advance(long amount) {
    done.addAndGet(amount);
    if (isDrawn) {
      long now = System.nanoTime();
      long due = nextDrawing.get();
      if (now - due >= 0 && nextDrawing.compareAndSet(due, now + INTERVAL)) {
        draw(now);
      }
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /// Wipes the line away.
  @Override
  public synchronized void close() {
    if (isDrawn && hasStarted) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private synchronized void draw(long now) {
    double share = total <= 0 ? 0 : Math.min(1, (double) done.get() / total);
    int full = (int) Math.round(share * WIDTH);
    String line =
        String.format(
            Locale.ROOT,
            "  %s %s%s %3.0f%%  %s",
            label,
            style.good(style.glyph("━", "#").repeat(full)),
            style.dim(style.glyph("━", "-").repeat(WIDTH - full)),
            100 * share,
            remaining(share, (now - began) / 1e9));
    err.print("\r\u001b[K" + line);
    err.flush();
  }

  private static String remaining(double share, double seconds) {
    if (share < 0.02 || seconds < 1) {
      return "";
    }
    return duration(seconds / share - seconds) + " left";
  }

  private static String duration(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
  }
}
