#!/bin/sh
# record-payment.sh COMPANY VENDOR BANK-ACCOUNT BILL NUMBER DATE AMOUNT: a bill was paid by check
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
vendor=${2:?the vendor, vnd_...}
bank=${3:?the account it was paid from, acct_... (see payment-accounts)}
bill=${4:?the bill, bill_...}
number=${5:?the number of the check}
date=${6:?its date, YYYY-MM-DD}
amount=${7:?its amount, such as 125.00}

tandem POST "/companies/$company/payments" --header "Idempotency-Key: check-$bank-$number" --data "{
    \"method\": \"check\", \"vendorId\": \"$vendor\", \"paymentAccountId\": \"$bank\", \"date\": \"$date\", \"amount\": \"$amount\",
    \"refNumber\": \"$number\", \"applications\": [{\"billId\": \"$bill\", \"amount\": \"$amount\"}]}"
