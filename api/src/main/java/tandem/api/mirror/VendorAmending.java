package tandem.api.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tandem.api.http.Problem;
import tandem.api.request.Amending;
import tandem.mirror.Address;
import tandem.request.Errand.VendorEdit;
import tandem.request.Mended;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.vendor.VendorDesk;
import tandem.vendor.VendorRefusal;
import tandem.wire.Write.VendorField;

/** Edits of vendors that failed get other texts, or other fields. */
@Component
final class VendorAmending implements Amending<VendorAmending.Content> {

    private final VendorDesk desk;

    VendorAmending(VendorDesk desk) {
        this.desk = desk;
    }

    /** What an edit changes, and into what; what is absent is not to change. */
    @Schema(name = "VendorEdit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            @Nullable String companyName,
            @Nullable String phone,
            @Nullable String altPhone,
            @Nullable String fax,
            @Nullable String email,
            @Nullable String contact,
            @Nullable String printOnCheckAs,
            @Nullable String accountNumber,
            @Nullable Address address) {

        static Content of(VendorEdit edit) {
            return new Content(
                    to(edit, VendorField.COMPANY_NAME),
                    to(edit, VendorField.PHONE),
                    to(edit, VendorField.ALT_PHONE),
                    to(edit, VendorField.FAX),
                    to(edit, VendorField.EMAIL),
                    to(edit, VendorField.CONTACT),
                    to(edit, VendorField.PRINT_ON_CHECK_AS),
                    to(edit, VendorField.ACCOUNT_NUMBER),
                    edit.address() == null ? null : edit.address().to());
        }

        private static @Nullable String to(VendorEdit edit, VendorField field) {
            var change = edit.fields().get(field);
            return change == null ? null : change.to();
        }

        Map<VendorField, String> fields() {
            var fields = new EnumMap<VendorField, String>(VendorField.class);
            put(fields, VendorField.COMPANY_NAME, companyName);
            put(fields, VendorField.PHONE, phone);
            put(fields, VendorField.ALT_PHONE, altPhone);
            put(fields, VendorField.FAX, fax);
            put(fields, VendorField.EMAIL, email);
            put(fields, VendorField.CONTACT, contact);
            put(fields, VendorField.PRINT_ON_CHECK_AS, printOnCheckAs);
            put(fields, VendorField.ACCOUNT_NUMBER, accountNumber);
            return fields;
        }

        private static void put(Map<VendorField, String> fields, VendorField field, @Nullable String text) {
            if (text != null) {
                fields.put(field, text);
            }
        }
    }

    @Override
    public Operation operation() {
        return Operation.VENDOR_MOD;
    }

    @Override
    public Class<Content> form() {
        return Content.class;
    }

    @Override
    public Map<RequestId, Content> contents(List<Request> requests) {
        return requests.stream()
                .collect(toUnmodifiableMap(Request::id, request -> Content.of((VendorEdit) request.errand())));
    }

    @Override
    public Mended amended(Request failed, Content content) {
        return desk.amend(failed, content.fields(), content.address()).orElseThrow(VendorAmending::problem);
    }

    private static Problem problem(VendorRefusal refusal) {
        return refusal instanceof VendorRefusal.Invalid invalid
                ? Problem.violating(Amending.inContent(invalid.violations()))
                : VendorResource.problem(refusal);
    }
}
