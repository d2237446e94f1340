/* This is a generated file, don't edit */

#define NUM_APPLETS 110
#define KNOWN_APPNAME_OFFSETS 4

const uint16_t applet_nameofs[] ALIGN2 = {
135,
288,
446,
};

const char applet_names[] ALIGN1 = ""
"[" "\0"
"[[" "\0"
"ar" "\0"
"ash" "\0"
"awk" "\0"
"base32" "\0"
"base64" "\0"
"basename" "\0"
"bunzip2" "\0"
"bzcat" "\0"
"bzip2" "\0"
"cat" "\0"
"chgrp" "\0"
"chmod" "\0"
"chown" "\0"
"cksum" "\0"
"cmp" "\0"
"comm" "\0"
"cp" "\0"
"cpio" "\0"
"cut" "\0"
"date" "\0"
"dd" "\0"
"df" "\0"
"diff" "\0"
"dirname" "\0"
"du" "\0"
"echo" "\0"
"ed" "\0"
"egrep" "\0"
"env" "\0"
"expand" "\0"
"expr" "\0"
"false" "\0"
"fgrep" "\0"
"find" "\0"
"fold" "\0"
"grep" "\0"
"gunzip" "\0"
"gzip" "\0"
"head" "\0"
"hexdump" "\0"
"id" "\0"
"install" "\0"
"kill" "\0"
"link" "\0"
"ln" "\0"
"logname" "\0"
"ls" "\0"
"lzcat" "\0"
"md5sum" "\0"
"mkdir" "\0"
"mkfifo" "\0"
"mktemp" "\0"
"mv" "\0"
"nice" "\0"
"nl" "\0"
"nproc" "\0"
"od" "\0"
"paste" "\0"
"patch" "\0"
"printenv" "\0"
"printf" "\0"
"pwd" "\0"
"readlink" "\0"
"realpath" "\0"
"rm" "\0"
"rmdir" "\0"
"sed" "\0"
"seq" "\0"
"sh" "\0"
"sha1sum" "\0"
"sha256sum" "\0"
"sha512sum" "\0"
"sleep" "\0"
"sort" "\0"
"split" "\0"
"stat" "\0"
"strings" "\0"
"sum" "\0"
"sync" "\0"
"tac" "\0"
"tail" "\0"
"tar" "\0"
"tee" "\0"
"test" "\0"
"time" "\0"
"timeout" "\0"
"touch" "\0"
"tr" "\0"
"true" "\0"
"truncate" "\0"
"tsort" "\0"
"tty" "\0"
"uname" "\0"
"unexpand" "\0"
"uniq" "\0"
"unlink" "\0"
"unlzma" "\0"
"unxz" "\0"
"unzip" "\0"
"wc" "\0"
"which" "\0"
"whoami" "\0"
"xargs" "\0"
"xxd" "\0"
"xz" "\0"
"xzcat" "\0"
"yes" "\0"
"zcat" "\0"
;

