package dev.dovetail.analysis.table.internal.report;

import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Histogram.Bin;
import dev.dovetail.analysis.table.MalformedProfileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.core.JsonGenerator;

/// A histogram as it is written: its bins have no gaps, so there is one bound more than there are counts.
///
/// @param bounds ascending
/// @param counts of the values between two bounds
/// @param isExact as in [Histogram]
record HistogramJson(List<Double> bounds, List<Long> counts, boolean isExact) {
  static void write(Histogram histogram, JsonGenerator generator) {
    List<Bin> bins = histogram.bins();
    generator.writeArrayPropertyStart("bounds");
    bins.forEach(bin -> generator.writeNumber(bin.lower()));
    if (!bins.isEmpty()) {
      generator.writeNumber(bins.getLast().upper());
    }
    generator.writeEndArray();
    generator.writeName("counts");
    generator.writeArray(LongStream.range(0, bins.size()).map(i -> bins.get((int) i).count()).toArray(), 0,
        bins.size());
    generator.writeName("isExact");
    generator.writeBoolean(histogram.isExact());
  }

  Histogram histogram() throws MalformedProfileException {
    if (!counts.isEmpty() && bounds.size() != counts.size() + 1) {
      throw new MalformedProfileException("A histogram of " + counts.size() + " counts has " + bounds.size()
          + " bounds, expected " + (counts.size() + 1));
    }
    List<Bin> bins = new ArrayList<>(counts.size());
    for (int i = 0; i < counts.size(); i++) {
      bins.add(new Bin(bounds.get(i), bounds.get(i + 1), counts.get(i)));
    }
    return new Histogram(bins, isExact);
  }
}
