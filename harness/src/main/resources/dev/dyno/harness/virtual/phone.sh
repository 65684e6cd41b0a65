#!/bin/sh
# phone.sh FOLDER IMAGE JAVA STORAGE_MIB: the inside of a virtual phone, up to its adbd, which listens on port 5555 of the phone's
# own network. FOLDER holds its identity (identity, sys/) and keeps its data.
set -eu

folder=$1
image=$2
java=$3
storage=$4

hostname "$(sed -n 's/^\[ro.product.model\]: \[\(.*\)\]$/\1/p' "$folder/identity" | tr -c 'A-Za-z0-9\n' -)"
mkdir -p "$folder/upper" "$folder/work" "$folder/root" "$folder/data"
# In a user namespace an overlay can mark what was deleted by attributes of users only.
layers="lowerdir=$image,upperdir=$folder/upper,workdir=$folder/work"
mount -t overlay overlay -o "$layers,userxattr" "$folder/root" || mount -t overlay overlay -o "$layers" "$folder/root"
cd "$folder/root"
# Some files in /proc ask for nothing but the user 0, which this may be outside as well.
mount -t proc -o ro proc proc
# shellcheck source=dev.sh
. "${0%/*}/dev.sh"
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
mkdir -p sys/.twin # says that the device's twin may write below
cp "$folder/identity" system/etc/identity
ln -sf ../system/etc/identity etc/identity
mkdir -p apex/java
mount --bind "$java" apex/java
# In a user namespace this may be refused; a phone's root is nobody there, and cannot write to it all the same.
mount -o remount,bind,ro apex/java 2>/dev/null || true
mkdir -p apex/classes data/media/0
mount --bind "${0%/*}/classes" apex/classes
mkdir -p old
pivot_root . old
exec /system/bin/chroot / /system/bin/sh -c '
    umount -l /old
    rmdir /old
    export PATH=/system/bin HOME=/data LC_ALL=C ANDROID_DATA=/data ANDROID_ROOT=/system TMPDIR=/data/local/tmp ADBD_PORT=5555
    cd /
    # adbd lets in everybody, and lets everybody be root: a root that can neither mount nor reach what is not a phone.
    exec setpriv --bounding-set=-sys_admin,-mknod,-sys_rawio,-sys_module,-sys_ptrace,-syslog,-dac_read_search sh -c "
        # init: starts adbd again when it ends, as a phone does
        while :; do
            adbd >/data/adbd.log 2>&1
            sleep 1
        done"'