#define APPLET_NO_ar 2
#define APPLET_NO_ash 3
#define APPLET_NO_awk 4
#define APPLET_NO_base32 5
#define APPLET_NO_base64 6
#define APPLET_NO_basename 7
#define APPLET_NO_bunzip2 8
#define APPLET_NO_bzcat 9
#define APPLET_NO_bzip2 10
#define APPLET_NO_cat 11
#define APPLET_NO_chgrp 12
#define APPLET_NO_chmod 13
#define APPLET_NO_chown 14
#define APPLET_NO_cksum 15
#define APPLET_NO_cmp 16
#define APPLET_NO_comm 17
#define APPLET_NO_cp 18
#define APPLET_NO_cpio 19
#define APPLET_NO_cut 20
#define APPLET_NO_date 21
#define APPLET_NO_dd 22
#define APPLET_NO_df 23
#define APPLET_NO_diff 24
#define APPLET_NO_dirname 25
#define APPLET_NO_du 26
#define APPLET_NO_echo 27
#define APPLET_NO_ed 28
#define APPLET_NO_egrep 29
#define APPLET_NO_env 30
#define APPLET_NO_expand 31
#define APPLET_NO_expr 32
#define APPLET_NO_false 33
#define APPLET_NO_fgrep 34
#define APPLET_NO_find 35
#define APPLET_NO_fold 36
#define APPLET_NO_grep 37
#define APPLET_NO_gunzip 38
#define APPLET_NO_gzip 39
#define APPLET_NO_head 40
#define APPLET_NO_hexdump 41
#define APPLET_NO_id 42
#define APPLET_NO_install 43
#define APPLET_NO_kill 44
#define APPLET_NO_link 45
#define APPLET_NO_ln 46
#define APPLET_NO_logname 47
#define APPLET_NO_ls 48
#define APPLET_NO_lzcat 49
#define APPLET_NO_md5sum 50
#define APPLET_NO_mkdir 51
#define APPLET_NO_mkfifo 52
#define APPLET_NO_mktemp 53
#define APPLET_NO_mv 54
#define APPLET_NO_nice 55
#define APPLET_NO_nl 56
#define APPLET_NO_nproc 57
#define APPLET_NO_od 58
#define APPLET_NO_paste 59
#define APPLET_NO_patch 60
#define APPLET_NO_printenv 61
#define APPLET_NO_printf 62
#define APPLET_NO_pwd 63
#define APPLET_NO_readlink 64
#define APPLET_NO_realpath 65
#define APPLET_NO_rm 66
#define APPLET_NO_rmdir 67
#define APPLET_NO_sed 68
#define APPLET_NO_seq 69
#define APPLET_NO_sh 70
#define APPLET_NO_sha1sum 71
#define APPLET_NO_sha256sum 72
#define APPLET_NO_sha512sum 73
#define APPLET_NO_sleep 74
#define APPLET_NO_sort 75
#define APPLET_NO_split 76
#define APPLET_NO_stat 77
#define APPLET_NO_strings 78
#define APPLET_NO_sum 79
#define APPLET_NO_sync 80
#define APPLET_NO_tac 81
#define APPLET_NO_tail 82
#define APPLET_NO_tar 83
#define APPLET_NO_tee 84
#define APPLET_NO_test 85
#define APPLET_NO_time 86
#define APPLET_NO_timeout 87
#define APPLET_NO_touch 88
#define APPLET_NO_tr 89
#define APPLET_NO_true 90
#define APPLET_NO_truncate 91
#define APPLET_NO_tsort 92
#define APPLET_NO_tty 93
#define APPLET_NO_uname 94
#define APPLET_NO_unexpand 95
#define APPLET_NO_uniq 96
#define APPLET_NO_unlink 97
#define APPLET_NO_unlzma 98
#define APPLET_NO_unxz 99
#define APPLET_NO_unzip 100
#define APPLET_NO_wc 101
#define APPLET_NO_which 102
#define APPLET_NO_whoami 103
#define APPLET_NO_xargs 104
#define APPLET_NO_xxd 105
#define APPLET_NO_xz 106
#define APPLET_NO_xzcat 107
#define APPLET_NO_yes 108
#define APPLET_NO_zcat 109

#ifndef SKIP_applet_main
int (*const applet_main[])(int argc, char **argv) = {
test_main,
test_main,
ar_main,
ash_main,
awk_main,
baseNUM_main,
baseNUM_main,
basename_main,
bunzip2_main,
bunzip2_main,
bzip2_main,
cat_main,
chgrp_main,
chmod_main,
chown_main,
cksum_main,
cmp_main,
comm_main,
cp_main,
cpio_main,
cut_main,
date_main,
dd_main,
df_main,
diff_main,
dirname_main,
du_main,
echo_main,
ed_main,
grep_main,
env_main,
expand_main,
expr_main,
false_main,
grep_main,
find_main,
fold_main,
grep_main,
gunzip_main,
gzip_main,
head_main,
hexdump_main,
id_main,
install_main,
kill_main,
link_main,
ln_main,
logname_main,
ls_main,
unlzma_main,
md5_sha1_sum_main,
mkdir_main,
mkfifo_main,
mktemp_main,
mv_main,
nice_main,
nl_main,
nproc_main,
od_main,
paste_main,
patch_main,
printenv_main,
printf_main,
pwd_main,
readlink_main,
realpath_main,
rm_main,
rmdir_main,
sed_main,
seq_main,
ash_main,
md5_sha1_sum_main,
md5_sha1_sum_main,
md5_sha1_sum_main,
sleep_main,
sort_main,
split_main,
stat_main,
strings_main,
sum_main,
sync_main,
tac_main,
tail_main,
tar_main,
tee_main,
test_main,
time_main,
timeout_main,
touch_main,
tr_main,
true_main,
truncate_main,
tsort_main,
tty_main,
uname_main,
expand_main,
uniq_main,
unlink_main,
unlzma_main,
unxz_main,
unzip_main,
wc_main,
which_main,
whoami_main,
xargs_main,
xxd_main,
unxz_main,
unxz_main,
yes_main,
gunzip_main,
};
#endif

