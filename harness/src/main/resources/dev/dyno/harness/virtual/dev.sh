# shellcheck shell=sh
# dev.sh: makes ./dev for a virtual device that is put together in the current folder; for phone.sh and board.sh to read in.
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
mount -t tmpfs -o size=64m,mode=1777 tmpfs dev/shm
