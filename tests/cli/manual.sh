#!/bin/bash
# manual.sh PROGRAM - both man pages list exactly the options, commands and exit codes that there are.
. "$(dirname -- "$0")/harness.bash"
pages=$(realpath -- "$(dirname -- "$0")/../../src/cli")

# The options of a page: the names in the line behind each .TP.
options_of_page() {
  sed 's/\\-/-/g' "$1" | grep -A1 '^\.TP' | grep -oE -- '(^|[ ,"])--[a-z-]+' | tr -d ' ,"' | sort
}

# The options of --help, with the short form before the long one where there is one.
options_of_help() {
  "$program" --help | grep -oE -- '^  (-.,|   ) --[a-z-]+' | grep -oE -- '--[a-z-]+' | sort
}

letters_of_page() {
  sed 's/\\-/-/g' "$1" | grep -A1 '^\.TP' | grep -oE -- '[ "]-[A-Za-z]\b' | tr -d ' "' | sort
}

for page in gongwen.1 gongwen.zh_CN.1; do
  it "$page lists the options of --help" \
    'options_of_help >a; options_of_page "$pages/'$page'" >b; [ -s a ]; diff a b'
  it "$page lists the letters of --help" \
    '"$program" --help | grep -oE -- "^  -[A-Za-z]" | tr -d " " | sort >a
     letters_of_page "$pages/'$page'" >b; [ -s a ]; diff a b'
  it "$page names every command, exit code and variable" \
    'for word in outline rules passes diagnostics SOURCE_DATE_EPOCH LC_ALL LC_MESSAGES LANG; do
       grep -q "$word" "$pages/'$page'" || { echo "$word is missing"; exit 1; }
     done
     for code in 0 1 2 3 4 5; do grep -qx "\.B $code" "$pages/'$page'"; done'
  if command -v groff >/dev/null; then
    it "$page is good roff" \
      'groff -k -man -Tutf8 -ww "$pages/'$page'" >out 2>err; says_nothing; [ "$(wc -l <out)" -gt 80 ]'
  fi
done
finish
