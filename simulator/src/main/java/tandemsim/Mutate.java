package tandemsim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandemsim.companyfile.Backup;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.OfficeDay;
import tandemsim.companyfile.Truth;

/** Changes a stored company file as people do in QuickBooks itself. */
@Command(
        name = "mutate",
        description = "Changes a stored company file as a bookkeeper would, in QuickBooks itself.",
        mixinStandardHelpOptions = true)
final class Mutate {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a change needs: the file, and somewhere to say what happened. */
    private interface Change {
        String in(CompanyFile file) throws IOException;
    }

    private int change(FileOptions place, Change change) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (StoredFileLock held = StoredFileLock.take(place.file)) {
            CompanyFile file = place.open();
            String said = change.in(file);
            file.save();
            out.println(said);
            out.flush();
        }
        return 0;
    }

    private int keep(FileOptions place, String said, java.util.function.Consumer<Bookkeeper> change)
            throws IOException {
        return change(place, file -> {
            change.accept(file.bookkeeper());
            return said;
        });
    }

    @Command(name = "show", description = "Shows what the file holds: open bills, or the vendors.")
    int show(@Mixin FileOptions place, @Parameters(paramLabel = "WHAT", description = "bills or vendors") String what)
            throws IOException {
        return change(place, file -> {
            StringBuilder text = new StringBuilder();
            if (what.equals("vendors")) {
                file.truth().vendors().stream()
                        .filter(Truth.VendorTruth::active)
                        .limit(50)
                        .forEach(vendor -> text.append(
                                "%s  %12s  %s%n".formatted(vendor.listId(), vendor.balance(), vendor.name())));
            } else {
                file.truth().bills().stream()
                        .filter(bill -> !bill.paid())
                        .sorted(Comparator.comparing(Truth.BillTruth::date).reversed())
                        .limit(50)
                        .forEach(bill -> text.append("%s  %s  %12s  open %12s  %s%n"
                                .formatted(
                                        bill.txnId(),
                                        bill.date(),
                                        bill.amountDue(),
                                        bill.openAmount(),
                                        bill.refNumber())));
            }
            return text.toString().stripTrailing();
        });
    }

    @Command(name = "new-vendor", description = "Adds a vendor.")
    int newVendor(@Mixin FileOptions place, @Parameters(paramLabel = "NAME") String name) throws IOException {
        return change(place, file -> "Vendor " + file.bookkeeper().newVendor(name));
    }

    @Command(
            name = "edit-vendor",
            description = "Changes fields of a vendor, such as Phone=555-0100; an empty value clears one.")
    int editVendor(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "LISTID") String id,
            @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*") String[] fields)
            throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            int sign = field.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("FIELD=VALUE, not " + field);
            }
            values.put(field.substring(0, sign), field.substring(sign + 1));
        }
        return keep(place, "Changed " + id, keeper -> keeper.editVendor(id, values));
    }

    @Command(name = "deactivate", description = "Makes a list entry inactive.")
    int deactivate(@Mixin FileOptions place, @Parameters(paramLabel = "LISTID") String id) throws IOException {
        return keep(place, "Inactive: " + id, keeper -> keeper.deactivate(id));
    }

    @Command(name = "delete-entry", description = "Deletes a list entry.")
    int deleteEntry(@Mixin FileOptions place, @Parameters(paramLabel = "LISTID") String id) throws IOException {
        return keep(place, "Deleted " + id, keeper -> keeper.deleteEntry(id));
    }

    @Command(name = "new-bill", description = "Adds a bill with one expense line.")
    int newBill(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "VENDOR") String vendor,
            @Parameters(paramLabel = "AMOUNT") String amount,
            @Option(names = "--number", defaultValue = "") String number,
            @Option(names = "--memo", defaultValue = "") String memo)
            throws IOException {
        return change(
                place,
                file -> "Bill "
                        + file.bookkeeper()
                                .newBill(vendor, BillDraft.of(number, amount).withMemo(memo)));
    }

    @Command(name = "new-credit", description = "Adds a vendor credit with one expense line.")
    int newCredit(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "VENDOR") String vendor,
            @Parameters(paramLabel = "AMOUNT") String amount,
            @Option(names = "--number", defaultValue = "") String number)
            throws IOException {
        return change(place, file -> "Credit " + file.bookkeeper().newCredit(vendor, BillDraft.of(number, amount)));
    }

    @Command(name = "edit-bill", description = "Changes memo, number or the first line's amount of a bill.")
    int editBill(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "TXNID") String id,
            @Option(names = "--memo") @org.jspecify.annotations.Nullable String memo,
            @Option(names = "--number") @org.jspecify.annotations.Nullable String number,
            @Option(names = "--amount") @org.jspecify.annotations.Nullable String amount)
            throws IOException {
        return keep(place, "Changed " + id, keeper -> {
            if (memo != null) {
                keeper.editMemo(id, memo);
            }
            if (number != null) {
                keeper.editRefNumber(id, number);
            }
            if (amount != null) {
                keeper.editAmount(id, amount);
            }
        });
    }

    @Command(name = "pay", description = "Pays a bill, in whole or in part.")
    int pay(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "TXNID") String id,
            @Option(names = "--amount", defaultValue = "", description = "Default: all that is open.") String amount,
            @Option(names = "--discount", defaultValue = "") String discount,
            @Option(names = "--card", description = "By credit card instead of check.") boolean card)
            throws IOException {
        return change(
                place,
                file -> "Payment "
                        + (card
                                ? file.bookkeeper().payByCard(id, amount, discount)
                                : file.bookkeeper().payByCheck(id, amount, discount)));
    }

    @Command(name = "apply-credit", description = "Applies a vendor credit to a bill.")
    int applyCredit(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "CREDIT") String credit,
            @Parameters(paramLabel = "BILL") String bill,
            @Option(names = "--amount", defaultValue = "") String amount)
            throws IOException {
        return keep(place, "Applied " + credit, keeper -> keeper.applyCredit(credit, bill, amount));
    }

    @Command(name = "void", description = "Voids a bill, credit or payment.")
    int voidTxn(@Mixin FileOptions place, @Parameters(paramLabel = "TXNID") String id) throws IOException {
        return keep(place, "Voided " + id, keeper -> keeper.voidTxn(id));
    }

    @Command(name = "delete", description = "Deletes a bill, credit or payment.")
    int delete(@Mixin FileOptions place, @Parameters(paramLabel = "TXNID") String id) throws IOException {
        return keep(place, "Deleted " + id, keeper -> keeper.deleteTxn(id));
    }

    @Command(name = "close-period", description = "Closes the books up to a day; \"none\" opens them.")
    int closePeriod(@Mixin FileOptions place, @Parameters(paramLabel = "DAY") String day) throws IOException {
        LocalDate last = day.equals("none") ? null : LocalDate.parse(day);
        return keep(place, "Closed: " + day, keeper -> keeper.administrator().closePeriod(last));
    }

    @Command(name = "rename-company", description = "Gives the company another name.")
    int rename(@Mixin FileOptions place, @Parameters(paramLabel = "NAME") String name) throws IOException {
        return keep(place, "Renamed", keeper -> keeper.administrator().renameCompany(name));
    }

    @Command(name = "multi-currency", description = "Switches multi-currency on, for good.")
    int multiCurrency(@Mixin FileOptions place) throws IOException {
        return keep(
                place, "Multi-currency is on", keeper -> keeper.administrator().multiCurrencyOn());
    }

    @Command(name = "condense", description = "Removes closed transactions dated before a day, without a trace.")
    int condense(@Mixin FileOptions place, @Parameters(paramLabel = "DAY") String day) throws IOException {
        return change(
                place,
                file -> "Removed " + file.bookkeeper().administrator().condense(LocalDate.parse(day)) + " bills");
    }

    @Command(name = "busy", description = "Changes of all kinds, drawn from a seed.")
    int busy(
            @Mixin FileOptions place,
            @Option(names = "--changes", paramLabel = "N", defaultValue = "10") int changes,
            @Option(names = "--draw", paramLabel = "SEED", defaultValue = "1") long draw)
            throws IOException {
        return change(place, file -> String.join("\n", new OfficeDay(file, draw).changes(changes)));
    }

    @Command(name = "restore", description = "Restores a backup, which is a copy of the stored file, over it.")
    int restore(
            @Mixin FileOptions place,
            @Parameters(paramLabel = "BACKUP") Path backup,
            @Option(names = "--silently", description = "Swapped in by Windows: QuickBooks does not notice.")
                    boolean silently)
            throws IOException {
        Backup old = Backup.load(backup);
        return keep(place, "Restored " + backup, keeper -> {
            if (silently) {
                keeper.administrator().swapIn(old);
            } else {
                keeper.administrator().restore(old);
            }
        });
    }
}
