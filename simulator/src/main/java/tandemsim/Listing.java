package tandemsim;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.Truth.CreditTruth;
import tandemsim.companyfile.Truth.PaymentTruth;
import tandemsim.companyfile.Truth.VendorTruth;

/** What can be shown of a company file, one record a line, its identifier first. */
enum Listing {
    BILLS {
        @Override
        Stream<String> lines(Truth truth) {
            return truth.bills().stream()
                    .filter(bill -> !bill.paid())
                    .sorted(Comparator.comparing(BillTruth::date).reversed())
                    .map(bill -> "%s  %s  %12s  open %12s  %s"
                            .formatted(
                                    bill.txnId(), bill.date(), bill.amountDue(), bill.openAmount(), bill.refNumber()));
        }
    },
    CREDITS {
        @Override
        Stream<String> lines(Truth truth) {
            return truth.credits().stream()
                    .filter(credit -> credit.openAmount().signum() != 0)
                    .sorted(Comparator.comparing(CreditTruth::date).reversed())
                    .map(credit -> "%s  %s  %12s  open %12s  %s"
                            .formatted(
                                    credit.txnId(),
                                    credit.date(),
                                    credit.creditAmount(),
                                    credit.openAmount(),
                                    credit.refNumber()));
        }
    },
    PAYMENTS {
        @Override
        Stream<String> lines(Truth truth) {
            return truth.payments().stream()
                    .sorted(Comparator.comparing(PaymentTruth::date).reversed())
                    .map(payment -> "%s  %s  %12s  %-5s  %s%s"
                            .formatted(
                                    payment.txnId(),
                                    payment.date(),
                                    payment.amount(),
                                    payment.card() ? "card" : "check",
                                    payment.refNumber(),
                                    payment.voided() ? "  void" : ""));
        }
    },
    VENDORS {
        @Override
        Stream<String> lines(Truth truth) {
            return truth.vendors().stream()
                    .filter(VendorTruth::active)
                    .map(vendor -> "%s  %12s  %s".formatted(vendor.listId(), vendor.balance(), vendor.name()));
        }
    },
    LISTS {
        @Override
        Stream<String> lines(Truth truth) {
            return truth.otherLists().stream()
                    .map(entry -> "%s  %-16s  %s%s"
                            .formatted(
                                    entry.listId(),
                                    entry.kind(),
                                    entry.fullName(),
                                    entry.active() ? "" : "  inactive"));
        }
    },
    COMPANY {
        @Override
        Stream<String> lines(Truth truth) {
            Truth.CompanyTruth company = truth.company();
            return Stream.of(
                    "name            " + company.name(),
                    "closed up to    " + (company.closingDate() == null ? "-" : company.closingDate()),
                    "multi-currency  " + (company.multiCurrency() ? "on" : "off"),
                    "last restored   " + company.lastRestoreTime(),
                    "last condensed  " + company.lastCondenseTime());
        }
    };

    abstract Stream<String> lines(Truth truth);

    String of(Truth truth, int limit) {
        String text = lines(truth).limit(Math.max(0, limit)).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "None." : text;
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
