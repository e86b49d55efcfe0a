// Polars as a contender: see Worker.java, which does the same.
const polars = require("nodejs-polars");
const lines = require("node:readline").createInterface({ input: process.stdin });

function read(file) {
  return polars.readCSV(file, { inferSchemaLength: null, tryParseDates: true });
}

function profile(file) {
  const table = read(file);
  table.describe();
  for (const column of table.columns) {
    table.getColumn(column).nUnique();
  }
  return table.height;
}

function groupBy(file, group, summed) {
  return read(file).groupBy(group).agg(polars.col(summed).sum()).height;
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
  console.log("@", seconds.toFixed(6), processor.toFixed(2), (used.maxRSS / 1024).toFixed(1), outcome);
});
