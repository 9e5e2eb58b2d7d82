#!/bin/bash
# usage.sh PROGRAM - the command line: what is understood, what is refused and in which words.
. "$(dirname -- "$0")/harness.bash"

# refused NAME LANGUAGE WORDS ARGUMENT...: exit code 2 and one line with these words.
refused() {
  local name=$1 language=$2 words=$3
  shift 3
  arguments=("$@") language=$language words=$words
  it "$name" 'LC_ALL=$language run "${arguments[@]}"
    exits 2; says "$words"; says_one_line; is_absent draft.docx; [ ! -s out ]'
}

refused 'unknown option, near' C "'--ouput'; did you mean '--output'" --ouput=x.docx draft.txt
refused 'unknown option, near, Chinese' zh_CN.UTF-8 '“--ouput”，您要的是“--output”吗' --ouput=x draft.txt
refused 'unknown option, far, still names the nearest' C "'--bogus'; the nearest is '--" --bogus draft.txt
refused 'unknown option, far, Chinese' zh '最接近的是“--' --bogus draft.txt
refused 'unknown letter: an option that begins with it' C "the nearest is '--null'" -n x draft.txt
refused 'unknown letter: the other case' C "the nearest is '--quiet'" -Q draft.txt
refused 'swapped letters' C "did you mean '--quiet'" --queit draft.txt
refused 'ambiguous abbreviation' C 'is ambiguous' --enc=utf-8 draft.txt
refused 'missing argument, long' C "'--report' needs an argument: FILE" draft.txt --report
refused 'missing argument, short' C "'--output' needs an argument: FILE" draft.txt -o
refused 'missing argument, Chinese' zh '“--report”缺少参数' draft.txt --report
refused 'argument that is not wanted' C "'--quiet' takes no argument" --quiet=3 draft.txt
refused 'unknown value of --fail-on' C "did you mean 'error'" --fail-on=eror draft.txt
refused 'unknown value, Chinese' zh '您要的是“error”吗' --fail-on=eror draft.txt
refused 'unknown value of --seal' C "did you mean 'no'" --seal=on draft.txt
refused 'unknown value of --type' C "did you mean 'report'" --type=reprot draft.txt
refused 'unknown value of --type, Chinese' zh '您要的是“报告”吗' --type=报表 draft.txt
refused 'unknown value of --fonts' C "did you mean 'windows'" --fonts=window draft.txt
refused 'unknown value of --encoding-errors' C "did you mean 'replace'" --encoding-errors=replac draft.txt
refused 'unknown encoding' C "did you mean 'gb18030'" --encoding=gb18031 draft.txt
refused 'empty encoding' C "'--encoding' has no value ''" --encoding= draft.txt
refused 'unknown language' C "'--lang' has no value 'fr'" --lang=fr draft.txt
for size in 0 -1 1X 1KB '' K 99999999999999999999 99999999999999999G; do
  refused "size '$size'" C 'is no size' "--max-size=$size" draft.txt
done
refused 'font without a role' C 'should be ROLE=NAME' --font=仿宋 draft.txt
refused 'font with an unknown role' C 'should be ROLE=NAME' --font=foot=仿宋 draft.txt
refused 'font without a name' C 'cannot be a font name' --font=body= draft.txt
refused 'font name that is too long' C 'cannot be a font name' \
  --font=body=12345678901234567890123456789012 draft.txt
refused 'latin font without a name' C "'--latin': ''" --latin= draft.txt
refused 'two drafts' C "'b.txt' is too many" draft.txt b.txt
refused 'misspelt command' C "did you mean 'outline'" outlin draft.txt
refused 'outline has no report' C "'--report' does not go with outline" outline --report=r draft.txt
refused 'a conversion has no --json' C "'--json' does not go with a conversion" --json draft.txt
refused 'rules take no draft' C "'rules' takes no 'draft.txt'" rules draft.txt
refused 'DOCX and report both to standard output' C 'cannot both go to standard output' \
  -o - --report - draft.txt
refused 'DOCX and report to one file' C 'are the same file or pipe' -o x.docx --report ./x.docx draft.txt
refused 'control characters in a complaint are harmless' C '--\x1b[31m' $'--\e[31m' draft.txt

it '--lang rules the complaint wherever it stands' \
  'LC_ALL=zh_CN.UTF-8 run --bogus --lang=en; exits 2; says "unknown option"
   run --bogus --lang zh; exits 2; says 未知选项'
