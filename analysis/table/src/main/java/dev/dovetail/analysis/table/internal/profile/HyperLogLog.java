package dev.dovetail.analysis.table.internal.profile;

/// Estimates how many different hashes it was given (Flajolet, Fusy, Gandouet and Meunier, *HyperLogLog*,
/// 2007), with the estimator of Ertl, *New cardinality estimation algorithms for HyperLogLog sketches*, 2017,
/// which needs no correction tables. Standard error 1.04 / sqrt(2^precision).
final class HyperLogLog {
  private final int precision;
  private final byte[] registers;

  HyperLogLog(int precision) {
    this.precision = precision;
    this.registers = new byte[1 << precision];
  }

  void add(long hash) {
    int register = (int) (hash >>> (64 - precision));
    byte rank = (byte) (Long.numberOfLeadingZeros((hash << precision) | (1L << (precision - 1))) + 1);
    if (rank > registers[register]) {
      registers[register] = rank;
    }
  }

  /// Returns the standard error of the estimate, relative to it.
  double standardError() {
    return 1.04 / Math.sqrt(registers.length);
  }

  long estimate() {
    int m = registers.length;
    int q = 64 - precision;
    int[] counts = new int[q + 2];
    for (byte register : registers) {
      counts[register]++;
    }
    double z = m * tau((m - counts[q + 1]) / (double) m);
    for (int k = q; k >= 1; k--) {
      z = 0.5 * (z + counts[k]);
    }
    z += m * sigma(counts[0] / (double) m);
    return Math.round(m / (2 * Math.log(2)) * m / z);
  }

  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double y = 1;
    double z = x;
    double before;
    do {
      power *= power;
      before = z;
      z += power * y;
      y += y;
    } while (z != before);
    return z;
  }

  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double y = 1;
    double z = 1 - x;
    double before;
    do {
      root = Math.sqrt(root);
      before = z;
      y *= 0.5;
      z -= (1 - root) * (1 - root) * y;
    } while (z != before);
    return z / 3;
  }
}
