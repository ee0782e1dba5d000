package tandemsim.companyfile.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the file says about itself: identity, preferences, history of restores, permissions, private data of applications. */
public final class Company {

    public String name = "";
    public String legalName = "";
    public String street = "";
    public String city = "";
    public String state = "";
    public String postalCode = "";
    public String phone = "";
    public String email = "";
    public String taxId = "";
    public boolean sample;
    public boolean singleUser;

    /** Wall-clock seconds. */
    public long lastRestoreWall;

    public long lastCondenseWall;

    /** The last closed day; absent while no period is closed. */
    public @Nullable Integer closingEpochDay;

    public boolean multiCurrency;
    public long homeCurrency;
    public boolean classTracking = true;
    public boolean accountNumbers = true;
    public boolean personalDataAllowed = true;

    /** Whether applications may log in while QuickBooks is closed. */
    public boolean unattendedAllowed = true;

    /** What applications may change. */
    public Writing writing = Writing.ALLOWED;

    public int daysBillsAreDue = 10;
    public long discountAccount;

    /** Names of the applications that may work with this file. */
    public final Set<String> authorised = new LinkedHashSet<>();

    public final List<Extension> extensions = new ArrayList<>();

    /** By application, then by message-set ID. */
    public final Map<String, Map<String, StoredMessage>> storedMessages = new LinkedHashMap<>();

    public Map<String, StoredMessage> storedFor(String application) {
        return storedMessages.computeIfAbsent(application, name -> new HashMap<>());
    }

    public @Nullable Extension extension(String ownerId, String extensionName) {
        for (Extension extension : extensions) {
            if (extension.ownerId().equalsIgnoreCase(ownerId)
                    && extension.name().equals(extensionName)) {
                return extension;
            }
        }
        return null;
    }

    /** Defines the extension, or gives it another value. */
    public void put(Extension extension) {
        Extension old = extension(extension.ownerId(), extension.name());
        if (old == null) {
            extensions.add(extension);
        } else {
            extensions.set(extensions.indexOf(old), extension);
        }
    }
}
