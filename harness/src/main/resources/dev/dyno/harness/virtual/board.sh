#!/bin/sh
# board.sh FOLDER IMAGE JAVA STORAGE_MIB: the inside of a virtual board, up to its sshd, which listens on port 22 of the board's own
# network. FOLDER holds its host key (host_key), who may log in (authorized_keys), its identity (os-release, model, sys/) and
# its home.
set -eu

folder=$1
java=$3 # a board has no image: it shows this machine's programs
storage=$4

hostname "$(tr -c 'A-Za-z0-9\n' - <"$folder/model")"
root=$folder/root
mkdir -p "$root" "$folder/home"
mount -t tmpfs -o size=16m,mode=755 tmpfs "$root"
cd "$root"
mkdir -p proc sys dev etc home root run/sshd tmp var opt/java usr
for system in /usr /bin /sbin /lib /lib64; do
    if [ -L "$system" ]; then
        cp -P "$system" ".$system"
    elif [ -d "$system" ]; then
        mkdir -p ".$system"
        mount --rbind -o ro "$system" ".$system"
    fi
done
mount -t proc proc proc
mount -t tmpfs -o size=4m,mode=755 tmpfs sys
cp -R "$folder/sys/." sys/
mkdir -p sys/.twin # says that the device's twin may write below
# A kernel's /proc/device-tree/model cannot be made up, so a board tells its model by a file that boards have as well.
mkdir -p sys/firmware/devicetree/base
tr '\n' '\0' <"$folder/model" >sys/firmware/devicetree/base/model
# shellcheck source=dev.sh
. "${0%/*}/dev.sh"
mount --bind "$java" opt/java
if [ "$storage" = - ]; then
    mount --bind "$folder/home" root
else
    mount -t tmpfs -o "size=${storage}m,mode=700" tmpfs root
fi
mount -t tmpfs -o size=64m,mode=1777 tmpfs tmp
cp "$folder/os-release" etc/os-release
printf 'root:x:0:0:root:/root:/bin/sh\nsshd:x:100:65534::/run/sshd:/usr/sbin/nologin\nnobody:x:65534:65534::/:/usr/sbin/nologin\n' >etc/passwd
printf 'root:x:0:\nnogroup:x:65534:\ntty:x:5:\n' >etc/group
echo "hosts: files" >etc/nsswitch.conf
[ ! -d /etc/alternatives ] || cp -R /etc/alternatives etc/
[ ! -e /etc/ld.so.cache ] || cp /etc/ld.so.cache etc/
mkdir -p etc/ssh
cp "$folder/host_key" etc/ssh/host_key
cp "$folder/authorized_keys" etc/ssh/authorized_keys
chmod 600 etc/ssh/host_key etc/ssh/authorized_keys
cat >etc/ssh/sshd_config <<'CONFIG'
ListenAddress 127.0.0.1
Port 22
HostKey /etc/ssh/host_key
AuthorizedKeysFile /etc/ssh/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PidFile /run/sshd.pid
Subsystem sftp internal-sftp
CONFIG
mkdir -p old
pivot_root . old
exec /usr/sbin/chroot / /bin/sh -c '
    umount -l /old
    rmdir /old
    export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
    cd /
    while :; do
        /usr/sbin/sshd -D -e -f /etc/ssh/sshd_config >/run/sshd.log 2>&1
        sleep 1
    done'
