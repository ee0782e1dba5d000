package tandemsim.companyfile.qbxml;

import java.util.List;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Extension;

/** What the program and the file say about themselves. */
final class CompanyAnswers {

    private CompanyAnswers() {}

    /** Product, versions, mode. */
    record HostQuery() implements Answerer {
        @Override
        public String kind() {
            return "HostQuery";
        }

        @Override
        public Status answer(Call call) {
            Host host = call.host();
            Xml out = call.xml();
            out.open("HostRet")
                    .always("ProductName", host.productName())
                    .always("MajorVersion", host.majorVersion())
                    .always("MinorVersion", host.minorVersion())
                    .always("Country", host.country());
            host.versions().forEach(version -> out.always("SupportedQBXMLVersion", version));
            out.flag("IsAutomaticLogin", call.login().automatic())
                    .always("QBFileMode", call.books().company.singleUser ? "SingleUser" : "MultiUser");
            if (call.request()
                    .child("IncludeListMetaData")
                    .filter(meta -> meta.flag("IncludeMaxCapacity"))
                    .isPresent()) {
                capacities(out);
            }
            out.close("HostRet");
            return Status.OK;
        }

        private static void capacities(Xml out) {
            out.open("ListMetaData");
            for (String list : List.of(
                    "Account",
                    "BillingRate",
                    "Class",
                    "CustomerMsg",
                    "CustomerType",
                    "Entity",
                    "Item",
                    "JobType",
                    "PaymentMethod",
                    "PayrollItem",
                    "PriceLevel",
                    "SalesRep",
                    "SalesTaxCode",
                    "ShipMethod",
                    "Template",
                    "Terms",
                    "ToDo",
                    "Vehicle",
                    "VendorType")) {
                out.open(list + "MetaData").number("MaxCapacity", 100_000).close(list + "MetaData");
            }
            out.close("ListMetaData");
        }
    }

    /** Identity, and the private data of the owners that were asked for. */
    record CompanyQuery() implements Answerer {
        @Override
        public String kind() {
            return "CompanyQuery";
        }

        @Override
        public Status answer(Call call) {
            Company company = call.books().company;
            Xml out = call.xml();
            out.open("CompanyRet")
                    .flag("IsSampleCompany", company.sample)
                    .text("CompanyName", company.name)
                    .text("LegalCompanyName", company.legalName);
            address(out, "Address", company);
            address(out, "LegalAddress", company);
            out.text("Phone", company.phone)
                    .text("Email", company.email)
                    .always("FirstMonthFiscalYear", "January")
                    .always("FirstMonthIncomeTaxYear", "January")
                    .always("CompanyType", "Wholesale")
                    .text("EIN", company.taxId)
                    .always("TaxForm", "Form1120");
            for (Extension extension : company.extensions) {
                boolean asked = call.request().values("OwnerID").stream()
                        .anyMatch(owner -> owner.equalsIgnoreCase(extension.ownerId()));
                if (asked && extension.set()) {
                    DataExtensions.write(out, extension);
                }
            }
            out.close("CompanyRet");
            return Status.OK;
        }

        private static void address(Xml out, String name, Company company) {
            out.open(name)
                    .text("Addr1", company.street)
                    .text("City", company.city)
                    .text("State", company.state)
                    .text("PostalCode", company.postalCode)
                    .close(name);
        }
    }

    /** When the file was last restored and condensed. */
    record ActivityQuery() implements Answerer {
        @Override
        public String kind() {
            return "CompanyActivityQuery";
        }

        @Override
        public Status answer(Call call) {
            Company company = call.books().company;
            Xml out = call.xml();
            out.open("CompanyActivityRet")
                    .time("LastRestoreTime", company.lastRestoreWall)
                    .time("LastCondenseTime", company.lastCondenseWall)
                    .close("CompanyActivityRet");
            return Status.OK;
        }
    }
}
