package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ClassScanner;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the classes of one module, in batches by several threads. Its problems are reported when the classes are
/// asked for, so that a module that nobody asks for has none, however far its reading came.
final class ClassReading {
  private static final int BATCH = 128;
  private static final String CLASS = ".class";

  private final Container container;
  private final ClassScanner scanner;
  private final Supplier<List<String>> entries;
  private final Workers workers;
  private final Problems problems;
  private @Nullable List<Future<Batch>> batches;

  /// Takes what to read.
  ///
  /// @param entries the names of the class files
  ClassReading(
      Container container, ClassScanner scanner, Supplier<List<String>> entries, Workers workers, Problems problems) {
    this.container = container;
    this.scanner = scanner;
    this.entries = entries;
    this.workers = workers;
    this.problems = problems;
  }

  /// Lets the threads begin, before anybody asks.
  synchronized void begin() {
    if (batches == null) {
      List<String> names = entries.get();
      List<Future<Batch>> begun = new ArrayList<>();
      for (int from = 0; from < names.size(); from += BATCH) {
        List<String> part = names.subList(from, Math.min(from + BATCH, names.size()));
        begun.add(workers.submit(() -> read(part)));
      }
      batches = begun;
    }
  }

  /// Returns the classes, sorted by name, when all are read.
  synchronized List<ScannedClass> classes() {
    begin();
    List<ScannedClass> classes = new ArrayList<>();
    List<String> newer = new ArrayList<>();
    int version = 0;
    List<Future<Batch>> begun = batches == null ? List.of() : batches;
    for (Future<Batch> future : begun) {
      Batch batch = join(future);
      classes.addAll(batch.classes);
      problems.addAll(batch.problems);
      newer.addAll(batch.newer);
      version = Math.max(version, batch.version);
    }
    batches = null;
    if (!newer.isEmpty()) {
      int feature = Runtime.version().feature();
      problems.add(container.locationOf(newer.getFirst()), "is made for " + ClassFiles.javaOf(version) + ", "
          + (newer.size() == 1 ? "" : "as are " + (newer.size() - 1) + " more classes there, ")
          + "and this is Java " + feature + ". Run with that Java, or compile with --release " + feature
          + ". Without it, what the classes use is not seen.");
    }
    classes.sort(Comparator.comparing(ScannedClass::name));
    return concealNested(classes);
  }

  /// A class file does not say whether the outermost class around it is public; that one's own does.
  private static List<ScannedClass> concealNested(List<ScannedClass> classes) {
    Set<String> hidden = classes.stream()
        .filter(scanned -> !scanned.isPublic())
        .map(scanned -> scanned.name().binaryName())
        .collect(Collectors.toSet());
    return classes.stream()
        .map(scanned -> scanned.isPublic() && isInside(hidden, scanned.name().binaryName())
            ? scanned.concealed() : scanned)
        .toList();
  }

  private static boolean isInside(Set<String> outer, String name) {
    for (int end = name.indexOf('$'); end >= 0; end = name.indexOf('$', end + 1)) {
      if (outer.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static Batch join(Future<Batch> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while classes were read");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Batch read(List<String> part) {
    Batch batch = new Batch();
    for (String name : part) {
      if (workers.isClosed()) {
        break;
      }
      read(name, batch);
    }
    return batch;
  }

  private void read(String name, Batch into) {
    try {
      byte[] bytes = container.read(name);
      if (!ClassFiles.isClassFile(bytes)) {
        into.add(container.locationOf(name), "expected a class file, found "
            + (bytes.length == 0 ? "an empty one" : "something else") + ". Build it again.");
      } else if (ClassFiles.major(bytes) > ClassFile.latestMajorVersion()) {
        into.newer.add(name);
        into.version = Math.max(into.version, ClassFiles.major(bytes));
      } else {
        add(scanner.scan(bytes), name, into);
      }
    } catch (IOException e) {
      into.add(container.locationOf(name), "cannot be read: " + Reasons.of(e) + ". Build or copy it again.");
    } catch (RuntimeException | StackOverflowError e) {
      into.add(container.locationOf(name), "expected a class file, found a damaged one ("
          + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()) + "). Compile it again.");
    }
  }

  private void add(ScannedClass scanned, String name, Batch into) {
    String expected = Printable.of(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
    if (scanned.name().binaryName().equals(expected)) {
      into.classes.add(scanned);
    } else {
      into.add(container.locationOf(name), "expected the class " + expected + ", found " + scanned.name()
          + ", which no class loader finds there; it is not counted. Move it to the folder of its package.");
    }
  }

  /// What one thread found.
  private static final class Batch {
    private final List<ScannedClass> classes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> newer = new ArrayList<>();
    private int version;

    void add(String location, String message) {
      problems.add(new Problem(location, message));
    }
  }
}