it '--help in English, in 80 columns, with exit codes' \
  'run --help; exits 0; says_nothing; grep -q "^Exit status:" out; grep -q "default: 64M" out
   python3 -c "
import unicodedata
for line in open(\"out\", encoding=\"utf-8\"):
    width = sum(2 if unicodedata.east_asian_width(c) in \"WF\" else 1 for c in line.rstrip())
    assert width <= 80, line"'
it '--help in Chinese, in 80 columns' \
  'LC_ALL=zh_CN.UTF-8 run -h; exits 0; says_nothing; grep -q "^退出状态：" out
   python3 -c "
import unicodedata
for line in open(\"out\", encoding=\"utf-8\"):
    width = sum(2 if unicodedata.east_asian_width(c) in \"WFA\" else 1 for c in line.rstrip())
    assert width <= 80, line"'
it '--help normalize lists the passes' \
  'run passes; mv out passes; run --help normalize; exits 0; says_nothing
   grep -q -- "--normalize=LIST" out; tail -n "$(wc -l <passes)" out | cmp - passes
   grep -q "^\* dates " out; grep -q "^  ellipses " out'
it '--help options, --help exit' \
  'run --help options; exits 0; ! grep -q "^Usage" out; grep -q -- "--normalize=LIST" out
   run --help exit; exits 0; test "$(grep -c "^  [0-5]  " out)" = 6'
it '--help on a mistyped topic' 'run --help normalise; exits 2; says "did you mean"; says normalize'
it '--help on what is no topic' 'run --help draft.txt; exits 0; grep -q "^Usage" out'
it '--help wins over what follows it' 'run --help --bogus; exits 0'
it '--version' 'run --version; exits 0; grep -qxE "gongwen [0-9]+\.[0-9]+\.[0-9]+" out; run -V; exits 0'
it '--help to a full disk' 'try sh -c "exec \"\$0\" --help >/dev/full" "$program"; exits 4; says "cannot write"'
it '--version to a closed stream' 'try sh -c "exec \"\$0\" --version >&-" "$program"; exits 4'
it 'options after the draft, abbreviations, clusters' \
  'run draft.txt --out=x.docx -qe utf-8; exits 0; is_docx x.docx'
it '-- ends options' 'mv draft.txt ./-q.txt; run -- -q.txt; exits 0; is_docx ./-q.docx'
it 'a draft called like a command' \
  'mv draft.txt outline; run ./outline; exits 0; is_docx outline.docx'
it 'sizes with units' 'run --max-size=1M draft.txt; exits 0; run --max-size=1g draft.txt; exits 0'
it 'roles by their Chinese names' \
  'run --font=标题=华文中宋 --font=正文=FangSong -o x.docx draft.txt; exits 0
   unzip -p x.docx word/styles.xml | grep -q 华文中宋; unzip -p x.docx word/styles.xml | grep -q FangSong'
it 'roles in English and --latin' \
  'run --font=hei=SimHei --latin="Times New Roman" -o x.docx draft.txt; exits 0
   unzip -p x.docx word/styles.xml >styles; grep -q SimHei styles; grep -q "Times New Roman" styles'
it '--fonts=windows changes the names' \
  'run --fonts=windows -o x.docx draft.txt; exits 0; unzip -p x.docx word/styles.xml >styles
   grep -q "\"仿宋\"" styles; ! grep -q "\"仿宋_GB2312\"" styles'
it '--seal=no moves the signature' \
  'run -o a.docx draft.txt; run --seal=no -o b.docx draft.txt; exits 0
   unzip -p a.docx word/document.xml >a; unzip -p b.docx word/document.xml >b; ! cmp -s a b'
it '纪要 bears no seal, unless one is asked for; its format is told whatever lines its mark has' \
  'printf "云溪县人民政府\n常 务 会 议 纪 要\n〔2026〕7号\n\n2026年5月16日，县长主持召开县政府常务会议，研究城市更新等工作，现将议定事项纪要如下。\n\n云溪县人民政府\n2026年5月18日\n" >m.txt
   run -o a.docx m.txt; exits 0; says special-format; run --seal=no -o b.docx m.txt; run --seal=yes -o c.docx m.txt
   cmp a.docx b.docx; ! cmp -s a.docx c.docx'
it '关于印发……纪要 / 及……的通知 is no 纪要, though the first line of its title ends so' \
  'printf "云溪县人民政府关于印发县政府第15次常务会议纪要\n及任务分工方案的通知\n\n各乡镇人民政府：\n现将会议纪要印发给你们，请结合实际认真贯彻执行。\n\n云溪县人民政府\n2026年5月18日\n" >m.txt
   run -o a.docx m.txt; exits 0; run --seal=yes -o b.docx m.txt; cmp a.docx b.docx'
it 'rules lists rules in both languages' \
  'run rules; exits 0; says_nothing; [ "$(wc -l <out)" -gt 20 ]; grep -qE " heading_1 +[+-][0-9]" out
   run rules --lang=zh; exits 0; grep -qE " 一级标题 +[+-][0-9]" out'
it 'rules to a file' 'run rules -o list; exits 0; [ -s list ]; run rules -o none/list; exits 4'
it 'passes lists passes in both languages, the default ones with a star' \
  'run passes; exits 0; says_nothing; grep -qE "^\* ordinal-marks +GB/T 15834 B +ordinal" out
   grep -qE "^  straight-quotes +GB/T" out
   run passes --lang=zh; exits 0; grep -qE "^\* dates +GB/T 9704 7.3.5.4 +成文日期" out'
messy='printf "关于甲的通知\n\n各单位:\n一.总体要求\n坚持稳中求进,推动\"两山\"理念落实。\n" >n.txt'
it '--normalize is "default" unless said otherwise, and "none" leaves the text alone' \
  'eval "$messy"; run -q -o a.docx n.txt; exits 0; run -q --normalize=default -o b.docx n.txt; exits 0
   cmp a.docx b.docx; run -q --normalize=none -o c.docx n.txt; exits 0
   unzip -p c.docx word/document.xml >c; grep -q "求进,推动" c'
it '--normalize changes what it was asked to, and says so' \
  'eval "$messy"; run --normalize=default -o c.docx --report=c.json n.txt; exits 0
   says "n.txt:5:7: note: half-width point: "; says "[normalise-half-width-points]"
   unzip -p c.docx word/document.xml >c; grep -q "各单位：" c; grep -q "一、总体要求" c
   grep -q "求进，推动" c; ! grep -q "“两山”" c; grep -q "\"normalise-ordinal-marks\"" c.json'
it '--normalize takes names, and names to be left out' \
  'eval "$messy"; run -q --normalize=-ordinal-marks,straight-quotes -o d.docx n.txt; exits 0
   unzip -p d.docx word/document.xml >d; grep -q "“两山”" d; grep -q "一.总体要求" d'
it '--normalize leaves code of Markdown alone, but not a document in a fence' \
  'printf "# 关于甲的通知\n\n各单位：\n\n写作\`姓名,性别\`的形式,不写\`\`性别;年龄\`\`。\n\n\`\`\`sql\n查,甲;乙\n\`\`\`\n\n\`\`\`\n改,甲;乙\n\`\`\`\n" >k.md
   run -q --normalize=all -o k.docx k.md; exits 0; unzip -p k.docx word/document.xml >k
   for kept in 姓名,性别 "性别;年龄" "查,甲;乙" "改,甲;乙" 的形式，不写; do grep -q "$kept" k; done
   for fence in "" markdown Text; do
     printf "以下是通知：\n\n\`\`\`%s\n关于甲的通知\n\n各单位：\n现将事项通知如下,请执行。\n\`\`\`\n" "$fence" >w.md
     run -q --from=markdown -o w.docx w.md; exits 0; unzip -p w.docx word/document.xml | grep -q 如下，请执行
   done'
it '--normalize names the word that it does not know' \
  'run --normalize=dates,elipses n.txt; exits 2; says elipses; says ellipses
   run --normalize= n.txt; exits 2; run --normalize=dates, n.txt; exits 2'
it 'diagnostics lists every kind' \
  'run diagnostics; exits 0; grep -qE "^no-title +warning +" out; ! grep -q "%1" out
   run diagnostics --lang=zh; grep -qE "^no-title +警告 +" out'
it 'SOURCE_DATE_EPOCH is checked' \
  'for bad in x -1 1.5 " 1" 99999999999999999999 253402300800; do
     SOURCE_DATE_EPOCH=$bad run draft.txt; exits 2; says SOURCE_DATE_EPOCH; is_absent draft.docx
   done
   SOURCE_DATE_EPOCH= run draft.txt; exits 0'
it 'SOURCE_DATE_EPOCH is written' \
  'SOURCE_DATE_EPOCH=1735689600 run draft.txt; exits 0
   unzip -p draft.docx docProps/core.xml | grep -q 2025-01-01T00:00:00Z
   run -o none.docx draft.txt; ! unzip -p none.docx docProps/core.xml | grep -q "T[0-9:]*Z"'
finish
