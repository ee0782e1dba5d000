#!/bin/sh
# follow-changes.sh COMPANY POSITION-FILE [PAGES]: every change since last time, a page a line; waits when there is none.
# How far it has come stands in the file, which is written after a page was printed: a page may come twice, none is left out
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
position=${2:?the file that remembers how far this has come}
pages=${3:-0}

after=$(cat "$position" 2>/dev/null || echo 0)
while :; do
    page=$(tandem GET "/companies/$company/changes?after=$after&limit=100&wait=30")
    echo "$page"
    seqs=$(echo "$page" | grep -o '"seq":[0-9]*' || true)
    after=$(echo "${seqs:-:$after}" | tail -n 1 | cut -d : -f 2)
    echo "$after" > "$position"
    pages=$((pages - 1))
    [ "$pages" -ne 0 ] || break
done
