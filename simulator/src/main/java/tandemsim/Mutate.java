package tandemsim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import tandemsim.companyfile.books.Writing;

/** Changes a stored company file as people do in QuickBooks itself. */
@Command(
        name = "mutate",
        description = "Changes a stored company file as a bookkeeper would, in QuickBooks itself.",
        usageHelpWidth = 100,
        footer = {
            "",
            "Records are named by their TxnID or ListID, as show tells them. Examples:",
            "  ./tandem simulate mutate show bills --file acme.sim",
            "  ./tandem simulate mutate pay 1F3A-1771950011 --amount 40.00 --file acme.sim",
            "  ./tandem simulate mutate busy --changes 50 --file acme.sim",
            "  ./tandem simulate mutate show bills --all --find A-7 --file acme.sim",
            "Each command has a --help of its own. That somebody has a record open in a window for one",
            "update only is said to the update: ./tandem simulate ... --on-screen ID"
        })
final class Mutate {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a change needs: the file, and somewhere to say what happened. */
    private interface Change {
        String in(CompanyFile file) throws IOException;
    }

    private int change(PlaceOptions place, Change change) throws IOException {
        try (StoredFileLock held = place.lock()) {
            CompanyFile file = place.load();
            String said = change.in(file);
            file.save();
            return say(said);
        }
    }

