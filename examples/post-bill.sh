#!/bin/sh
# post-bill.sh COMPANY VENDOR AP-ACCOUNT EXPENSE-ACCOUNT NUMBER DATE AMOUNT: a bill of one line, drafted and posted
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
vendor=${2:?the vendor, vnd_...}
payables=${3:?the account of payables, acct_...}
expense=${4:?the account of the expense, acct_...}
number=${5:?the number of the bill}
date=${6:?its date, YYYY-MM-DD}
amount=${7:?its amount, such as 125.00}

draft=$(tandem POST "/companies/$company/bills" --header "Idempotency-Key: bill-$vendor-$number" --data "{
    \"vendorId\": \"$vendor\", \"refNumber\": \"$number\", \"billDate\": \"$date\", \"dueDate\": \"$date\", \"apAccountId\": \"$payables\",
    \"expenseLines\": [{\"accountId\": \"$expense\", \"amount\": \"$amount\"}]}")
bill=$(echo "$draft" | field id)
tandem POST "/companies/$company/bills/$bill/post" --header "Idempotency-Key: post-$bill"
