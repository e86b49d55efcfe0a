// Polars as a contender: see Worker.java, which does the same.
const polars = require("nodejs-polars");
const { readFileSync } = require("node:fs");
const lines = require("node:readline").createInterface({ input: process.stdin });

function read(file) {
  return polars.readCSV(file, { inferSchemaLength: 1000, tryParseDates: true });
}

// The figures of `describe`, which itself fails where there are dates, quartiles, and the number of values.
function figures(table, name) {
  const column = polars.col(name);
  const all = [column.nullCount(), column.nUnique(), column.min(), column.max()];
  if (/Int|Float/.test(table.getColumn(name).dtype.toString())) {
    all.push(column.mean(), column.std(), ...[0.25, 0.5, 0.75].map((q) => column.quantile(q)));
  }
  return all.map((figure, i) => figure.alias(`${name} ${i}`));
}

function profile(file) {
  const table = read(file);
  table.select(...table.columns.flatMap((name) => figures(table, name)));
  return table.height;
}

function groupBy(file, group, summed) {
  return read(file).groupBy(group).agg(polars.col(summed).sum()).height;
}

// The most memory in MB; what resourceUsage says may be that of the process before.
function peak() {
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
}

const [work, file, group, summed] = process.argv.slice(2);
lines.on("line", (line) => {
  const start = process.hrtime.bigint();
  let outcome;
  for (let i = Number(line); i > 0; i--) {
    outcome = work === "profile" ? profile(file) : groupBy(file, group, summed);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const used = process.resourceUsage();
  const processor = (used.userCPUTime + used.systemCPUTime) / 1e6;
  console.log("@", seconds.toFixed(6), processor.toFixed(2), peak().toFixed(1), outcome);
});
