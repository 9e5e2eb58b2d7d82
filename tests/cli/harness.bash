# harness.bash - what the CLI tests share. A topic sources it with the program's path as $1, has a
# number of `it NAME COMMANDS` and ends with `finish`. The commands run with `set -e` in a folder of
# their own that holds draft.txt; each prints `ok` or `not ok` with its name.
set -u

program=$(realpath -- "${1:?usage: $0 PROGRAM}")
sandbox=$(mktemp -d)
chmod 755 "$sandbox"
trap 'chmod -R u+w -- "$sandbox"; rm -rf -- "$sandbox"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

export LC_ALL=C TZ=UTC
unset LC_MESSAGES LANG SOURCE_DATE_EPOCH POSIXLY_CORRECT
umask 022

# A draft that there is nothing to say against.
draft() {
  printf '%s\n' '关于进一步做好防汛工作的通知' '' '各乡镇人民政府，县直各单位：' \
    '　　为切实做好今年的防汛工作，现将有关事项通知如下。' \
    '一、提高思想认识' \
    '　　各单位要把防汛工作摆在突出位置，落实责任，细化措施，确保人民群众生命财产安全。' \
    '二、加强值班值守' \
    '　　（一）落实领导带班制度。各单位主要负责同志要靠前指挥，二十四小时保持通信畅通。' \
    '　　（二）及时报告险情。遇有险情，要在三十分钟内报告县防汛办。' \
    '' '云溪县人民政府办公室' '2026年6月1日'
}

# Runs the program without standard input; leaves its exit code in $code, its words in out and err.
run() {
  code=0
  "$program" "$@" >out 2>err </dev/null || code=$?
}

# The same behind something else: a limit, an environment, a terminal.
try() {
  code=0
  "$@" >out 2>err </dev/null || code=$?
}

# Root may write everywhere, so it becomes nobody for what must be refused.
nobody=()
[ "$(id -u)" != 0 ] || nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
can_be_nobody() {
  "${nobody[@]}" test -x "$program" 2>/dev/null && return
  echo "# skipped, nobody may not run the program: $1"
  return 1
}

# A root without /dev/pts has no terminals to give.
has_terminals() {
  script -qec true /dev/null >/dev/null 2>&1 </dev/null && return
  echo "# skipped, no pseudo-terminals here: $1"
  return 1
}

# The program on a terminal of its own; what it shows is in screen.
on_terminal() {
  local line
  printf -v line '%q ' "$program" "$@"
  code=0
  script -qec "$line" typescript >/dev/null 2>err </dev/null || code=$?
  sed -e '/^Script /d' -e 's/\r$//' -e '/^$/d' typescript >screen
}

exits() {
  [ "$code" = "$1" ] && return
  echo "exit code $code, wanted $1"
  return 1
}

# Standard error holds each of the words.
says() {
  local word
  for word; do
    grep -qF -- "$word" err && continue
    echo "not said: $word"
    return 1
  done
}

says_nothing() {
  [ ! -s err ] && return
  echo 'something was said'
  return 1
}

# One line, as every complaint about the command line is.
says_one_line() {
  [ "$(wc -l <err)" = 1 ] && return
  echo "$(wc -l <err) lines were said"
  return 1
}

is_docx() {
  [ "$(head -c 2 -- "$1")" = PK ] && unzip -tqq -- "$1" && return
  echo "no whole package: $1"
  return 1
}

is_absent() {
  [ ! -e "$1" ] && return
  echo "should not be there: $1"
  return 1
}

is_text() {
  [ "$(cat -- "$1")" = "$2" ] && return
  echo "$1 was changed"
  return 1
}

# No temporary file is left here.
is_clean() {
  [ -z "$(find . -name '.gongwen-*')" ] && return
  echo 'a temporary file was left'
  return 1
}

it() {
  local folder="$sandbox/$((passed + failed))" result
  mkdir "$folder"
  (
    set -e
    cd "$folder"
    draft >draft.txt
    eval "$2"
  ) >"$sandbox/log" 2>&1
  result=$?
  if [ $result = 0 ]; then
    passed=$((passed + 1))
    echo "ok - $1"
  else
    failed=$((failed + 1))
    echo "not ok - $1"
    sed 's/^/#   /' "$sandbox/log"
    [ ! -s "$folder/err" ] || head -n 20 "$folder/err" | sed 's/^/#   err: /'
  fi
}

finish() {
  echo "# $(basename -- "$0"): $passed passed, $failed failed"
  [ $failed = 0 ]
}
