package dev.dovetail.fileops;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.Outcome;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.UnitId;
import dev.dovetail.core.UnitOfWork;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// What the fault tests interrupt: transactions over the directory `root` of a folder, beside a directory
/// `source` to copy from and a directory `log` for decisions.
enum TransactionScenario {
  WRITE_AND_COPY {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      tx.createDirectories(Path.of("new/deep"));
      write(tx, "new/deep/one", "1");
      write(tx, "new/two", "2");
      write(tx, "tree/three", "3");
      tx.copy(source, Path.of("copied"));
    }
  },
  MOVE {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      tx.move(Path.of("tree"), Path.of("moved"));
      tx.move(Path.of("a"), Path.of("old/a"));
    }
  },
  REPLACE {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      write(tx, "a", "new a");
      write(tx, "b", "new b");
      tx.copy(source, Path.of("tree"), StandardCopyOption.REPLACE_EXISTING);
    }
  },
  REMOVE_TREE {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      tx.remove(Path.of("tree"));
      tx.remove(Path.of("a"));
    }
  },
  MIXED {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      tx.move(Path.of("a"), Path.of("aside"));
      tx.move(Path.of("b"), Path.of("a"));
      tx.move(Path.of("aside"), Path.of("b")); // they change places
      tx.move(Path.of("tree/sub"), Path.of("sub"));
      tx.remove(Path.of("tree"));
      tx.copy(source, Path.of("tree"));
      tx.move(Path.of("sub"), Path.of("tree/sub"), StandardCopyOption.REPLACE_EXISTING);
      write(tx, "tree/sub/z", "new z");
      tx.createSymbolicLink(Path.of("link"), Path.of("tree"));
    }
  },
  NESTED {
    @Override
    void act(FileTransaction tx, Path source) throws IOException {
      write(tx, "a", "new a");
      tx.copy(source, Path.of("copied"));
      tx.remove(Path.of("old"));
    }
  };

  private static final UnitId UNIT = new UnitId("unit-1");

  /// Does the scenario's changes.
  abstract void act(FileTransaction tx, Path source) throws IOException;

  private static void write(FileTransaction tx, String file, String content) throws IOException {
    tx.write(Path.of(file), content.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes the folder as it is before the transaction.
  static Path folder(Path folder) throws IOException {
    for (String file :
        new String[] {"root/a", "root/b", "root/tree/x", "root/tree/sub/z", "root/old/y", "source/s",
            "source/d/t"}) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), file);
    }
    Files.createDirectory(folder.resolve("log"));
    return folder;
  }

  /// Runs the transaction to its end.
  ///
  /// @return whether it is finished
  /// @throws OutcomeUnknownException if that is not known
  /// @throws IOException if it was rolled back
  boolean run(Path folder) throws IOException {
    Path source = folder.resolve("source");
    if (this != NESTED) {
      try (FileTransaction tx = transactions(folder).begin(folder.resolve("root"))) {
        act(tx, source);
        return tx.commit().isFinished();
      }
    }
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, new FileLog(folder.resolve("log")));
        FileTransaction tx = unit.enlist(transactions(folder).begin(folder.resolve("root"), UNIT))) {
      act(tx, source);
      Outcome outcome = unit.commit();
      return outcome.isFinished();
    }
  }

  /// Opens the root as after a restart.
  Recovery.Report recover(Path folder) throws IOException {
    return transactions(folder).recover(folder.resolve("root"));
  }

  private FileTransactions transactions(Path folder) {
    FileTransactions transactions = new FileTransactions();
    return this == NESTED ? transactions.withDecisionLog(new FileLog(folder.resolve("log"))) : transactions;
  }

  /// Tells whether the other log holds the decision; as good as yes where there is none.
  boolean isLogged(Path folder) throws IOException {
    return this != NESTED || new FileLog(folder.resolve("log")).isCommitted(UNIT);
  }

  /// Returns what is in the root, without the journal's directory.
  static Map<String, String> picture(Path folder) throws IOException {
    Map<String, String> picture = new TreeMap<>(Kit.picture(folder.resolve("root")));
    picture.keySet().removeIf(name -> name.startsWith(".transactions"));
    return picture;
  }

  /// A decision log that is a directory with a file for each committed unit.
  private record FileLog(Path directory) implements DecisionLog {
    @Override
    public void commit(UnitId unit) throws IOException {
      Path draft = directory.resolve("draft");
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, directory.resolve(unit.value()), StandardCopyOption.ATOMIC_MOVE);
      try {
        Durability.syncDirectory(directory);
      } catch (IOException e) {
        throw new OutcomeUnknownException(unit, e);
      }
    }

    @Override
    public boolean isCommitted(UnitId unit) throws IOException {
      return Files.exists(directory.resolve(unit.value()));
    }
  }

  /// What the child JVM does: runs a scenario in a folder; its exit code is what it was told, see [Told].
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[1]);
      Told told;
      try {
        boolean isFinished = valueOf(arguments[0]).run(folder);
        told = isFinished ? Told.FINISHED : Told.COMMITTED;
        Files.createDirectory(Path.of(arguments[2])); // seen from outside as the moment after the commit
      } catch (OutcomeUnknownException e) {
        told = Told.UNKNOWN;
      } catch (IOException e) {
        if (arguments.length > 3) {
          e.printStackTrace();
        }
        told = Told.FAILED;
      }
      System.exit(told.exit());
    }
  }

  /// What the one who ran a scenario was told.
  enum Told {
    FINISHED(10),
    COMMITTED(11),
    UNKNOWN(12),
    FAILED(13),
    KILLED(137),
    NOT_STARTED(1);

    private final int exit;

    Told(int exit) {
      this.exit = exit;
    }

    int exit() {
      return exit;
    }

    static Told of(int exit) {
      return Arrays.stream(values()).filter(told -> told.exit == exit).findAny().orElse(NOT_STARTED);
    }
  }
}
