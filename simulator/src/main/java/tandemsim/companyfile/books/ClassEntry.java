package tandemsim.companyfile.books;

/** A class, in QuickBooks' sense: a department, a site. */
public final class ClassEntry extends ListEntry {

    @Override
    public String listType() {
        return "Class";
    }
}
