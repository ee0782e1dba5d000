package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.List;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.VendorCredit;

/**
 * Voids a transaction: amounts become zero, links go, the record stays. One that is void already is answered as voided, and nothing
 * of it moves.
 */
record TxnVoid() implements Answerer {

    @Override
    public String kind() {
        return "TxnVoid";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Status answer(Call call) {
        String id = call.request().require("TxnID");
        String type = call.request().require("TxnVoidType");
        Txn txn = call.books().txn(Ids.parse(id));
        if (txn == null || !txn.type().equals(type)) {
            throw Entering.notFound(id);
        }
        Entering rules = new Entering(call);
        rules.unlocked(txn, 3175);
        if (!txn.voided) {
            allowed(rules, txn);
            call.ledger().voidTxn(txn);
        }
        call.xml()
                .text("TxnVoidType", type)
                .id("TxnID", txn.id)
                .time("TimeCreated", txn.createdWall)
                .time("TimeModified", txn.modifiedWall)
                .text("RefNumber", txn.refNumber);
        return Status.OK;
    }

    private static void allowed(Entering rules, Txn txn) {
        rules.open(txn.epochDay, 3161);
        for (Application application : applications(txn)) {
            for (Txn linked : linked(application)) {
                if (linked != txn) {
                    rules.unlocked(linked, 3176);
                }
            }
            if (txn instanceof Document && application.paid()) {
                throw new Refusal(3185, "There was an error when voiding the transaction: payments are applied to it.");
            }
        }
    }

    private static List<Txn> linked(Application application) {
        List<Txn> linked = new ArrayList<>();
        linked.add(application.bill());
        Payment payment = application.payment();
        if (payment != null) {
            linked.add(payment);
        }
        VendorCredit credit = application.credit();
        if (credit != null) {
            linked.add(credit);
        }
        return linked;
    }

    private static List<Application> applications(Txn txn) {
        return switch (txn) {
            case Document document -> document.applications;
            case Payment payment -> payment.applications;
        };
    }
}
