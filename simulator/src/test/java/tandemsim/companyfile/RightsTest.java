package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandemsim.companyfile.books.Writing;

class RightsTest {

    private static final String PRIVATE =
            "<DataExtDefAddRq><DataExtDefAdd><OwnerID>{0D2F5F7E-31C5-4C3A-9A51-0C6B8F0F7A11}"
                    + "</OwnerID><DataExtName>%s</DataExtName><DataExtType>STR255TYPE</DataExtType>"
                    + "<AssignToObject>Company</AssignToObject></DataExtDefAdd></DataExtDefAddRq>";

    private final Talk talk = new Talk();

    @Test
    void an_application_with_read_only_access_writes_nothing() {
        talk.file.bookkeeper().administrator().allowWriting(Writing.READ_ONLY);
        assertThat(talk.status(talk.billAdd(talk.expense("1.00")))).isEqualTo(3263);
        assertThat(talk.status(PRIVATE.formatted("A"))).isEqualTo(3263);
        assertThat(talk.status("<HostQueryRq/>")).isZero();
    }

    @Test
    void a_user_without_rights_keeps_no_books_and_the_application_its_private_data() {
        talk.file.bookkeeper().administrator().allowWriting(Writing.NO_RIGHTS);
        assertThat(talk.status(talk.billAdd(talk.expense("1.00")))).isEqualTo(3260);
        assertThat(talk.status(PRIVATE.formatted("A"))).isZero();
        talk.file.bookkeeper().administrator().allowWriting(Writing.ALLOWED);
        assertThat(talk.status(talk.billAdd(talk.expense("1.00")))).isZero();
    }
}
