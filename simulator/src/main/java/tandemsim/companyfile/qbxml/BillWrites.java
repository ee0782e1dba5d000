package tandemsim.companyfile.qbxml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.Vendor;

/** New bills and changes to bills. */
final class BillWrites {

    private BillWrites() {}

    /** A new bill. */
    record Add() implements Answerer {
        @Override
        public String kind() {
            return "BillAdd";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public Status answer(Call call) {
            Element request = call.request().children().getFirst();
            Entering rules = new Entering(call);
            Bill bill = new Bill();
            bill.rate = rules.rate(request);
            Vendor vendor = rules.vendor(request, "VendorRef");
            rules.unlocked(vendor, 3176);
            bill.entity = vendor.id;
            bill.payable = rules.payable(request);
            bill.epochDay = rules.day(request, "TxnDate", rules.today());
            rules.open(bill.epochDay, 3171);
            request.value("LinkToTxnID").ifPresent(id -> {
                throw Entering.notFound(id);
            });
            bill.terms = rules.optional(request, "TermsRef", call.books().terms)
                    .map(terms -> terms.id)
                    .orElse(Ids.NONE);
            bill.dueEpochDay = rules.day(request, "DueDate", call.books().dueDay(bill.terms, bill.epochDay));
            bill.refNumber = request.value("RefNumber").orElse("").strip();
            bill.memo = request.value("Memo").orElse("").strip();
            bill.externalGuid = request.value("ExternalGUID").orElse("");
            bill.lines = new LineEntry(rules).added(request);
            notBlank(bill.lines);
            enough(bill.lines, 0);
            call.ledger().enter(bill);
            new TxnRets(call.habits()).bill(call.xml(), bill, true, false);
            return Status.OK;
        }
    }

    /** Changes a bill: header fields that are named; a list of lines only when at least one of its kind is. */
    record Modify() implements Answerer {
        @Override
        public String kind() {
            return "BillMod";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public Status answer(Call call) {
            Element request = call.request().children().getFirst();
            Entering rules = new Entering(call);
            String id = request.require("TxnID");
            Bill bill = call.books().bills.get(Ids.parse(id));
            if (bill == null) {
                throw Entering.notFound(id);
            }
            rules.unlocked(bill, 3175);
            rules.unlocked(call.books().vendors.get(bill.entity), 3176);
            rules.current(request, bill);
            rules.open(bill.epochDay, 3171);
            BigDecimal rate = rules.rate(request);
            Entering.notCleared(request, "VendorRef", "APAccountRef", "TxnDate");
            int date = rules.day(request, "TxnDate", bill.epochDay);
            rules.open(date, 3171);
            long vendor = request.has("VendorRef") ? rules.vendor(request, "VendorRef").id : bill.entity;
            long payable = request.has("APAccountRef") ? rules.payable(request) : bill.payable;
            if ((vendor != bill.entity || payable != bill.payable) && !bill.applications.isEmpty()) {
                throw new Refusal(3180, "There was an error when saving the bill: it has payments or credits applied.");
            }
            Optional<Long> terms =
                    rules.optional(request, "TermsRef", call.books().terms).map(found -> found.id);
            List<Line> lines = new LineChanges(rules, bill).after(request);
            if (LineChanges.any(request)) {
                notBlank(lines);
            }
            enough(lines, bill.appliedCents);

            move(call, bill, vendor, payable);
            bill.epochDay = date;
            if (request.has("TermsRef")) {
                bill.terms = terms.orElse(Ids.NONE);
            }
            bill.rate = rate == null ? bill.rate : rate;
            bill.dueEpochDay = rules.day(request, "DueDate", bill.dueEpochDay);
            request.value("RefNumber").ifPresent(text -> bill.refNumber = text.strip());
            request.value("Memo").ifPresent(text -> bill.memo = text.strip());
            long second = call.clock().epochSecond();
            lines.stream()
                    .flatMap(line -> Stream.concat(Stream.of(line), line.parts.stream()))
                    .filter(line -> line.id == Ids.NONE)
                    .forEach(line -> line.id = call.books().lineId(second));
            bill.lines = new ArrayList<>(lines);
            bill.voided &= lines.stream().allMatch(line -> line.cents == 0);
            call.ledger().linesChanged(bill);
            new TxnRets(call.habits()).bill(call.xml(), bill, true, false);
            return Status.OK;
        }

        private static void move(Call call, Bill bill, long vendor, long payable) {
            if (vendor != bill.entity || payable != bill.payable) {
                call.ledger().move(bill, vendor, payable);
            }
        }
    }

    /** A bill has a line with an item or an amount. */
    private static void notBlank(List<Line> lines) {
        if (lines.stream().noneMatch(line -> line.item || line.cents != 0)) {
            throw new Refusal(3180, "There was an error when saving the bill: you cannot record a blank transaction.");
        }
    }

    private static void enough(List<Line> lines, long applied) {
        long total = Numbers.sized(lines.stream().mapToLong(line -> line.cents).sum());
        if (total < 0) {
            throw new Refusal(
                    3210, "The \"AmountDue\" field has an invalid value: the total of a bill cannot be negative.");
        }
        if (total < applied) {
            throw new Refusal(
                    3210, "The \"AmountDue\" field has an invalid value: more than that has been paid already.");
        }
    }
}
