package dev.dovetail.analysis.table.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableProfiler;
import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Parts of the module, measured alone: the index of fields, the parser by kind of value, and warm profiles.
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class Micro {
  /// A file; its size is the parameter.
  @State(Scope.Benchmark)
  public static class Input {
    /// The label of the size.
    @Param({"10k", "10m"})
    public String size;

    private Path file() {
      return Path.of(System.getProperty("dovetail.bench.folder"), size + ".csv");
    }
  }

  /// Finds the fields of a file, and does nothing with them.
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long index(Input input) throws IOException {
    CountingSink sink = new CountingSink();
    new TableOpener().read(input.file(), ReadOptions.defaults(), Progress.none(), sink);
    return sink.fields;
  }

  /// Profiles a file.
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long profile(Input input) throws IOException {
    return new TableProfiler().profile(input.file()).orElseThrow().rows();
  }

  /// A value; its spelling is the parameter.
  @State(Scope.Benchmark)
  public static class Value {
    /// The spelling.
    @Param({"1234567", "-1234.56", "123.456789012345", "1.5e-7", "2024-02-29", "2024-02-29T12:30:59", "true",
        "Springfield"})
    public String value;

    private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());
    private byte[] bytes = {};

    /// Encodes the spelling.
    @Setup
    public void encode() {
      bytes = value.getBytes(US_ASCII);
    }
  }

  /// Reads a value that could be of any kind.
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public int parse(Value value) {
    return value.parser.parse(value.bytes, 0, value.bytes.length, Kinds.ALL);
  }

  private static final class CountingSink implements RowSink {
    private long fields;

    @Override
    public void columns(List<String> names) {
      // fields are counted
    }

    @Override
    public void numbers(NumberSpelling spelling) {
      // fields are counted
    }

    @Override
    public void batch(FieldBatch batch) {
      fields += (long) batch.rows() * batch.columns();
    }

    @Override
    public void badRow(BadRow row) {
      // fields are counted
    }
  }

  /// Runs all of these.
  ///
  /// @param options for a JVM in which the module is one
  static void run(List<String> options, Samples samples) throws IOException, RunnerException {
    Path folder = samples.file(Size.of("10k")).getParent();
    samples.file(Size.of("10m"));
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-Ddovetail.bench.folder=" + folder));
    for (String concealed : List.of("internal", "internal.value")) {
      all.add("--add-exports=dev.dovetail.analysis.table/dev.dovetail.analysis.table." + concealed
          + "=ALL-UNNAMED");
    }
    new Runner(new OptionsBuilder().include(Micro.class.getName())
        .jvmArgs(all.toArray(String[]::new)).build()).run();
  }
}
