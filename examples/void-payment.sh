#!/bin/sh
# void-payment.sh COMPANY PAYMENT: voids a payment that was recorded from this side; its bills are open again
set -eu
. "$(dirname "$0")/lib.sh"
company=${1:?the id of the company, co_...}
payment=${2:?the payment, pay_...}

tandem POST "/companies/$company/payments/$payment/void" --header "Idempotency-Key: void-$payment"
