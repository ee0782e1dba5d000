#!/bin/sh
# books.sh COMPANY: what is owed in QuickBooks and here, to the cent, and what does not agree
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}

tandem GET "/companies/$company/statement"
echo
tandem GET "/companies/$company/discrepancies?status=open"
