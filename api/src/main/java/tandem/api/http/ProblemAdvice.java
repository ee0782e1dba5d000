package tandem.api.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tandem.api.http.ProblemBody.Outcome;
import tools.jackson.core.JacksonException;

/** The one way to fail: whatever is thrown on the way to or in a resource becomes a problem in the contract's words. */
@Hidden
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final SQLExceptionTranslator SQL_STATES = new SQLStateSQLExceptionTranslator();

    /** The SQLSTATE where a migration of a newer node has given another shape to what was prepared on a connection; the pool replaces it. */
    private static final String STALE = "0A000";

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler(Exception.class)
    void handle(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            LOG.debug("{} {}: the caller has not waited for the answer", request.getMethod(), request.getRequestURI());
            return;
        }
        var problem = understood(failure, request);
        if (problem == null) {
            unexpected(failure, request, response, Outcome.NOT_APPLIED);
        } else {
            if (problem.type() == ProblemType.UNAVAILABLE) {
                LOG.warn(
                        "{} {} failed for want of the database", request.getMethod(), request.getRequestURI(), failure);
            }
            writer.write(problem, request, response);
        }
    }

    /** Answers with a reference, and writes everything else to the log. */
    void unexpected(
            Throwable failure, HttpServletRequest request, HttpServletResponse response, Outcome outcomeOfWrites)
            throws IOException {
        var reference = reference();
        LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        writer.write(
                Problem.of(
                        ProblemType.INTERNAL_ERROR,
                        "Something went wrong inside the service. Its log knows more under the reference " + reference
                                + '.'),
                request,
                response,
                outcomeOfWrites,
                reference);
    }

    /** That of the call's trace, where calls are traced, so that one word leads to the log and to the trace. */
    private static String reference() {
        var trace = MDC.get("traceId");
        return trace == null ? UUID.randomUUID().toString() : trace;
    }

    private static @Nullable Problem understood(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case Problem problem -> problem;
            case JacksonException json -> BodyErrors.of(json);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MissingServletRequestParameterException missing ->
                Problem.badParameter(missing.getParameterName(), "is missing");
            case MissingRequestHeaderException missing -> Problem.badParameter(missing.getHeaderName(), "is missing");
            case TypeMismatchException mismatch ->
                Problem.badParameter(String.valueOf(mismatch.getPropertyName()), "cannot be used");
            case InvalidParameterException malformed -> byStatus(malformed.getErrorCode());
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotSupportedException media -> unsupported(media);
            case HttpMediaTypeNotAcceptableException media -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case OptimisticLockingFailureException lost ->
                Problem.of(
                        request.getHeader(HttpHeaders.IF_MATCH) == null
                                ? ProblemType.CHANGED_MEANWHILE
                                : ProblemType.STALE_VERSION);
            case DataAccessResourceFailureException away -> Problem.of(ProblemType.UNAVAILABLE);
            case CannotCreateTransactionException away -> Problem.of(ProblemType.UNAVAILABLE);
            case TransientDataAccessException passing -> Problem.of(ProblemType.CHANGED_MEANWHILE);
            case ErrorResponse standard -> byStatus(standard.getStatusCode().value());
            default -> isConnectionLost(failure) ? Problem.of(ProblemType.UNAVAILABLE) : null;
        };
    }

    /** Whatever a library made of it. */
    private static boolean isConnectionLost(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(sql -> STALE.equals(sql.getSQLState())
                        || SQL_STATES.translate("", null, sql) instanceof DataAccessResourceFailureException);
    }

    static @Nullable Problem byStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemType.NOT_AUTHENTICATED).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 403 -> Problem.of(ProblemType.FORBIDDEN);
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case 429 -> Problem.of(ProblemType.TOO_MANY_REQUESTS);
            case 503 -> Problem.of(ProblemType.UNAVAILABLE);
            default -> status >= 400 && status < 500 ? Problem.of(ProblemType.MALFORMED_REQUEST) : null;
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof JacksonException json) {
                return BodyErrors.of(json);
            }
        }
        return Problem.of(ProblemType.MALFORMED_BODY, "This call needs a body in JSON.");
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound();
        }
        var type = mismatch.getRequiredType();
        return Problem.badParameter(mismatch.getName(), type == null ? "cannot be used" : BodyErrors.mustBe(type));
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException method) {
        var allowed = method.getSupportedHttpMethods();
        var problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED);
        return allowed == null
                ? problem
                : problem.withHeader(
                        HttpHeaders.ALLOW,
                        allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }

    private static Problem unsupported(HttpMediaTypeNotSupportedException media) {
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                .withHeader(HttpHeaders.ACCEPT, MediaType.toString(media.getSupportedMediaTypes()));
    }
}
