package dev.dovetail.analysis.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import dev.hardwood.HardwoodContext;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Apache Parquet, whatever the file's name.
public final class ParquetFormat implements TableFormat {
  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";

  /// For the service loader.
  public ParquetFormat() {}

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    String begin = begin(head);
    return begin.equals(MAGIC) || (begin.equals(ENCRYPTED) && head.extension().equals("parquet"));
  }

  private static String begin(FileHead head) {
    return new String(head.bytes(), 0, Math.min(4, head.bytes().length), ISO_8859_1);
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    if (begin(source.head()).equals(ENCRYPTED)) {
      throw new NotATableException("The Parquet file is encrypted, which is not read");
    }
    ChannelFile file = new ChannelFile(source.seekable(), source.head().fileName());
    List<String> notes = new ArrayList<>();
    try (HardwoodContext context = HardwoodContext.create(options.threads());
        ParquetFileReader reader = ParquetFileReader.open(file, context)) {
      check(reader, options);
      if (reader.getFileSchema().isFlatSchema()) {
        new FlatReader(reader, options, sink, notes).read();
      } else {
        new NestedReader(reader, options, sink, notes).read();
      }
    } catch (TableException | CancellationException e) {
      throw e;
    } catch (IOException e) {
      throw failure(e, file);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw failure(e, file); // the library meets damage with whatever its decoders run into
    }
    return new Dialect(Finding.given("UTF-8", "Parquet is"), Finding.given("none", "Parquet has no lines"),
        Optional.empty(), notes);
  }

  private static void check(ParquetFileReader reader, ReadOptions options) throws TableLimitException {
    int columns = reader.getFileSchema().getRootNode().children().size();
    if (columns > options.maxColumns()) {
      throw new TableLimitException("The table has " + columns + " columns, the limit is "
          + options.maxColumns()
          + "; if that is right, raise ReadOptions.maxColumns");
    }
  }

  /// Says what the library met: what the file's channel said, what the library cannot, or damage.
  private static IOException failure(Throwable e, ChannelFile file) {
    Optional<IOException> real = file.failure();
    if (real.isPresent()) {
      return real.get();
    }
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof UnsupportedOperationException)) {
      if (cause instanceof CancellationException cancelled) {
        throw cancelled;
      }
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) { // for one array whose length was read from the file
      return new TableLimitException("The Parquet file asks for more memory than there is, near byte "
          + file.last()
          + ": it is damaged, or its pages are very large, for which Java can be given more (-Xmx)");
    }
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause instanceof UnsupportedOperationException
        ? new NotATableException("The Parquet file uses what is not read here: " + said)
        : new DamagedTableException("The Parquet file is damaged or cut off, near byte " + file.last() + " ("
            + cause.getClass().getSimpleName() + ": " + said + ")");
  }
}
