# Gives a lease back, if it still is ours. Arguments: the work folder, the lease's number and nonce with a dot between.
umask 077
cd "$1" || exit 0
# A shell such as mksh hands descriptors above 2 on only where told to.
# And toybox's timeout may miss the end of a quick command, so the lock, which it then has got us, is asked for twice.
exec 9>lease.lock && { timeout 10 flock 9 9>&9 || flock -n 9 9>&9; } || exit 1
read -r number nonce rest <lease
[ "$number.$nonce" = "$2" ] || exit 0
echo "$number free" >lease.part && mv -f lease.part lease && rm -f lease.seen
