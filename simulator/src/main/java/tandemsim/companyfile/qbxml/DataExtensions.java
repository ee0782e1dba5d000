package tandemsim.companyfile.qbxml;

import java.util.Locale;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Extension;

/** Private data extensions of the company: defined first, then given a value, then changed. Other objects have none here. */
final class DataExtensions {

    private DataExtensions() {}

    static void write(Xml out, Extension extension) {
        out.open("DataExtRet")
                .always("OwnerID", extension.ownerId())
                .always("DataExtName", extension.name())
                .always("DataExtType", extension.type())
                .always("DataExtValue", extension.value())
                .close("DataExtRet");
    }

    /** Defines an extension. */
    record Define() implements Answerer {
        @Override
        public String kind() {
            return "DataExtDefAdd";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public boolean books() {
            return false;
        }

        @Override
        public Status answer(Call call) {
            Element request = call.request().children().getFirst();
            String owner = request.require("OwnerID").toUpperCase(Locale.ROOT);
            String name = request.require("DataExtName");
            Company company = call.books().company;
            if (company.extension(owner, name) != null) {
                throw new Refusal(3100, "The name \"" + name + "\" of the list element is already in use.");
            }
            String type = request.require("DataExtType");
            company.put(new Extension(owner, name, type, "", false));
            Xml out = call.xml();
            out.open("DataExtDefRet")
                    .always("OwnerID", owner)
                    .number("DataExtID", company.extensions.size())
                    .always("DataExtName", name)
                    .always("DataExtType", type);
            request.values("AssignToObject").forEach(object -> out.always("AssignToObject", object));
            out.flag("DataExtListRequire", false)
                    .flag("DataExtTxnRequire", false)
                    .always("DataExtFormatString", "")
                    .close("DataExtDefRet");
            return Status.OK;
        }
    }

    /** Gives a defined extension its first value. */
    record Add() implements Answerer {
        @Override
        public String kind() {
            return "DataExtAdd";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public boolean books() {
            return false;
        }

        @Override
        public Status answer(Call call) {
            Extension extension = defined(call);
            if (extension.set()) {
                throw new Refusal(3180, "There was an error when saving the data extension: it has a value already.");
            }
            return store(call, extension);
        }
    }

    /** Changes the value of an extension. */
    record Modify() implements Answerer {
        @Override
        public String kind() {
            return "DataExtMod";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public boolean books() {
            return false;
        }

        @Override
        public Status answer(Call call) {
            Extension extension = defined(call);
            if (!extension.set()) {
                throw new Refusal(
                        3120, "Object \"" + extension.name() + "\" specified in the request cannot be found.");
            }
            return store(call, extension);
        }
    }

    private static Extension defined(Call call) {
        Element request = call.request().children().getFirst();
        if (!request.has("OtherDataExtType")) {
            throw new Refusal(1030, "The simulated company file keeps data extensions of the company only.");
        }
        Extension extension =
                call.books().company.extension(request.require("OwnerID"), request.require("DataExtName"));
        if (extension == null) {
            throw new Refusal(3121, "The data extension definition cannot be found.");
        }
        return extension;
    }

    private static Status store(Call call, Extension extension) {
        String value = call.request().children().getFirst().require("DataExtValue");
        if (extension.type().equals("STR255TYPE") && value.length() > 255) {
            throw new Refusal(3070, "The string \"" + value + "\" in the field \"DataExtValue\" is too long.");
        }
        Extension stored = new Extension(extension.ownerId(), extension.name(), extension.type(), value, true);
        call.books().company.put(stored);
        write(call.xml(), stored);
        return Status.OK;
    }
}
