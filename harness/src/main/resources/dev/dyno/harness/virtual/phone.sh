#!/bin/sh
# phone.sh FOLDER IMAGE JAVA MEMORY_MIB: the inside of a virtual phone, up to its adbd, which listens on port 5555 of the phone's
# own network. FOLDER holds its identity (identity, sys/) and keeps its data.
set -eu

folder=$1
image=$2
java=$3
storage=$4

hostname "$(sed -n 's/^\[ro.product.model\]: \[\(.*\)\]$/\1/p' "$folder/identity" | tr -c 'A-Za-z0-9\n' -)"
mkdir -p "$folder/upper" "$folder/work" "$folder/root" "$folder/data"
mount -t overlay overlay -o "lowerdir=$image,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
cd "$folder/root"
mount -t proc proc proc
mount -t tmpfs -o size=64k,mode=755 tmpfs dev
for node in null zero full random urandom tty; do
    : >"dev/$node"
    mount --bind "/dev/$node" "dev/$node"
done
mkdir -p dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mount -t tmpfs -o "size=64m,mode=1777" tmpfs dev/shm
# The real flash would keep /data over a reboot; so does the folder, unless it shall be of a certain size.
if [ "$storage" = - ]; then
    mount --bind "$folder/data" data
else
    mount -t tmpfs -o "size=${storage}m,mode=755" tmpfs data
fi
mkdir -p data/local/tmp data/settings
chmod 1777 data/local/tmp
mount -t tmpfs -o size=4m,mode=755 tmpfs sys
cp -R "$folder/sys/." sys/
cp "$folder/identity" system/etc/identity
ln -sf ../system/etc/identity etc/identity
mkdir -p apex/java
mount --bind "$java" apex/java
mount -o remount,bind,ro "$java" apex/java 2>/dev/null || mount -o remount,bind,ro apex/java
mkdir -p old
pivot_root . old
exec /system/bin/chroot / /system/bin/sh -c '
    umount -l /old
    rmdir /old
    export PATH=/system/bin HOME=/data LC_ALL=C ANDROID_DATA=/data ANDROID_ROOT=/system TMPDIR=/data/local/tmp ADBD_PORT=5555
    cd /
    # init: starts adbd again when it ends, as a phone does
    while :; do
        /system/bin/adbd >/data/adbd.log 2>&1
        sleep 1
    done'
