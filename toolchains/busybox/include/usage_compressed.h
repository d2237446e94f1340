/* Usage texts are left out (CONFIG_SHOW_USAGE=n). */
