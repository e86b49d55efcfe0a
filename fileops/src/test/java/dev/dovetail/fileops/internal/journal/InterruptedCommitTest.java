package dev.dovetail.fileops.internal.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.FileTransaction;
import dev.dovetail.fileops.FileTransactions;
import dev.dovetail.fileops.TreeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The law of recovery: after any number of steps of any transaction, run any number of times from the
/// beginning, the next opening finishes it if it was committed.
class InterruptedCommitTest {
  @TempDir Path folder;

  /// A log in memory, which outlives the transactions as a database would.
  private record Memory(Set<UnitId> committed) implements DecisionLog {
    @Override
    public void commit(UnitId unit) {
      committed.add(unit);
    }

    @Override
    public boolean isCommitted(UnitId unit) {
      return committed.contains(unit);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anyTransactionIsFinishedOrUndoneWhereverItStopped(int seed) throws IOException {
    Random random = new Random(seed);
    Path root = Files.createDirectory(folder.resolve("root")).toRealPath();
    TreeModel model = new TreeModel();
    Memory log = new Memory(new HashSet<>());
    FileTransactions transactions = new FileTransactions().withDecisionLog(log);
    for (int i = 0; i < Integer.getInteger("fileops.transactions", 40); i++) {
      TreeModel next = new TreeModel(model);
      List<String> story = new ArrayList<>(List.of("seed " + seed));
      UnitId unit;
      try (FileTransaction tx = transactions.begin(root)) {
        unit = tx.unit();
        for (int steps = random.nextInt(12); steps >= 0; steps--) {
          story.add(next.step(tx, random));
        }
        tx.prepare(unit);
      } // and the process dies
      if (random.nextInt(3) > 0) {
        log.commit(unit);
        interrupt(root, unit, random, story);
        model = next;
      }
      String what = story.toString();
      try {
        assertTrue(transactions.recover(root).unsettled().isEmpty());
      } catch (IOException e) {
        throw new AssertionError(what, e);
      }
      assertEquals(model.files(), TreeModel.picture(root), what);
    }
  }

  private static void interrupt(Path root, UnitId unit, Random random,
      List<String> story) throws IOException {
    Places places = new Places(root.resolve(".transactions"), new PathCodec(root));
    List<Step> steps = Objects.requireNonNull(places.journal(unit).read()).steps();
    story.addAll(steps.stream().map(Step::toString).toList());
    for (int times = random.nextInt(3); times > 0; times--) {
      int begin = afterBarrier(steps);
      int done = begin + random.nextInt(steps.size() + 1 - begin);
      story.add("stop after " + done);
      new StepRunner().run(steps.subList(0, done));
    }
  }

  /// A run that stops before a barrier that was passed has done nothing.
  private static int afterBarrier(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Barrier(var mark) && Files.exists(mark)) {
        return i + 1;
      }
    }
    return 0;
  }
}
