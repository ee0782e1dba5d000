package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.company.CompanyId;
import tandem.reconciliation.Check;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.profile.Profile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;
import tools.jackson.databind.JsonNode;

/**
 * Every check once: what it is about is brought about and comes up, and it is put right and goes. People do it in QuickBooks or here
 * where they can; what only damage can bring about is done to the rows of the database.
 */
class EveryCheckTest {

    private static final String TODAY = "2026-05-11";

    private static RunningHub hub;
    private static Upkeep upkeep;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(
                Map.of("tandem.minimum-gap", "PT0S", "tandem.patience-in-process", "P3D"),
                Instant.parse(TODAY + "T15:00:00Z"));
        upkeep = new Upkeep(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** How something comes to be wrong, and how it is put right. */
    private record Scene(Runnable goesWrong, Runnable isPutRight) {}

    @ParameterizedTest
    @EnumSource(Check.class)
    void comes_up_and_goes_by_itself(Check check) {
        var shop = new Shop("Every Check " + check.code());
        var scene = scene(check, shop);
        var before = shop.open(check);

        scene.goesWrong().run();
        var meanwhile = shop.open(check);
        assertThat(meanwhile).hasSize(before.size() + 1).containsAll(before);

        scene.isPutRight().run();
        assertThat(shop.open(check)).isEqualTo(before);
    }

    private static Scene scene(Check check, Shop shop) {
        return switch (check) {
            case FILE_IN_DOUBT -> {
                var backup = shop.customer.file().backup();
                yield new Scene(
                        () -> {
                            shop.office.administrator().restore(backup);
                            shop.updates();
                        },
                        shop::resumes);
            }
            case WRONG_COMPANY_FILE -> {
                var other = shop.customer.anotherFile(99);
                other.authorise(shop.machine.application().appName());
                yield new Scene(() -> shop.updates(new Mishap.OtherFileOpen(other)), shop::updates);
            }
            case WRITE_VANISHED -> {
                var backup = shop.customer.file().backup();
                shop.posts("VANISHES");
                shop.updates();
                yield new Scene(
                        () -> {
                            shop.office.administrator().swapIn(backup);
                            shop.updates();
                        },
                        () -> {
                            shop.resumes();
                            shop.updates();
                            upkeep.tidies(shop.customer);
                            shop.open(Check.WRITE_VANISHED)
                                    .forEach(found -> hub.rest()
                                            .post(
                                                    shop.customer.path() + "/discrepancies/" + found + "/resend",
                                                    "{\"reason\":\"it is lost\"}")
                                            .expect(202));
                            shop.updates();
                        });
            }
            case FILE_MOVED ->
                new Scene(
                        () -> shop.machine.movesTo("LAPTOP").updates(),
                        () -> hub.clock().advance(Duration.ofDays(8)));
            case PAID_IN_BOTH -> {
                var bill = shop.owes("BOTH", "80.00");
                yield new Scene(
                        () -> {
                            shop.pays("BOTH", "8001", "80.00");
                            shop.office.payInFull(bill.txnId());
                            shop.updatesWithoutRights();
                        },
                        () -> shop.callsOff("8001"));
            }
            case PAYMENT_EXCEEDS_BALANCE -> {
                var bill = shop.owes("EXCEEDS", "80.00");
                var credit = shop.office.newCredit(bill.vendorListId(), BillDraft.of("C-EXCEEDS", "30.00"));
                yield new Scene(
                        () -> {
                            shop.pays("EXCEEDS", "8002", "80.00");
                            shop.office.applyCredit(credit, bill.txnId(), "30.00");
                            shop.updatesWithoutRights();
                        },
                        () -> shop.callsOff("8002"));
            }
            case PAYMENT_NOT_RECORDED -> {
                shop.owes("REFUSED", "80.00");
                yield new Scene(
                        () -> {
                            shop.pays("REFUSED", "8003", "80.00");
                            shop.updatesWithoutRights();
                        },
                        () -> shop.callsOff("8003"));
            }
            case VOID_NOT_RECORDED -> {
                shop.paid("VOIDED", "8004");
                yield new Scene(
                        () -> {
                            shop.voids("8004");
                            shop.updatesWithoutRights();
                        },
                        () -> {
                            shop.triesAgain("8004");
                            shop.updates();
                        });
            }
            case PAYMENT_VOIDED_IN_QUICKBOOKS -> {
                shop.paid("VOIDED-THERE", "8005");
                yield new Scene(
                        () -> {
                            shop.office.voidTxn(shop.paymentInFile("8005"));
                            shop.updates();
                        },
                        () -> {
                            shop.voids("8005");
                            shop.updates();
                        });
            }
            case PAYMENT_DELETED_IN_QUICKBOOKS -> {
                shop.paid("DELETED-THERE", "8006");
                yield new Scene(
                        () -> {
                            shop.office.deleteTxn(shop.paymentInFile("8006"));
                            shop.updates();
                        },
                        () -> shop.damages("UPDATE bill_payment SET removed_at = NULL WHERE ref_number = '8006'"));
            }
            case PAYMENT_CHANGED_IN_QUICKBOOKS -> {
                shop.paid("CHANGED-THERE", "8007");
                var txnId = shop.paymentInFile("8007");
                yield new Scene(
                        () -> {
                            shop.office.editRefNumber(txnId, "8107");
                            shop.updates();
                        },
                        () -> {
                            shop.office.editRefNumber(txnId, "8007");
                            shop.updates();
                        });
            }
            case PAYMENT_LIKE_OURS -> {
                var bill = shop.owes("LIKE-OURS", "80.00");
                yield new Scene(
                        () -> {
                            shop.pays("LIKE-OURS", "8008", "80.00");
                            shop.office.payInFull(bill.txnId());
                            shop.updatesWithoutRights();
                        },
                        () -> shop.callsOff("8008"));
            }
            case PAYMENT_DOES_NOT_ADD_UP -> {
                shop.paid("ADDS-UP", "8009");
                yield shop.damage("bill_payment", "ref_number = '8009'", "amount = amount + 1", "amount = amount - 1");
            }
            case PAYMENT_CROSSES_VENDORS -> {
                shop.paid("CROSSES", "8010");
                yield shop.damage(
                        "bill_payment",
                        "ref_number = '8010'",
                        "vendor_list_id = vendor_list_id || 'X'",
                        "vendor_list_id = left(vendor_list_id, -1)");
            }
            case CHECK_NUMBER_TWICE -> {
                shop.paid("FIRST", "8011");
                shop.paid("SECOND", "8012");
                yield shop.damage(
                        "bill_payment",
                        "ref_number IN ('8012', '8011') AND txn_id = '" + shop.paymentInFile("8012") + "'",
                        "ref_number = '8011'",
                        "ref_number = '8012'");
            }
            case IN_PROCESS_TOO_LONG -> {
                shop.owes("LONG", "80.00");
                yield new Scene(
                        () -> {
                            shop.pays("LONG", "8013", "80.00");
                            hub.clock().advance(Duration.ofDays(4));
                        },
                        shop::updates);
            }
            case BILL_DELETED_IN_QUICKBOOKS -> {
                var bill = shop.owes("DELETED", "80.00");
                var id = shop.bill("DELETED").path("id").asString();
                yield new Scene(
                        () -> {
                            shop.office.deleteTxn(bill.txnId());
                            shop.updates();
                        },
                        () -> shop.deletesHere(id));
            }
            case BILL_MISSING_IN_QUICKBOOKS -> {
                shop.posts("MISSING");
                shop.updates();
                yield shop.damage("bill", "ref_number = 'MISSING'", "removed_at = now()", "removed_at = NULL");
            }
            case PAID_BILL_DELETED -> {
                var bill = shop.owes("PAID-DELETED", "80.00");
                shop.office.payByCheck(bill.txnId(), "30.00", "0.00");
                shop.updates();
                var id = shop.bill("PAID-DELETED").path("id").asString();
                yield new Scene(
                        () -> {
                            shop.office.deleteTxn(bill.txnId());
                            shop.updates();
                        },
                        () -> shop.deletesHere(id));
            }
            case BILL_DELETED_HERE -> {
                var bill = shop.owes("DELETED-HERE", "80.00");
                var id = shop.bill("DELETED-HERE").path("id").asString();
                yield new Scene(() -> shop.deletesHere(id), () -> {
                    shop.office.deleteTxn(bill.txnId());
                    shop.updates();
                });
            }
            case BILL_VOIDED_IN_QUICKBOOKS -> {
                var id = shop.posts("VOIDED-BILL");
                shop.updates();
                yield new Scene(
                        () -> {
                            shop.office.voidTxn(shop.billInFile("VOIDED-BILL").txnId());
                            shop.updates();
                        },
                        () -> shop.deletesHere(id));
            }
            case BILL_DOES_NOT_ADD_UP -> {
                shop.owes("LINES", "80.00");
                yield shop.damage(
                        "bill", "ref_number = 'LINES'", "amount_due = amount_due + 1", "amount_due = amount_due - 1");
            }
            case GROSS_DIFFERS -> {
                shop.posts("TOTAL");
                shop.updates();
                hub.clock().advance(Duration.ofMinutes(1));
                var txnId = shop.billInFile("TOTAL").txnId();
                yield new Scene(
                        () -> {
                            shop.office.editAmount(txnId, "12.00");
                            shop.updates();
                        },
                        () -> {
                            shop.office.editAmount(txnId, "10.00");
                            shop.updates();
                        });
            }
            case CODING_DIFFERS -> {
                shop.posts("HEADER");
                shop.updates();
                hub.clock().advance(Duration.ofMinutes(1));
                var txnId = shop.billInFile("HEADER").txnId();
                yield new Scene(
                        () -> {
                            shop.office.editRefNumber(txnId, "READER");
                            shop.updates();
                        },
                        () -> {
                            shop.office.editRefNumber(txnId, "HEADER");
                            shop.updates();
                        });
            }
            case CLOSED_PERIOD_CHANGED -> {
                var bill = shop.owes("CLOSED", "80.00");
                shop.office.administrator().closePeriod(LocalDate.parse(TODAY).plusYears(1));
                shop.updates();
                yield new Scene(
                        () -> {
                            shop.office.editAmount(bill.txnId(), "81.00");
                            shop.updates();
                        },
                        () -> {
                            shop.office.administrator().closePeriod(null);
                            shop.updates();
                        });
            }
            case BALANCE_DOES_NOT_FOLLOW -> {
                shop.owes("FLAG", "80.00");
                yield shop.damage("bill", "ref_number = 'FLAG'", "is_paid = true", "is_paid = false");
            }
            case BILL_TWICE -> {
                shop.posts("ONCE");
                shop.owes("ONCE-MORE", "80.00");
                yield shop.damage(
                        "bill",
                        "ref_number = 'ONCE-MORE'",
                        "external_guid = (SELECT o.external_guid FROM bill o WHERE o.company_id = bill.company_id AND o.ref_number = 'ONCE')",
                        "external_guid = NULL");
            }
            case POSSIBLE_DUPLICATE_BILL -> {
                var bill = shop.owes("INV 0815", "80.00");
                yield new Scene(
                        () -> {
                            shop.office.newBill(bill.vendorListId(), BillDraft.of("00inv0815", "80.00"));
                            shop.updates();
                        },
                        () -> {
                            shop.office.deleteTxn(shop.billInFile("00inv0815").txnId());
                            shop.updates();
                        });
            }
            case CHANGE_NOT_WRITTEN ->
                new Scene(
                        () -> {
                            shop.editsAVendor();
                            shop.updatesWithoutRights();
                        },
                        () -> hub.rest()
                                .all("/requests?companyId=" + shop.customer.id() + "&status=failed")
                                .forEach(failed -> shop.callsOff(failed)));
            case OUTCOME_UNKNOWN ->
                new Scene(
                        () -> {
                            shop.editsAVendor();
                            shop.updates(new Mishap.LosesResponse(Which.holding("VendorModRq")));
                            shop.updates(new Mishap.QuickBooksClosed());
                            hub.clock().advance(Duration.ofDays(2));
                        },
                        shop::updates);
            case DRAFT_NAMES_UNUSABLE -> {
                var vendor = shop.draftedFor("DRAFT");
                yield new Scene(
                        () -> {
                            shop.office.deactivate(vendor);
                            shop.updates();
                        },
                        () -> {
                            shop.office.activate(vendor, true);
                            shop.updates();
                        });
            }
            case CURRENCIES_DIFFER -> {
                shop.owes("EURO", "80.00");
                shop.damages(
                        "UPDATE vendor SET currency_list_id = 'C-1' WHERE list_id = (SELECT b.vendor_list_id FROM bill b"
                                + " WHERE b.company_id = vendor.company_id AND b.ref_number = 'EURO')");
                yield shop.damage("bill", "ref_number = 'EURO'", "currency_list_id = 'C-2'", "currency_list_id = NULL");
            }
            case CREDIT_TIE_ON_ONE_SIDE -> {
                var bill = shop.owes("TIED", "80.00");
                shop.office.applyCredit(
                        shop.office.newCredit(bill.vendorListId(), BillDraft.of("C-TIED", "30.00")),
                        bill.txnId(),
                        "30.00");
                shop.updates();
                yield shop.damage(
                        "credit_link", "txn_id = '" + bill.txnId() + "'", "amount = amount * 2", "amount = amount / 2");
            }
            case CREDIT_NOT_APPLIED -> {
                var bill = shop.owes("ALL-PAID", "80.00");
                var credit = shop.office.newCredit(bill.vendorListId(), BillDraft.of("C-LEFT", "30.00"));
                yield new Scene(
                        () -> {
                            shop.office.payInFull(bill.txnId());
                            shop.updates();
                        },
                        () -> {
                            shop.office.deleteTxn(credit);
                            shop.updates();
                        });
            }
            case DISCOUNT_WITHOUT_ACCOUNT -> {
                shop.paid("DISCOUNT", "8014");
                yield shop.damage(
                        "payment_application",
                        "payment_id = (SELECT p.id FROM bill_payment p WHERE p.company_id = payment_application.company_id"
                                + " AND p.ref_number = '8014')",
                        "discount_amount = 1",
                        "discount_amount = NULL");
            }
            case VENDOR_INACTIVE -> {
                var bill = shop.owes("IDLE", "80.00");
                yield new Scene(
                        () -> {
                            shop.office.deactivate(bill.vendorListId());
                            shop.updates();
                        },
                        () -> {
                            shop.office.activate(bill.vendorListId(), true);
                            shop.updates();
                        });
            }
            case VENDOR_GONE -> {
                var bill = shop.owes("MERGED", "80.00");
                yield shop.damage(
                        "vendor", "list_id = '" + bill.vendorListId() + "'", "removed_at = now()", "removed_at = NULL");
            }
            case VENDORS_OF_ONE_NAME -> {
                shop.office.newVendor("One Name Ltd.");
                yield new Scene(
                        () -> {
                            shop.office.newVendor("One-Name LTD");
                            shop.updates();
                        },
                        () -> {
                            shop.office.deactivate(shop.vendorInFile("One-Name LTD"));
                            shop.updates();
                        });
            }
            case VENDOR_BALANCE_DIFFERS -> {
                var bill = shop.owes("BALANCE", "80.00");
                yield shop.damage(
                        "vendor",
                        "list_id = '" + bill.vendorListId() + "'",
                        "balance = balance + 1",
                        "balance = balance - 1");
            }
            case CONTROL_TOTAL_DIFFERS -> {
                shop.owes("CONTROL", "70.00");
                yield shop.damage(
                        "account",
                        "account_type = 'AccountsPayable'",
                        "balance = balance + 1",
                        "balance = balance - 1");
            }
            case TERMS_OF_ONE_NAME -> {
                shop.office.newTerms("Alike", 21);
                shop.office.newTerms("Unlike", 22);
                shop.updates();
                yield shop.damage(
                        "terms", "due_days = 22 AND name IN ('Unlike', 'alike')", "name = 'alike'", "name = 'Unlike'");
            }
            case RECORD_NOT_READABLE ->
                new Scene(
                        () -> shop.damages(
                                "INSERT INTO record_to_reread (company_id, kind, record_id, reason, due_at)"
                                        + " SELECT id, 'bill', '1A-1', 'the amount is no number', now() FROM company WHERE id = :company"),
                        () -> shop.damages("DELETE FROM record_to_reread WHERE company_id = :company"));
            case NO_CONNECTOR_SEEN -> new Scene(() -> hub.clock().advance(Duration.ofDays(2)), shop::updates);
            case ONE_CONNECTOR_ONLY -> {
                var second = shop.second.id();
                yield new Scene(
                        () -> hub.rest()
                                .deleteAsRead(shop.customer.path() + "/connectors/" + second)
                                .expect(204),
                        () -> shop.customer.machine("THIRD"));
            }
        };
    }

    /** A company whose file has been read, with two connectors. */
    private static final class Shop {
        private final Customer customer;
        private final Customer.Machine machine;
        private final Customer.Machine second;
        private final Bookkeeper office;

        Shop(String name) {
            customer = Customer.of(hub, name, Profile.small().scaled(0.02));
            machine = customer.machine("FRONTDESK");
            second = customer.machine("BACKOFFICE");
            office = customer.file().bookkeeper();
            assertThat(customer.loadsAll(machine).completed()).isTrue();
        }

        /** The open ones, after everything has been compared. */
        Set<String> open(Check check) {
            hub.rest().post(customer.path() + "/reconciliations", "").expect(201);
            return hub.rest().all(customer.path() + "/discrepancies?status=open&code=" + check.code()).stream()
                    .map(found -> found.path("id").asString())
                    .collect(Collectors.toSet());
        }

        void updates(Mishap... mishaps) {
            machine.updatesLater(mishaps);
        }

        void updatesWithoutRights() {
            office.administrator().allowWriting(Writing.NO_RIGHTS);
            updates();
            office.administrator().allowWriting(Writing.ALLOWED);
        }

        void resumes() {
            hub.rest()
                    .post(customer.path() + "/resume", "{\"reason\":\"this is the file\"}")
                    .expect(200);
        }

        /** A bill of a new vendor. */
        BillTruth owes(String number, String amount) {
            var txnId = office.newBill(office.newVendor("Vendor of " + number), BillDraft.of(number, amount));
            updates();
            return customer.file().truth().bill(txnId).orElseThrow();
        }

        void paid(String bill, String number) {
            owes(bill, "80.00");
            pays(bill, number, "80.00");
            updates();
            assertThat(customer.file().truth().paymentsNumbered(number)).hasSize(1);
        }

        JsonNode bill(String number) {
            var found = hub.rest().all(customer.path() + "/bills?refNumber=" + number);
            assertThat(found).as(number).hasSize(1);
            return found.getFirst();
        }

        BillTruth billInFile(String number) {
            return customer.file().truth().billsNumbered(number).getFirst();
        }

        String paymentInFile(String number) {
            return customer.file().truth().paymentsNumbered(number).getFirst().txnId();
        }

        String vendorInFile(String name) {
            return customer.file().truth().vendors().stream()
                    .filter(vendor -> vendor.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .listId();
        }

        void pays(String bill, String number, String amount) {
            var shown = bill(bill);
            hub.rest()
                    .post(customer.path() + "/payments", """
                            {"method":"check","vendorId":"%s","paymentAccountId":"%s","date":"%s","amount":"%s","refNumber":"%s",
                             "applications":[{"billId":"%s","amount":"%s"}]}
                            """.formatted(
                                    shown.path("vendorId").asString(),
                                    account("bank"),
                                    TODAY,
                                    amount,
                                    number,
                                    shown.path("id").asString(),
                                    amount))
                    .expect(201);
        }

        private JsonNode payment(String number) {
            return hub.rest().all(customer.path() + "/payments").stream()
                    .filter(one -> one.path("refNumber").asString("").equals(number))
                    .findFirst()
                    .orElseThrow();
        }

        void voids(String number) {
            hub.rest()
                    .post(
                            customer.path() + "/payments/"
                                    + payment(number).path("id").asString() + "/void",
                            "")
                    .expect(202);
        }

        void callsOff(String number) {
            hub.rest()
                    .post("/requests/" + payment(number).path("requestId").asString() + "/cancel", "{}")
                    .expect(200);
        }

        void callsOff(JsonNode request) {
            hub.rest()
                    .post("/requests/" + request.path("id").asString() + "/cancel", "{}")
                    .expect(200);
        }

        void triesAgain(String number) {
            hub.rest()
                    .post("/requests/" + payment(number).path("requestId").asString() + "/requeue", "{}")
                    .expect(200);
        }

        void deletesHere(String bill) {
            hub.rest().deleteAsRead(customer.path() + "/bills/" + bill).expect(204);
        }

        void editsAVendor() {
            var vendor =
                    hub.rest().all(customer.path() + "/vendors?active=true").getFirst();
            hub.rest()
                    .patch(customer.path() + "/vendors/" + vendor.path("id").asString(), "{\"phone\":\"603-555-0142\"}")
                    .expect(202);
        }

        /** A bill that is drafted and posted here; its id. */
        String posts(String number) {
            var id = drafts(
                    number,
                    hub.rest()
                            .all(customer.path() + "/vendors?active=true")
                            .getFirst()
                            .path("id")
                            .asString());
            hub.rest().post(customer.path() + "/bills/" + id + "/post", "{}").expect(202);
            return id;
        }

        /** Drafts a bill for a new vendor; his ListID. */
        String draftedFor(String number) {
            var listId = office.newVendor("Vendor of " + number);
            updates();
            drafts(
                    number,
                    hub.rest().all(customer.path() + "/vendors").stream()
                            .filter(vendor -> vendor.path("listId").asString().equals(listId))
                            .findFirst()
                            .orElseThrow()
                            .path("id")
                            .asString());
            return listId;
        }

        private String drafts(String number, String vendor) {
            return hub.rest()
                    .post(customer.path() + "/bills", """
                            {"vendorId":"%s","refNumber":"%s","billDate":"%s","dueDate":"%s","apAccountId":"%s",
                             "expenseLines":[{"accountId":"%s","amount":"10.00"}]}
                            """.formatted(
                                    vendor, number, TODAY, TODAY, account("accounts_payable"), account("expense")))
                    .expect(201)
                    .text("id");
        }

        private String account(String type) {
            return hub.rest().all(customer.path() + "/accounts?active=true").stream()
                    .filter(account -> account.path("accountType").asString("").equals(type))
                    .map(account -> account.path("id").asString())
                    .findFirst()
                    .orElseThrow();
        }

        /** Rows of this company are damaged, and mended. */
        Scene damage(String table, String which, String damage, String mending) {
            var update = "UPDATE " + table + " SET %s WHERE company_id = :company AND " + which;
            return new Scene(() -> damages(update.formatted(damage)), () -> damages(update.formatted(mending)));
        }

        void damages(String sql) {
            var scoped = sql.contains(":company") ? sql : sql + " AND company_id = :company";
            int rows = hub.sql()
                    .sql(scoped)
                    .param(
                            "company",
                            CompanyId.parse(customer.id()).orElseThrow().value())
                    .update();
            assertThat(rows).as(sql).isEqualTo(1);
        }
    }
}
