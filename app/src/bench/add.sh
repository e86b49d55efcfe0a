#!/bin/sh
# Measures `dovetail add` of about 1 GB in 2,000 CSV files beside what it is made of: a plain copy with a flush, and
# hashing. The three take turns, so that a noisy machine is noisy for all of them.
#
# usage: add.sh IMAGE JAVA WORK [ROUNDS [FILES MEGABYTES]]
#   IMAGE  the linked image            JAVA   a JDK 25's java, for the generator
#   WORK   an existing folder on the disk to measure, with room for three times the data
set -eu
image=$1 java=$2 work=$3 rounds=${4:-5} files=${5:-2000} megabytes=${6:-1000}
here=$(cd "$(dirname "$0")" && pwd)
data=$work/delivery
[ -d "$data" ] || "$java" "$here/Deliveries.java" "$data" "$files" "$megabytes"

timed() {
  label=$1
  shift
  start=$(date +%s.%N)
  "$@" >"$work/out" 2>"$work/err"
  end=$(date +%s.%N)
  echo "$label $(echo "$end $start" | awk '{ printf "%.2f", $1 - $2 }')" | tee -a "$work/times"
}
copy() { cp -r "$data" "$work/copy" && sync -f "$work/copy"; }
hash() { find "$data" -type f -exec sha256sum {} +; }
add() { /usr/bin/time -f %M -o "$work/rss" "$image/bin/dovetail" --desk "$work/desk" add "$data"; }

: >"$work/times"
cat "$data"/*/* >/dev/null # every round finds the data in memory
round=0
while [ "$round" -lt "$rounds" ]; do
  rm -rf "$work/copy" "$work/desk"
  sync -f "$work"
  timed copy+sync copy
  timed sha256sum hash
  timed dovetail add
  echo "peak-memory-MB $(($(cat "$work/rss") / 1024))" | tee -a "$work/times"
  round=$((round + 1))
done
rm -rf "$work/copy" "$work/desk" "$work/out" "$work/err" "$work/rss"

echo "medians of $rounds rounds, $(find "$data" -type f | wc -l) files, $(du -sm --apparent-size "$data" | cut -f1) MiB:"
sort -k1,1 -k2,2n "$work/times" | awk '
  { n[$1]++; value[$1, n[$1]] = $2 }
  END { for (label in n) printf "  %-16s %8.2f\n", label, value[label, int((n[label] + 1) / 2)] }' | sort
