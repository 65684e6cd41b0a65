# Says what is installed of a package: where its file lies, the file's digest, and its instrumentations, each on a line that
# begins with "path ", "sha256 " or "instrumentation ". Nothing if it is not installed. Argument: the package.
path=$(pm path "$1" 2> /dev/null < /dev/null | sed -n 's/^package://p' | head -n 1)
[ -n "$path" ] || exit 0
echo "path $path"
sum=$(sha256sum < "$path" 2> /dev/null)
echo "sha256 ${sum%% *}"
pm list instrumentation "$1" 2> /dev/null < /dev/null | sed -n 's/^instrumentation:\([^ ]*\).*/instrumentation \1/p'
