#!/bin/sh
# confirm-file.sh COMPANY [FILE-ID]: the company file that the Web Connector found; with its id, confirms it
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}

if [ $# -gt 1 ]; then
    tandem POST "/companies/$company/pairing/confirm" --data "{\"fileId\": \"$2\"}"
else
    tandem GET "/companies/$company/pairing"
fi