    private int say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
        return 0;
    }

    private int keep(PlaceOptions place, String said, Consumer<Bookkeeper> change) throws IOException {
        return change(place, file -> {
            change.accept(file.bookkeeper());
            return said;
        });
    }

    @Command(name = "generate", description = "Makes a company file, without any Web Connector.")
    int generate(@Mixin FileOptions options) throws IOException {
        try (StoredFileLock held = StoredFileLock.take(options.path())) {
            if (options.exists()) {
                throw new FileAlreadyExistsException(options.path().toString());
            }
            CompanyFile file = options.generate();
            return say("%s: \"%s\", %,d vendors, %,d bills"
                    .formatted(
                            options.path(),
                            file.truth().company().name(),
                            file.truth().vendors().size(),
                            file.truth().bills().size()));
        }
    }

    @Command(name = "show", description = "Shows what the file holds, the newest first.")
    int show(
            @Mixin PlaceOptions place,
            @Parameters(
                            paramLabel = "WHAT",
                            description =
                                    "${COMPLETION-CANDIDATES}: open bills, open credits, payments, vendors, terms, "
                                            + "accounts and other lists, outcomes stored under message-set IDs, the company.")
                    Listing what,
            @Option(names = "--all", description = "Also what is paid, used up or inactive.") boolean all,
            @Option(
                            names = "--find",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "Only records with this in a number, a name or anything else that is shown.")
                    String find,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "Default: ${DEFAULT-VALUE}.")
                    int limit)
            throws IOException {
        try (StoredFileLock held = place.lock()) {
            return say(what.of(place.load().truth(), all, find, limit));
        }
    }

    @Command(name = "new-vendor", description = "Adds a vendor.")
    int newVendor(@Mixin PlaceOptions place, @Parameters(paramLabel = "NAME") String name) throws IOException {
        return change(place, file -> "Vendor " + file.bookkeeper().newVendor(name));
    }

    @Command(name = "rename-vendor", description = "Gives a vendor another name.")
    int renameVendor(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "LISTID") String id,
            @Parameters(paramLabel = "NAME") String name)
            throws IOException {
        return keep(place, "Renamed " + id, keeper -> keeper.rename(id, name));
    }

    @Command(
            name = "merge-vendors",
            description = "Merges a vendor into another one; it is gone then, without a trace in the deleted lists.")
    int mergeVendors(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "GONE") String gone,
            @Parameters(paramLabel = "KEPT") String kept)
            throws IOException {
        return keep(place, "Merged into " + kept, keeper -> keeper.mergeVendors(gone, kept));
    }

    @Command(
            name = "edit-vendor",
            description = "Changes fields of a vendor, such as Phone=555-0100; an empty value clears one.")
    int editVendor(
            @Mixin PlaceOptions place,
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
    int deactivate(@Mixin PlaceOptions place, @Parameters(paramLabel = "LISTID") String id) throws IOException {
        return keep(place, "Inactive: " + id, keeper -> keeper.deactivate(id));
    }

    @Command(name = "activate", description = "Makes an inactive list entry active again.")
    int activate(@Mixin PlaceOptions place, @Parameters(paramLabel = "LISTID") String id) throws IOException {
        return keep(place, "Active: " + id, keeper -> keeper.activate(id, true));
    }

    @Command(name = "delete-entry", description = "Deletes a list entry that nothing refers to.")
    int deleteEntry(@Mixin PlaceOptions place, @Parameters(paramLabel = "LISTID") String id) throws IOException {
        return keep(place, "Deleted " + id, keeper -> keeper.deleteEntry(id));
    }

    @Command(name = "new-bill", description = "Adds a bill with one expense line.")
    int newBill(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "VENDOR") String vendor,
            @Parameters(paramLabel = "AMOUNT") Money amount,
            @Option(names = "--number", paramLabel = "TEXT", defaultValue = "") String number,
            @Option(names = "--memo", paramLabel = "TEXT", defaultValue = "") String memo)
            throws IOException {
        return change(
                place,
                file -> "Bill "
                        + file.bookkeeper()
                                .newBill(
                                        vendor,
                                        BillDraft.of(number, amount.text()).withMemo(memo)));
    }

    @Command(name = "new-credit", description = "Adds a vendor credit with one expense line.")
    int newCredit(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "VENDOR") String vendor,
            @Parameters(paramLabel = "AMOUNT") Money amount,
            @Option(names = "--number", paramLabel = "TEXT", defaultValue = "") String number)
            throws IOException {
        return change(
                place, file -> "Credit " + file.bookkeeper().newCredit(vendor, BillDraft.of(number, amount.text())));
    }

    @Command(name = "edit-bill", description = "Changes memo, number or the first line's amount of a bill.")
    int editBill(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "TXNID") String id,
            @Option(names = "--memo", paramLabel = "TEXT") @Nullable String memo,
            @Option(names = "--number", paramLabel = "TEXT") @Nullable String number,
            @Option(names = "--amount", paramLabel = "AMOUNT", description = "Of the first line.") @Nullable
                    Money amount)
            throws IOException {
        return keep(place, "Changed " + id, keeper -> {
            if (memo != null) {
                keeper.editMemo(id, memo);
            }
            if (number != null) {
                keeper.editRefNumber(id, number);
            }
            if (amount != null) {
                keeper.editAmount(id, amount.text());
            }
        });
    }

    @Command(name = "pay", description = "Pays a bill, in whole or in part.")
    int pay(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "TXNID") String id,
            @Option(names = "--amount", paramLabel = "AMOUNT", description = "Default: all that is open.") @Nullable
                    Money amount,
            @Option(names = "--discount", paramLabel = "AMOUNT", description = "Taken beside it.") @Nullable
                    Money discount,
            @Option(names = "--card", description = "By credit card instead of check.") boolean card)
            throws IOException {
        return change(
                place,
                file -> "Payment "
                        + (card
                                ? file.bookkeeper().payByCard(id, Money.textOf(amount), Money.textOf(discount))
                                : file.bookkeeper().payByCheck(id, Money.textOf(amount), Money.textOf(discount))));
    }

    @Command(name = "apply-credit", description = "Applies a vendor credit to a bill.")
    int applyCredit(
            @Mixin PlaceOptions place,
            @Parameters(paramLabel = "CREDIT") String credit,
            @Parameters(paramLabel = "BILL") String bill,
            @Option(names = "--amount", paramLabel = "AMOUNT", description = "Default: as much as goes.") @Nullable
                    Money amount)
            throws IOException {
        return keep(place, "Applied " + credit, keeper -> keeper.applyCredit(credit, bill, Money.textOf(amount)));
    }

    @Command(name = "invoice", description = "Invoices a customer for the billable lines of a bill.")
    int invoice(@Mixin PlaceOptions place, @Parameters(paramLabel = "TXNID") String id) throws IOException {
        return keep(place, "Billed to the customer: " + id, keeper -> keeper.invoice(id));
    }

    @Command(
            name = "lock",
            description = "Somebody opens a record in a window, by its TxnID or ListID: no application can change it.")
    int lock(@Mixin PlaceOptions place, @Parameters(paramLabel = "ID") String id) throws IOException {
        return keep(place, "Open in a window: " + id, keeper -> keeper.onScreen(id, true));
    }

    @Command(name = "unlock", description = "The window with a record is closed.")
    int unlock(@Mixin PlaceOptions place, @Parameters(paramLabel = "ID") String id) throws IOException {
        return change(
                place,
                file -> file.bookkeeper().onScreen(id, false)
                        ? "Closed the window with " + id
                        : "It was not open in a window: " + id);
    }

    @Command(
            name = "writing",
            description = {
                "What applications may change:",
                "allowed    everything",
                "read_only  nothing: they have read-only access (3263)",
                "no_rights  their private data only: the QuickBooks user has insufficient permission (3260)"
            })
    int writing(@Mixin PlaceOptions place, @Parameters(paramLabel = "WHAT") Writing writing) throws IOException {
        return keep(
                place,
                "Writing: " + writing.name().toLowerCase(Locale.ROOT),
                keeper -> keeper.administrator().allowWriting(writing));
    }

    @Command(name = "void", description = "Voids a bill, credit or payment.")
    int voidTxn(@Mixin PlaceOptions place, @Parameters(paramLabel = "TXNID") String id) throws IOException {
        return keep(place, "Voided " + id, keeper -> keeper.voidTxn(id));
    }

    @Command(name = "delete", description = "Deletes a bill, credit or payment.")
    int delete(@Mixin PlaceOptions place, @Parameters(paramLabel = "TXNID") String id) throws IOException {
        return keep(place, "Deleted " + id, keeper -> keeper.deleteTxn(id));
    }

    @Command(name = "close-period", description = "Closes the books up to a day; without one, opens them.")
    int closePeriod(@Mixin PlaceOptions place, @Parameters(paramLabel = "DAY", arity = "0..1") @Nullable LocalDate day)
            throws IOException {
        return keep(
                place,
                day == null ? "Every period is open" : "Closed up to " + day,
                keeper -> keeper.administrator().closePeriod(day));
    }

    @Command(name = "rename-company", description = "Gives the company another name.")
    int rename(@Mixin PlaceOptions place, @Parameters(paramLabel = "NAME") String name) throws IOException {
        return keep(place, "Renamed", keeper -> keeper.administrator().renameCompany(name));
    }

    @Command(
            name = "unattended",
            description = "Whether applications may log in while QuickBooks is closed: yes or no.")
    int unattended(@Mixin PlaceOptions place, @Parameters(paramLabel = "yes|no") String allowed) throws IOException {
        boolean yes = allowed.equals("yes");
        if (!yes && !allowed.equals("no")) {
            throw new IllegalArgumentException("yes or no, not " + allowed);
        }
        return keep(
                place,
                "Unattended: " + allowed,
                keeper -> keeper.administrator().allowUnattended(yes));
    }

    @Command(name = "multi-currency", description = "Switches multi-currency on, for good.")
    int multiCurrency(@Mixin PlaceOptions place) throws IOException {
        return keep(
                place, "Multi-currency is on", keeper -> keeper.administrator().multiCurrencyOn());
    }

    @Command(name = "condense", description = "Removes closed transactions dated before a day, without a trace.")
    int condense(@Mixin PlaceOptions place, @Parameters(paramLabel = "DAY") LocalDate day) throws IOException {
        return change(
                place, file -> "Removed " + file.bookkeeper().administrator().condense(day) + " bills");
    }

    @Command(name = "busy", description = "Changes of all kinds, drawn from a seed.")
    int busy(
            @Mixin PlaceOptions place,
            @Option(names = "--changes", paramLabel = "N", defaultValue = "10") int changes,
            @Option(names = "--draw", paramLabel = "SEED", defaultValue = "1") long draw)
            throws IOException {
        return change(place, file -> String.join("\n", new OfficeDay(file, draw).changes(changes)));
    }

    @Command(
            name = "copy",
            description = "Copies the file: as a backup for restore, or to work on with a copy, as with --file COPY.")
    int copy(@Mixin PlaceOptions place, @Parameters(paramLabel = "COPY") Path copy) throws IOException {
        try (StoredFileLock held = place.lock()) {
            Files.copy(place.file, copy, StandardCopyOption.REPLACE_EXISTING);
            return say("Copied to " + copy);
        }
    }

    @Command(name = "restore", description = "Restores a copy that was made earlier over the file.")
    int restore(
            @Mixin PlaceOptions place,
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
