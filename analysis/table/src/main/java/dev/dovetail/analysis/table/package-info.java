/// Tables in memory and profiles of delivered ones. Start from [dev.dovetail.analysis.table.Table] and, for
/// options, [dev.dovetail.analysis.table.TableReader]; to learn what is in a table of any size, from
/// [dev.dovetail.analysis.table.TableProfiler].
///
/// What is computed is written with expressions that the compiler checks; the columns they name are checked
/// when a table computes them:
///
/// {@snippet lang=java :
/// TextExpression city = Columns.text("city");
/// NumberExpression price = Columns.decimal("price");
/// NumberExpression quantity = Columns.int64("quantity");
///
/// Table revenue = sales
///     .filter(price.ge(10).and(city.ne("Tromsø")))
///     .derive("total", price.times(quantity))
///     .groupBy("city")
///     .aggregate(Columns.decimal("total").sum().as("revenue"), Columns.count())
///     .sort(SortKey.desc("revenue"))
///     .join(cities, Join.left().on("city", "name").expecting(Join.Cardinality.MANY_TO_ONE));
/// }
///
/// Where operations differ from those of pandas: null is apart from NaN, which is a value, equal to itself as
/// a key and above all numbers when sorted; what is computed or compared with null is null; rows without a
/// key form a group, are counted as a value, and join with nothing; integers and decimals are exact and never
/// wrap; the result of `groupBy` is in the order of first occurrence; text is in the order of code points.
package dev.dovetail.analysis.table;
