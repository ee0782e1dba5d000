package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice(
            new ProblemWriter(JsonMapper.builder().addModule(JsonRules.words()).build(), new NoPages()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("PATCH", "/api/v1/companies/co_1");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void what_nobody_expected_gets_a_reference_and_tells_nothing_else() throws Exception {
        advice.handle(new IllegalStateException("password=hunter2"), request, response);
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"reference\":\"", "\"outcome\":\"not_applied\"")
                .doesNotContain("hunter2", "IllegalState", "tandem.");
    }

    @Test
    void a_commit_that_failed_leaves_the_outcome_unknown() throws Exception {
        advice.unexpected(new IllegalStateException("lost"), request, response, ProblemBody.Outcome.UNKNOWN);
        assertThat(response.getContentAsString()).contains("\"outcome\":\"unknown\"");
    }

    @ParameterizedTest
    @CsvSource({"true, 412, stale-version", "false, 409, changed-meanwhile"})
    void a_lost_race_is_told_in_the_callers_own_terms(boolean namedVersion, int status, String code) throws Exception {
        if (namedVersion) {
            request.addHeader("If-Match", "\"1\"");
        }
        advice.handle(new OptimisticLockingFailureException("lost"), request, response);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).contains("\"code\":\"" + code + '"');
    }

    @Test
    void a_database_that_is_away_is_worth_another_try() throws Exception {
        advice.handle(new CannotCreateTransactionException("refused"), request, response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"retryable\":true");
        var other = new MockHttpServletResponse();
        advice.handle(new DataAccessResourceFailureException("gone"), request, other);
        assertThat(other.getStatus()).isEqualTo(503);
    }

    @Test
    void an_answer_that_is_on_its_way_is_left_alone() throws Exception {
        response.setCommitted(true);
        advice.handle(new IllegalStateException("late"), request, response);
        assertThat(response.getContentAsString()).isEmpty();
    }

    /** Nobody looks at anything here. */
    private static final class NoPages implements PagesForPeople {

        @Override
        public boolean isFor(String path) {
            return false;
        }

        @Override
        public void write(
                Problem problem, @Nullable String reference, HttpServletRequest asked, HttpServletResponse answer) {
            throw new AssertionError("no page is asked for");
        }
    }
}
