/// Tables in Excel workbooks (`.xlsx`, `.xlsm`): one sheet, streamed, in bounded memory.
///
/// It exports nothing: put it on the module path, and [dev.dovetail.analysis.table.TableReader] and
/// [dev.dovetail.analysis.table.TableProfiler] find it. Needs no library beside the JDK's own XML parser. It
/// never evaluates a formula, never fetches what a workbook refers to, and never runs a macro; the old binary
/// formats (`.xls`, `.xlsb`) and encrypted workbooks are refused with a reason.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.excel {
  requires dev.dovetail.analysis.table;
  requires java.xml;
  requires static org.jspecify; // annotations, read by compilers only

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.excel.ExcelFormat;
}
