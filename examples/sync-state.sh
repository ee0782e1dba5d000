#!/bin/sh
# sync-state.sh [COMPANY]: how one company is, or all that need attention, worst first
set -eu
. "$(dirname "$0")/lib.sh"

if [ $# -gt 0 ]; then
    tandem GET "/companies/$1/sync-state"
else
    tandem GET '/sync-states?attention=true'
fi
