/// Tables in Excel workbooks (`.xlsx`, `.xlsm`): one sheet, streamed, in bounded memory.
///
/// It exports nothing: put it on the module path, and [dev.dovetail.analysis.table.TableReader] and
/// [dev.dovetail.analysis.table.TableProfiler] find it. Needs no library beside the JDK's own XML parser. It
/// never evaluates a formula, never fetches what a workbook refers to, and never runs a macro; the old binary
/// formats (`.xls`, `.xlsb`) and encrypted workbooks are refused with a reason.
///
/// A cell that is an error is null. `#N/A` says that there is no value; any other one (`#DIV/0!`) makes its
/// row a bad one, which is kept, skipped or ends the reading as [dev.dovetail.analysis.table.BadRowPolicy]
/// says. A row that is longer than those above it is not bad: it adds columns, and nothing of it is lost.
/// Blank rows are no rows, wherever they are, and the table is all that the sheet has: of two tables on one
/// sheet the second is read as rows of the first.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.excel {
  requires dev.dovetail.analysis.table;
  requires java.xml;
  requires static org.jspecify; // annotations, read by compilers only

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.excel.ExcelFormat;
}
