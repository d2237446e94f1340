# Prepares what build_stage0.sh wants, in the sandbox of one action: `sh stage0_action.sh BUSYBOX MAKE CC AR CPYTHON ZLIB PACK OUT`.
#
# CPYTHON and ZLIB are source tars; all paths are relative to the execroot, which is the working folder.
set -eu
root=$PWD
busybox=$root/$1 make=$root/$2 cc=$root/$3 ar=$root/$4 cpython=$root/$5 zlib=$root/$6 pack=$root/$7 out=$root/$8
script=$root/toolchains/bootstrap/build_stage0.sh

tools=$root/pbh-work/bin
"$busybox" mkdir -p "$tools" "$root/pbh-work/cpython" "$root/pbh-work/zlib" "$root/pbh-work/tmp"
for applet in $("$busybox" --list); do
    "$busybox" ln -s "$busybox" "$tools/$applet"
done
"$busybox" rm -f "$tools/make" "$tools/ar"
"$busybox" ln -s "$make" "$tools/make"

export PATH="$tools" SHELL="$tools/sh" CONFIG_SHELL="$tools/sh" MAKEFLAGS="SHELL=$tools/sh"
export HOME="$root/pbh-work/tmp" TMPDIR="$root/pbh-work/tmp" LC_ALL=C TZ=UTC0 SOURCE_DATE_EPOCH=1000000000 PBH_ROOT="$root"
tar -xf "$cpython" -C pbh-work/cpython
tar -xf "$zlib" -C pbh-work/zlib
SRC=$root/pbh-work/cpython ZLIB_SRC=$root/pbh-work/zlib WORK=$root/pbh-work/stage0 OUT=$out CC=$cc AR=$ar PACK=$pack JOBS=2 \
    sh "$script" >pbh-work/log 2>&1 || {
    tail -n 60 pbh-work/log >&2
    exit 1
}
rm -rf pbh-work
