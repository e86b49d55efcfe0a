package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.UnitId;
import dev.dovetail.core.UnitOfWork;
import dev.dovetail.fileops.Inspection.Ending;
import dev.dovetail.fileops.Inspection.State;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may have a root when, and what opening it does about what was left there.
class FileTransactionsTest {
  private static final FileTransactions AT_ONCE = new FileTransactions().withLockTimeout(Duration.ZERO);

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.toRealPath().resolve("root"));
    Files.writeString(root.resolve("a"), "a");
    Files.writeString(root.resolve("counter"), "0");
  }

  /// A log that remembers, and may be asked to fail.
  private static final class Memory implements DecisionLog {
    private final Set<UnitId> committed = new HashSet<>();
    private boolean isSilent;

    @Override
    public void commit(UnitId unit) throws IOException {
      committed.add(unit);
      if (isSilent) {
        throw new OutcomeUnknownException(unit, new IOException("no answer"));
      }
    }

    @Override
    public boolean isCommitted(UnitId unit) {
      return committed.contains(unit);
    }
  }

  /// Takes the root in a process of its own until its input ends.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (FileTransaction tx = new FileTransactions().begin(Path.of(arguments[0]))) {
        tx.write(Path.of("a"), "theirs".getBytes(UTF_8));
        System.out.println("ready");
        int end = System.in.read();
        System.exit(end + 1 == 0 ? 0 : 1);
      }
    }
  }

  /// Counts up in the file `counter`, each time in a transaction.
  static final class Counter {
    private Counter() {}

    public static void main(String[] arguments) throws IOException {
      count(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    static void count(Path root, int times) throws IOException {
      FileTransactions transactions = new FileTransactions().withLockTimeout(Duration.ofMinutes(1));
      for (int i = 0; i < times; i++) {
        try (FileTransaction tx = transactions.begin(root)) {
          int number = Integer.parseInt(new String(tx.readAllBytes(Path.of("counter")), UTF_8));
          tx.write(Path.of("counter"), Integer.toString(number + 1).getBytes(UTF_8));
          tx.commit();
        }
      }
    }
  }

  @Test
  void aRootIsHadByOneAtATime() throws IOException {
    try (FileTransaction tx = AT_ONCE.begin(root)) {
      RootBusyException busy = assertThrows(RootBusyException.class, () -> AT_ONCE.begin(root));
      assertEquals("this process", busy.holder());
      assertThrows(RootBusyException.class, () -> AT_ONCE.withLockTimeout(Duration.ofMillis(30)).begin(root));
      Path other = Files.createDirectory(folder.resolve("other"));
      AT_ONCE.begin(other).close();
      tx.commit();
      AT_ONCE.begin(root).close(); // a transaction that has ended lets it go before it is closed
    }
  }

  @Test
  void anotherProcessThatHasTheRootIsNamedAndItsDeathLetsItGo() throws Exception {
    List<String> command = Kit.java(Holder.class, Kit.nativeAccess(), root.toString());
    Process holder = new ProcessBuilder(command).start();
    try (var out = holder.inputReader()) {
      assertEquals("ready", out.readLine());
      RootBusyException busy = assertThrows(RootBusyException.class, () -> AT_ONCE.begin(root));
      assertEquals("process " + holder.pid(), busy.holder());
      Inspection inspection = AT_ONCE.inspect(root);
      assertEquals("process " + holder.pid(), inspection.holder().orElseThrow());
      assertEquals(State.STAGING, inspection.units().getFirst().state());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (FileTransaction tx = AT_ONCE.begin(root)) {
      assertEquals(1, tx.recovered().rolledBack().size());
      assertEquals("a", new String(tx.readAllBytes(Path.of("a")), UTF_8));
    }
  }

  @Test
  void noUpdateIsLostBetweenThreadsAndProcesses() throws Exception {
    List<String> command = Kit.java(Counter.class, Kit.nativeAccess(), root.toString(), "10");
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        tasks.add(
            () -> {
              Counter.count(root, 10);
              return 0;
            });
      }
      tasks.add(() -> Kit.run(command).exit());
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        assertEquals(0, task.get());
      }
    }
    assertEquals("30", Files.readString(root.resolve("counter")));
  }

  @Test
  void anInterruptedThreadStopsWaiting() throws IOException {
    try (FileTransaction _ = AT_ONCE.begin(root)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedIOException.class, () -> new FileTransactions().begin(root));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aUnitOfWorkDecidesForAllItsParts() throws IOException {
    Memory log = new Memory();
    FileTransactions transactions = AT_ONCE.withDecisionLog(log);
    try (UnitOfWork unit = UnitOfWork.begin(log);
        FileTransaction tx = unit.enlist(transactions.begin(root, unit.id()))) {
      tx.write(Path.of("a"), "new".getBytes(UTF_8));
      unit.commit();
    }
    assertEquals("new", Files.readString(root.resolve("a")));
    try (UnitOfWork unit = UnitOfWork.begin(log);
        FileTransaction tx = unit.enlist(transactions.begin(root, unit.id()))) {
      tx.write(Path.of("a"), "never".getBytes(UTF_8));
    }
    assertEquals("new", Files.readString(root.resolve("a")));
    assertTrue(transactions.inspect(root).isClean());
  }

  @Test
  void anUnknownOutcomeIsLookedUpByTheNextOpeningInTheRightLogOnly() throws IOException {
    Memory log = new Memory();
    FileTransactions transactions = AT_ONCE.withDecisionLog(log);
    log.isSilent = true;
    UnitId id = UnitId.random();
    try (UnitOfWork unit = UnitOfWork.begin(id, log);
        FileTransaction tx = unit.enlist(transactions.begin(root, id))) {
      tx.write(Path.of("a"), "new".getBytes(UTF_8));
      assertThrows(OutcomeUnknownException.class, unit::commit);
    }
    assertEquals("a", Files.readString(root.resolve("a")));
    assertEquals(Ending.ASK_LOG, AT_ONCE.inspect(root).units().getFirst().ending());
    assertThrows(UnsettledTransactionException.class, () -> AT_ONCE.begin(root));
    assertThrows(UnsettledTransactionException.class, () -> AT_ONCE.recover(root));
    Inspection inspection = transactions.inspect(root);
    assertEquals(Ending.ROLL_FORWARD, inspection.units().getFirst().ending());
    assertEquals("a", Files.readString(root.resolve("a")));
    assertEquals(List.of(id), transactions.recover(root).committed());
    assertEquals("new", Files.readString(root.resolve("a")));
  }

  @Test
  void anInspectionSaysWhatOpeningWouldDoAndChangesNothing() throws IOException {
    assertTrue(AT_ONCE.inspect(root).isClean());
    assertFalse(Files.exists(root.resolve(".transactions")));
    UnitId id = prepare();
    Map<String, String> before = Kit.picture(root);
    Inspection.Unit unit = AT_ONCE.withDecisionLog(new Memory()).inspect(root).units().getFirst();
    assertEquals(State.PREPARED, unit.state());
    assertEquals(Ending.ROLL_BACK, unit.ending());
    assertEquals(
        List.of("move a to b", "move .transactions/" + id + ".work/new-1 to new"),
        unit.steps().stream().sorted().toList().reversed());
    FileJournal.open(root.resolve(".transactions"), root).decisions().commit(id);
    assertEquals(Ending.ROLL_FORWARD, AT_ONCE.inspect(root).units().getFirst().ending());

    Files.writeString(root.resolve("new"), "theirs");
    Files.move(root.resolve("a"), folder.resolve("away"));
    Files.writeString(root.resolve(".transactions/notes"), "1");
    Inspection bad = AT_ONCE.inspect(root);
    assertEquals(Ending.REFUSE, bad.units().getFirst().ending());
    assertEquals(
        List.of("a is missing", "new is in the way"),
            bad.units().getFirst().findings().stream().sorted().toList());
    assertEquals(List.of(root.resolve(".transactions/notes")), bad.foreign());
    assertTrue(bad.toString().contains("a is missing"), bad::toString);
    assertThrows(UnsettledTransactionException.class, () -> AT_ONCE.begin(root));

    Files.delete(root.resolve("new"));
    Files.move(folder.resolve("away"), root.resolve("a"));
    assertEquals(List.of(id), AT_ONCE.recover(root).committed());
    assertEquals(Map.of("b", "a", "counter", "0", "new", "/"), TreeModel.picture(root));
    assertEquals("/", before.get(".transactions"));
  }

  @Test
  void aDamagedJournalIsReportedAndNothingIsDone() throws IOException {
    UnitId id = prepare();
    FileJournal.open(root.resolve(".transactions"), root).decisions().commit(id);
    Path journal = root.resolve(".transactions/" + id + ".journal");
    byte[] bytes = Files.readAllBytes(journal);
    byte[] damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 1;
    Files.write(journal, damaged);
    Map<String, String> before = TreeModel.picture(root);
    Inspection.Unit unit = AT_ONCE.inspect(root).units().getFirst();
    assertEquals(State.DAMAGED, unit.state());
    assertEquals(Ending.REFUSE, unit.ending());
    assertThrows(UnsettledTransactionException.class, () -> AT_ONCE.begin(root));
    assertEquals(before, TreeModel.picture(root));
    Files.write(journal, bytes);
    assertEquals(List.of(id), AT_ONCE.recover(root).committed());
  }

  /// Prepares a transaction whose process then dies.
  private UnitId prepare() throws IOException {
    try (FileTransaction tx = AT_ONCE.begin(root)) {
      tx.createDirectory(Path.of("new"));
      tx.move(Path.of("a"), Path.of("b"));
      tx.prepare(tx.unit());
      return tx.unit();
    }
  }
}
