package tandemsim;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.Truth.CreditTruth;
import tandemsim.companyfile.Truth.PaymentTruth;
import tandemsim.companyfile.Truth.TermsTruth;

/** What can be shown of a company file, one record a line, its identifier first. */
enum Listing {
    BILLS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.bills().stream()
                    .filter(bill -> all || !bill.paid())
                    .sorted(Comparator.comparing(BillTruth::date).reversed())
                    .map(bill -> "%s  %s  %12s  open %12s  %s%s%s"
                            .formatted(
                                    bill.txnId(),
                                    bill.date(),
                                    bill.amountDue(),
                                    bill.openAmount(),
                                    bill.refNumber(),
                                    guid(bill.externalGuid()),
                                    mark(bill.voided(), "void")));
        }
    },
    CREDITS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.credits().stream()
                    .filter(credit -> all || credit.openAmount().signum() != 0)
                    .sorted(Comparator.comparing(CreditTruth::date).reversed())
                    .map(credit -> "%s  %s  %12s  open %12s  %s%s"
                            .formatted(
                                    credit.txnId(),
                                    credit.date(),
                                    credit.creditAmount(),
                                    credit.openAmount(),
                                    credit.refNumber(),
                                    mark(credit.voided(), "void")));
        }
    },
    PAYMENTS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.payments().stream()
                    .sorted(Comparator.comparing(PaymentTruth::date).reversed())
                    .map(payment -> "%s  %s  %12s  %-5s  %s%s%s%s"
                            .formatted(
                                    payment.txnId(),
                                    payment.date(),
                                    payment.amount(),
                                    payment.card() ? "card" : "check",
                                    payment.refNumber(),
                                    bills(payment),
                                    guid(payment.externalGuid()),
                                    mark(payment.voided(), "void")));
        }

        private static String bills(PaymentTruth payment) {
            return payment.links().isEmpty()
                    ? ""
                    : payment.links().stream()
                            .map(Truth.LinkTruth::txnId)
                            .collect(Collectors.joining(", ", "  pays ", ""));
        }
    },
    VENDORS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.vendors().stream()
                    .filter(vendor -> all || vendor.active())
                    .map(vendor -> "%s  %12s  %s%s%s%s"
                            .formatted(
                                    vendor.listId(),
                                    vendor.balance(),
                                    vendor.name(),
                                    mark(!vendor.phone().isEmpty(), vendor.phone()),
                                    mark(!vendor.email().isEmpty(), vendor.email()),
                                    mark(!vendor.active(), "inactive")));
        }
    },
    TERMS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.terms().stream()
                    .filter(terms -> all || terms.active())
                    .map(terms -> "%s  %-11s  %s  %s%s"
                            .formatted(
                                    terms.listId(),
                                    terms.dateDriven() ? "date-driven" : "standard",
                                    terms.name(),
                                    figures(terms),
                                    mark(!terms.active(), "inactive")));
        }

        private static String figures(TermsTruth terms) {
            var percent = terms.discountPercent();
            return Stream.of(
                            figure("due", terms.due()),
                            figure("discount", terms.discount()),
                            figure("next month", terms.nextMonthDays()),
                            percent == null ? "" : percent.stripTrailingZeros().toPlainString() + " %")
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        private static String figure(String what, @Nullable Integer number) {
            return number == null ? "" : what + " " + number;
        }
    },
    LISTS {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.otherLists().stream()
                    .map(entry -> "%s  %-16s  %s%s"
                            .formatted(
                                    entry.listId(), entry.kind(), entry.fullName(), mark(!entry.active(), "inactive")));
        }
    },
    OUTCOMES {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            return truth.outcomes().stream()
                    .map(outcome -> "%s  %s  %s"
                            .formatted(outcome.messageSetId(), outcome.application(), answers(outcome.answers())));
        }

        private static String answers(String text) {
            return ANSWER.matcher(text)
                    .results()
                    .map(answer -> answer.group(1) + " " + answer.group(2))
                    .collect(Collectors.joining(", "));
        }
    },
    COMPANY {
        @Override
        Stream<String> lines(Truth truth, boolean all) {
            Truth.CompanyTruth company = truth.company();
            return Stream.of(
                    "name            " + company.name(),
                    "closed up to    " + (company.closingDate() == null ? "-" : company.closingDate()),
                    "multi-currency  " + (company.multiCurrency() ? "on" : "off"),
                    "writing         " + company.writing().name().toLowerCase(Locale.ROOT),
                    "in windows      " + (company.onScreen().isEmpty() ? "-" : String.join(", ", company.onScreen())),
                    "last restored   " + company.lastRestoreTime(),
                    "last condensed  " + company.lastCondenseTime());
        }
    };

    private static final Pattern ANSWER = Pattern.compile("<(\\w+)Rs [^>]*?statusCode=\"(\\d+)\"");

    abstract Stream<String> lines(Truth truth, boolean all);

    /**
     * @param find only records with this text, whatever its case
     * @param limit how many are shown; a last line tells how many there are
     */
    String of(Truth truth, boolean all, String find, int limit) {
        String wanted = find.toLowerCase(Locale.ROOT);
        List<String> found = lines(truth, all)
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (found.isEmpty()) {
            return "None.";
        }
        int most = Math.max(0, limit);
        String shown = found.stream().limit(most).collect(Collectors.joining("\n"));
        return this == COMPANY ? shown : shown + "\n%,d of %,d.".formatted(Math.min(most, found.size()), found.size());
    }

    private static String guid(String guid) {
        return mark(!guid.isEmpty(), guid);
    }

    private static String mark(boolean shown, String text) {
        return shown ? "  " + text : "";
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
