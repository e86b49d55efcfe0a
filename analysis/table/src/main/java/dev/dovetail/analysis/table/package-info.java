/// Tables in memory and profiles of delivered ones. Start from [dev.dovetail.analysis.table.Table] and, for
/// options, [dev.dovetail.analysis.table.TableReader]; to learn what is in a table of any size, from
/// [dev.dovetail.analysis.table.TableProfiler].
package dev.dovetail.analysis.table;
