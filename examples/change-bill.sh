#!/bin/sh
# change-bill.sh COMPANY BILL MEMO: another memo for a bill. What was not named stays as it is
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
bill=${2:?the bill, bill_...}
memo=${3:?the new memo}

# the ETag says which version this is about: if somebody was faster, the answer is 412 and nothing is overwritten
headers=$(tandem HEAD "/companies/$company/bills/$bill" --head)
etag=$(echo "$headers" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
tandem PATCH "/companies/$company/bills/$bill" --header "If-Match: $etag" --data "{\"memo\": \"$memo\"}"
