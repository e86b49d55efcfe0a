"""Makes the workbooks of this folder, with openpyxl 3.0.9."""
import datetime as dt
from openpyxl import Workbook

def types(epoch, name):
    book = Workbook()
    if epoch:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904
        book.epoch = CALENDAR_MAC_1904
    notes = book.active
    notes.title = "Empty"
    hidden = book.create_sheet("Hidden")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "secret"
    sheet = book.create_sheet("Daten & Größen")
    rows = [
        ["id", "name", "price", "day", "at", "time", "span", "ok", "code", "big"],
        [1, "Änne <b>", 0.1, dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 12, 30, 15), dt.time(7, 5), dt.timedelta(hours=27, minutes=30), True, "007", 1e21],
        [2, "two\nlines", 1.1, dt.date(1904, 1, 2), dt.datetime(1999, 12, 31, 23, 59, 59), dt.time(23, 59, 59), dt.timedelta(minutes=1), False, "12", 123456789012345],
        [3, None, -2.50, None, dt.datetime(2024, 1, 1), dt.time(0, 0), None, None, "N/A", 1.5e-7],
        [4, "emoji 😀", 1/3, dt.date(9999, 12, 31), None, None, None, True, "x", -0.0],
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cell = sheet.cell(row=r + 4, column=c + 3, value=value)
            if isinstance(value, dt.timedelta):
                cell.number_format = "[h]:mm:ss"
    book.save(name)

def large():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("S")
    sheet.append(["i", "text", "x"])
    for i in range(3000):
        sheet.append([i, "text %d" % (i % 50), i / 8])
    book.save("large.xlsx")

types(False, "types.xlsx")
types(True, "types1904.xlsx")
large()
