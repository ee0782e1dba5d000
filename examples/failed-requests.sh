#!/bin/sh
# failed-requests.sh [REQUEST REASON]: what QuickBooks refused, with cause and advice; with a request, has it tried again
set -eu
. "$(dirname "$0")/lib.sh"

if [ $# -gt 0 ]; then
    tandem POST "/requests/$1/requeue" --data "{\"reason\": \"${2:?why it may work now}\"}"
else
    tandem GET '/requests?status=failed'
fi
