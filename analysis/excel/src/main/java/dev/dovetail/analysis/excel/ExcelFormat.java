package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import dev.dovetail.analysis.table.spi.ZipContents;
import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// Workbooks of Office Open XML (ECMA-376), transitional or strict. Old binary and encrypted ones are
/// accepted only to say what they are.
public final class ExcelFormat implements TableFormat {
  private static final Set<String> EXTENSIONS = Set.of("xlsx", "xlsm", "xltx", "xltm");
  private static final String ZIP = "PK\u0003\u0004";
  private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0";

  /// For the service loader.
  public ExcelFormat() {}

  @Override
  public String name() {
    return "xlsx";
  }

  @Override
  public boolean accepts(FileHead head, ReadOptions options) {
    String text = new String(head.bytes(), ISO_8859_1);
    if (text.startsWith(COMPOUND)) {
      return EXTENSIONS.contains(head.extension()) || head.extension().equals("xls");
    }
    return text.startsWith(ZIP)
        && (EXTENSIONS.contains(head.extension()) || head.extension().equals("xlsb")
            || (text.contains("[Content_Types].xml") && text.contains("xl/workbook.xml")));
  }

  @Override
  public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
    if (new String(source.head().bytes(), ISO_8859_1).startsWith(COMPOUND)) {
      throw new NotATableException(CompoundFile.isEncryptedWorkbook(source.seekable())
          ? "The workbook is encrypted; save it without a password"
          : "The file is an old binary workbook (.xls) or another document of that kind, which are not read; save "
              + "it as .xlsx");
    }
    try {
      ZipContents zip = ZipContents.of(source.seekable(), options);
      Workbook workbook = Workbook.read(zip, options);
      return new SheetChoice(workbook, source.head().fileName(), options).read(sink);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException failure) {
        throw failure;
      }
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
      throw new DamagedTableException("The workbook is damaged: its XML is malformed at line " + line
          + ", column " + column);
    }
  }
}
