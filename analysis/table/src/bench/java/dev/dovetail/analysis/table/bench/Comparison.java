package dev.dovetail.analysis.table.bench;

import dev.dovetail.analysis.table.bench.Figures.Figure;
import dev.dovetail.analysis.table.bench.Remote.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The profile of a table, and reading one and summing a column by another, beside what other programs have
/// that comes closest: DuckDB (`SUMMARIZE`, and exact aggregates), pandas (`describe`, `nunique`), Polars
/// (the same as expressions), Tablesaw (`summary`), DFLib. They do not give the same: ours gives most.
///
/// What to install: a JDK 25 and Maven fetch what is Java. For pandas `apt-get install python3-pandas`; for
/// Polars Node.js, and
/// `npm install --include=optional --prefix /tmp/dovetail-bench nodejs-polars nodejs-polars-linux-x64-gnu`.
/// A program that is missing is left out, with a message. Linux only, as memory and processor time are read
/// from `/proc`. The tables are made once, 1.1 GB in `dovetail-bench` in the folder for temporary files.
///
/// Arguments: the folder for what is made, the number of rounds, and what to leave the rest out for,
/// separated by blanks: sizes (`10k 10m 106m 985m`), `profile`, `groupby`, `cold`, `warm`, programs,
/// `agreement` (our figures against DuckDB's), `jmh` (parts of the module, measured alone). Cold is a
/// process from start to end, warm the same work repeated in one process. The contenders take turns, so that
/// what disturbs the machine disturbs all of them. DuckDB's driver unpacks its library, 77 MB, at each start.
/// The table is also appended to `bench/figures.md` in that folder.
public final class Comparison {
  private static final List<String> WORK = List.of("profile", "groupby");
  private static final List<String> PARTS = List.of("cold", "warm", "agreement", "jmh");
  private static final long LONGEST_WARM_UP = 10_000_000_000L;

  private final Programs programs;
  private final Samples samples;
  private final Path report;
  private final int rounds;
  private final List<String> asked;

  private Comparison(Path target, int rounds, List<String> asked) throws IOException {
    Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "dovetail-bench"));
    Files.createDirectories(target);
    this.programs = new Programs(folder, target);
    this.samples = new Samples(folder);
    this.report = target.resolve("figures.md");
    this.rounds = rounds;
    this.asked = asked;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> asked = arguments.length < 3 ? List.of() : List.of(arguments[2].trim().split(" +"));
    new Comparison(Path.of(arguments[0], "bench"), Integer.parseInt(arguments[1]), asked).run();
  }

  private boolean isAsked(String what, List<String> among) {
    return asked.contains(what) || asked.stream().noneMatch(among::contains);
  }

  private void run() throws Exception {
    List<Size> sizes = Size.ALL.stream()
        .filter(size -> isAsked(size.label(), Size.ALL.stream().map(Size::label).toList())).toList();
    for (Size size : sizes) {
      samples.file(size);
    }
    if (isAsked("cold", PARTS) || isAsked("warm", PARTS)) {
      if (isAsked("dovetail-aot", Programs.ALL)) {
        programs.train(samples.file(Size.of("10m")), Size.of("10m"));
      }
      say("\nload " + load() + ", medians of " + rounds + "\n\n" + Figures.HEAD);
      for (Size size : sizes) {
        for (Work work : Work.values()) {
          if (isAsked(work.label(), WORK)) {
            compare(size, work);
          }
        }
      }
      say("\nload " + load() + "\n");
    }
    if (isAsked("agreement", PARTS)) {
      for (Size size : sizes) {
        say(programs.agreement(samples.file(size)));
      }
    }
    if (isAsked("jmh", PARTS)) {
      Micro.run(programs.moduleOptions(), samples);
    }
  }

  private void say(String text) throws IOException {
    System.out.print(text);
    System.out.flush();
    Files.writeString(report, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private void compare(Size size, Work work) throws IOException {
    List<String> contenders = new ArrayList<>();
    for (String name : Programs.ALL) {
      if (isAsked(name, Programs.ALL)) {
        String absence = programs.absence(name, work, size, asked.contains(name));
        if (absence.isEmpty()) {
          contenders.add(name);
        } else {
          System.err.println(size.label() + " " + work.label() + ": " + name + " " + absence);
        }
      }
    }
    if (isAsked("cold", PARTS)) {
      say(cold(contenders, size, work).lines(size.label() + " " + work.label() + " cold"));
    }
    if (isAsked("warm", PARTS)) {
      say(warm(contenders, size, work).lines(size.label() + " " + work.label() + " warm"));
    }
  }

  private Figures cold(List<String> contenders, Size size, Work work) throws IOException {
    Figures figures = new Figures();
    List<String> able = new ArrayList<>(contenders);
    for (int round = 0; round < rounds; round++) {
      able.removeIf(name -> {
        try {
          figures.add(name, cold(name, size, work));
          return false;
        } catch (IOException e) {
          return failed(name, e);
        }
      });
    }
    return figures;
  }

  private Figure cold(String name, Size size, Work work) throws IOException {
    long start = System.nanoTime();
    Answer answer;
    try (Remote remote = programs.start(name, work, samples.file(size), size)) {
      answer = remote.ask(1);
    }
    return new Figure((System.nanoTime() - start) / 1e9, answer.processor(), answer.peak(),
        answer.outcome());
  }

  private static boolean failed(String name, IOException e) {
    System.err.println(name + " failed: " + e.getMessage());
    return true;
  }

  private Figures warm(List<String> contenders, Size size, Work work) throws IOException {
    Figures figures = new Figures();
    Map<String, Remote> remotes = new LinkedHashMap<>();
    try {
      Map<String, Double> processor = new LinkedHashMap<>();
      for (String name : contenders) {
        Remote remote = programs.start(name, work, samples.file(size), size);
        remotes.put(name, remote);
        try {
          processor.put(name, warmUp(remote, size).processor());
        } catch (IOException e) {
          failed(name, e);
        }
      }
      for (int round = 0; round < rounds; round++) {
        List<String> order = new ArrayList<>(processor.keySet());
        Collections.rotate(order, round);
        for (String name : order) {
          Answer answer = remotes.get(name).ask(size.repeats());
          double before = processor.put(name, answer.processor());
          figures.add(name, new Figure(answer.seconds() / size.repeats(),
              (answer.processor() - before) / size.repeats(), answer.peak(), answer.outcome()));
        }
      }
    } finally {
      remotes.values().forEach(Remote::close);
    }
    return figures;
  }

  private static Answer warmUp(Remote remote, Size size) throws IOException {
    long start = System.nanoTime();
    Answer answer = remote.ask(1);
    for (int i = 1; i < size.warmUps() && System.nanoTime() - start < LONGEST_WARM_UP; i++) {
      answer = remote.ask(1);
    }
    return answer;
  }
}
