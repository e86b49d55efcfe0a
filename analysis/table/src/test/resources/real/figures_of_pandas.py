"""Makes the files pandas-*.tsv: what pandas and SciPy say of the data sets here.

Run by hand with pandas 1.5 and SciPy 1.10 (Debian: python3-pandas python3-scipy) in this folder:
    python3 figures_of_pandas.py
No test needs Python. Doubles are written so that they read back as the same bits. Beside pandas' doubles this
computes each mean, deviation and skewness with fractions, and stops if pandas is off by more than 1e-12.
"""
import json
import math
import pathlib
from fractions import Fraction

import numpy
import pandas
from scipy.stats import median_abs_deviation

HERE = pathlib.Path(__file__).parent
# What pandas 2 takes for null by default, and pandas 1.5 does not.
NULLS = ["None"]
CODES = {"zipcodes.csv": ["zip_code"]}
TIMES = {"seattle-weather.csv": ["date"], "birdstrikes.csv": ["Flight Date"], "github.csv": ["time"],
         "cars.json": ["Year"], "movies.json": ["Release Date"], "stocks.csv": ["date"]}
# Their first line gives the shape of the data, and the columns beyond it no name.
UNNAMED = {"breast_cancer.csv": 31, "wine_data.csv": 14}
PERCENTS = [1, 5, 25, 50, 75, 95, 99]


def read(file):
    """Returns the typed table, and the same with every cell as it is spelled."""
    if file.suffix == ".json":
        records = json.loads(file.read_text(encoding="utf-8"))
        typed = pandas.DataFrame(records)
        return typed, pandas.DataFrame([{k: json.dumps(v) for k, v in r.items()} for r in records])
    options = {"sep": "\t" if file.name in ("unemployment.tsv", "anes96.csv") else ",",
               "float_precision": "round_trip"}
    if file.name == "anes96.csv":
        options["quotechar"] = "'"
    if file.name in UNNAMED:
        first = file.read_text().split("\n", 1)[0].split(",")
        width = UNNAMED[file.name]
        options.update(skiprows=1, header=None,
                       names=first + [f"column_{i + 1}" for i in range(len(first), width)])
    codes = {name: str for name in CODES.get(file.name, [])}
    typed = pandas.read_csv(file, dtype=codes, na_values=NULLS, **options)
    return typed, pandas.read_csv(file, dtype=str, keep_default_na=False, **options)


def number(value):
    value = float(value)
    return "" if math.isnan(value) else repr(value)


def check(what, double, exact):
    if abs(double - exact) > 1e-12 * max(abs(exact), 1):
        raise SystemExit(f"pandas' {what} is {double!r}, exactly {exact!r}")


def moments(name, values):
    """Returns sum, mean, deviation and skewness as pandas has them."""
    exact = [Fraction(str(v)) for v in values]
    n = len(exact)
    mean = sum(exact) / n
    m2 = sum((v - mean) ** 2 for v in exact)
    m3 = sum((v - mean) ** 3 for v in exact)
    check(name + " mean", values.mean(), float(mean))
    if n > 1:
        check(name + " std", values.std(), math.sqrt(m2 / (n - 1)))
    if n > 2 and m2 > 0:
        skew = float(m3) / n / (float(m2) / n) ** 1.5 * math.sqrt(n * (n - 1)) / (n - 2)
        check(name + " skew", values.skew(), skew)
    skew = values.skew() if n > 2 and m2 > 0 else math.nan
    return [number(values.sum()), number(values.mean()), number(values.std()), number(skew)]


def order(values):
    if values.nunique() < 2:
        return "NONE"
    for direction, is_so in (("INCREASING", values.is_monotonic_increasing),
                             ("DECREASING", values.is_monotonic_decreasing)):
        if is_so:
            return ("STRICTLY_" if values.is_unique else "") + direction
    return "UNORDERED"


def column(file, name, series):
    values = series.dropna()
    kind = "number" if pandas.api.types.is_numeric_dtype(values) else "text"
    if name in TIMES.get(file, []):
        kind = "time"
        values = pandas.to_datetime(values)
    if kind == "text":
        values = values.astype(str)
    numbers, show = values, str
    if kind == "time":
        is_date = bool((values == values.dt.normalize()).all())
        numbers = (values - pandas.Timestamp(0)) / pandas.Timedelta(1, "D" if is_date else "s")
        show = lambda v: v.date().isoformat() if is_date else v.isoformat()
    fields = [file, name, kind, len(series), len(values), series.isna().sum(), values.nunique(),
              "UNIQUE" if values.is_unique else "REPEATED", order(values),
              show(values.min()), show(values.max())]
    fields += moments(f"{file} {name}", values) if kind == "number" else [""] * 4
    if kind == "text":
        fields += [""] * 8
    else:
        fields += [number(numbers.quantile(p / 100, interpolation="linear")) for p in PERCENTS]
        fields.append(number(median_abs_deviation(numbers)))
    counts = sorted(values.value_counts().items(), key=lambda item: item[0])
    counts = sorted(counts, key=lambda item: -item[1])[:10]
    for value, count in counts:
        fields += [show(value), count]
    return fields


def line(fields):
    text = [str(field) for field in fields]
    assert not any(c in field for field in text for c in "\t\r\n"), text
    return "\t".join(text) + "\n"


def main():
    head = ["file", "column", "kind", "rows", "count", "nulls", "distinct", "uniqueness", "order", "min", "max",
            "sum", "mean", "std", "skew", *(f"p{p}" for p in PERCENTS), "mad", "value", "count", "..."]
    columns = [head]
    correlations = [["file", "first", "second", "coefficient", "rows"]]
    duplicates = [["file", "rows", "duplicates"]]
    files = [f for f in sorted(HERE.iterdir())
             if f.suffix in (".csv", ".json") or f.name == "unemployment.tsv"]
    for file in files:
        typed, verbatim = read(file)
        duplicates.append([file.name, len(verbatim), verbatim.duplicated().sum()])
        columns += [column(file.name, name, typed[name]) for name in typed]
        numeric = typed.select_dtypes("number")
        matrix = numeric.corr()
        for i, first in enumerate(numeric):
            for second in numeric.columns[i + 1:]:
                both = int((numeric[first].notna() & numeric[second].notna()).sum())
                correlations.append([file.name, first, second, number(matrix.at[first, second]), both])
    for name, lines in (("columns", columns), ("correlations", correlations), ("duplicates", duplicates)):
        with open(HERE / f"pandas-{name}.tsv", "w", encoding="utf-8", newline="") as out:
            out.writelines(map(line, lines))


main()
