#!/bin/sh
# may-we-pay.sh COMPANY BILL AMOUNT: whether this much of a bill may be paid now
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
bill=${2:?the bill, bill_...}
amount=${3:?how much, such as 125.00}

tandem POST "/companies/$company/payment-checks" --data "{\"applications\": [{\"billId\": \"$bill\", \"amount\": \"$amount\"}]}"
