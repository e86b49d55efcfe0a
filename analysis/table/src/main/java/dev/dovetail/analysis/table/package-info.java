/// Profiles of delivered tables. Start from [dev.dovetail.analysis.table.TableProfiler]; for the cells
/// themselves from [dev.dovetail.analysis.table.TableReader].
package dev.dovetail.analysis.table;
