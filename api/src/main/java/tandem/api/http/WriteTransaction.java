package tandem.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import tandem.api.http.ProblemBody.Outcome;
import tandem.idempotency.KeptAnswer;
import tandem.idempotency.KeptAnswers;
import tandem.idempotency.KeptAnswers.Found;
import tandem.idempotency.KeptAnswers.RequestName;

/**
 * One transaction for each request that changes something. The answer is held back until the transaction has ended:
 * a refusal rolls back, a dry run ({@code validateOnly=true}) rolls back as well, and the first answer under an
 * {@code Idempotency-Key} is kept in the same transaction. Refusals are not kept: nothing was done, so the same request
 * may be tried again. A caller who prefers to wait for QuickBooks is kept waiting after the transaction, which must not hold a
 * connection or a company meanwhile.
 */
final class WriteTransaction extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WriteTransaction.class);
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    private static final int LONGEST_KEY = 255;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final PlatformTransactionManager transactions;
    private final KeptAnswers keptAnswers;
    private final ProblemWriter problems;
    private final ProblemAdvice advice;
    private final Fingerprint fingerprint;
    private final SeenThrough seenThrough;
    private final Clock clock;
    private final int largestBody;

    WriteTransaction(
            PlatformTransactionManager transactions,
            KeptAnswers keptAnswers,
            ProblemWriter problems,
            ProblemAdvice advice,
            Fingerprint fingerprint,
            SeenThrough seenThrough,
            Clock clock,
            int largestBody) {
        this.transactions = transactions;
        this.keptAnswers = keptAnswers;
        this.problems = problems;
        this.advice = advice;
        this.fingerprint = fingerprint;
        this.seenThrough = seenThrough;
        this.clock = clock;
        this.largestBody = largestBody;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new HeldAnswer(response, DryRun.is(request));
        try {
            var body = request.getInputStream().readNBytes(largestBody + 1);
            if (body.length > largestBody) {
                throw Problem.of(ProblemType.BODY_TOO_LARGE, "The body has more than " + largestBody + " bytes.");
            }
            checkDryRun(request);
            inTransaction(request, body, held, chain);
        } catch (Problem refusal) {
            problems.write(refusal, request, held);
        }
        held.copyBodyToResponse();
    }

    private static void checkDryRun(HttpServletRequest request) {
        var value = request.getParameter(DryRun.PARAMETER);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Problem.badParameter(DryRun.PARAMETER, "must be true or false");
        }
    }

    private void inTransaction(HttpServletRequest request, byte[] body, HeldAnswer held, FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        var finished = false;
        try {
            finished = answer(request, body, held, chain);
        } finally {
            if (!finished) {
                rollBack(transaction);
            }
        }
        if (finished) {
            commit(transaction, request, held);
        }
    }

    /** A connection that is gone has taken the transaction with it; that it cannot be rolled back hides nothing of what is answered. */
    private void rollBack(TransactionStatus transaction) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException e) {
            LOG.warn("a transaction was not rolled back by us: {}", e.getClass().getName());
        }
    }

    /** Whether what was done is to stay. */
    private boolean answer(HttpServletRequest request, byte[] body, HeldAnswer held, FilterChain chain)
            throws ServletException, IOException {
        var dryRun = DryRun.is(request);
        var name = dryRun ? null : name(request);
        var print = fingerprint.of(request, body);
        if (name != null && replayed(name, print, held)) {
            return false;
        }
        chain.doFilter(new RequestBytes(request, body), held);
        if (held.getStatus() >= 400) {
            return false;
        }
        if (dryRun) {
            held.nothingWasMade();
            return false;
        }
        if (name != null) {
            keptAnswers.keep(name, print, kept(held), ConcernedCompany.of(request), clock.instant());
        }
        return true;
    }

    private void commit(TransactionStatus transaction, HttpServletRequest request, HeldAnswer held) throws IOException {
        try {
            transactions.commit(transaction);
        } catch (RuntimeException e) {
            // The database may have committed and the word of it been lost.
            held.reset();
            advice.unexpected(e, request, held, Outcome.UNKNOWN);
            return;
        }
        seenThrough.hold(request, held);
    }

    private static @Nullable RequestName name(HttpServletRequest request) {
        var key = request.getHeader(IDEMPOTENCY_KEY);
        if (key == null || !request.getMethod().equals("POST")) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.badParameter(IDEMPOTENCY_KEY, "must have 1 to " + LONGEST_KEY + " characters");
        }
        return new RequestName(CallerReader.current().id(), ConcernedCompany.inPath(request), key);
    }

    private boolean replayed(RequestName name, byte[] print, HttpServletResponse response) throws IOException {
        switch (keptAnswers.look(name, print, clock.instant())) {
            case Found.Nothing nothing -> {
                return false;
            }
            case Found.Answered answered -> {
                replay(answered.answer(), response);
                return true;
            }
            case Found.UsedForAnother used -> throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case Found.InProgress working ->
                throw Problem.of(ProblemType.IDEMPOTENCY_KEY_IN_USE).withHeader("Retry-After", "1");
        }
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }

    private static KeptAnswer kept(HeldAnswer held) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : new String[] {"Content-Type", "Location", "ETag", "Link"}) {
            var value = held.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(held.getStatus(), headers, held.getContentAsByteArray());
    }
}
