#!/bin/sh
# Measures copying and removing trees beside cp and rm: in tmpfs, in ext4 on an image in RAM (as root) and on a disk.
#
# usage: trees.sh JAVA MODULE_PATH DISK [ROUNDS [CASE...]]
#   JAVA  a JDK 25's java    MODULE_PATH  the jars or class folders of core and fileops    DISK  a folder on the disk
set -eu
java=$1 modules=$2 disk=$3 rounds=${4:-9}
shift 3
[ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd)
ram=$(mktemp -d /dev/shm/trees-bench.XXXXXX)
mounted=
cleanup() {
  [ -z "$mounted" ] || umount "$ram/ext4"
  rm -rf "$ram" "$disk/trees-bench"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

measure() {
  "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=dev.dovetail.fileops -p "$modules" \
    --add-modules dev.dovetail.fileops "$here/TreeBench.java" "$@"
}

mkdir "$ram/tmpfs" "$ram/ext4" "$disk/trees-bench"
measure "$ram/tmpfs" "$rounds" "$@"
rm -rf "$ram/tmpfs"
if [ "$(id -u)" = 0 ]; then
  truncate -s 4G "$ram/image"
  mkfs.ext4 -q "$ram/image"
  mount -o loop "$ram/image" "$ram/ext4"
  mounted=yes
  measure "$ram/ext4" "$rounds" "$@"
fi
measure "$disk/trees-bench" "$rounds" "$@"
