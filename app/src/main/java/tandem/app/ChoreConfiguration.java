package tandem.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.audit.Actor;
import tandem.company.CompanyId;
import tandem.notice.Noticing;
import tandem.reading.Mirror;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Patience;
import tandem.reconciliation.Reconciliation.Scope;
import tandem.upkeep.DoubtedRecords;
import tandem.upkeep.KeepingTimes;
import tandem.upkeep.LeftBehind;
import tandem.upkeep.Leftovers;
import tandem.upkeep.ThrowingAway;

/** What the hub does from time to time. Each chore runs once in the cluster: whichever node finds it due takes it. */
@Configuration(proxyBeanMethods = false)
class ChoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ChoreConfiguration.class);
    private static final Duration AFTER_A_CYCLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);
    private static final LocalTime AT_NIGHT = LocalTime.of(7, 30); // in America, where the files are

    /** The comparison of a night, which may take hours, and a mountain to throw away hold up nothing else. */
    private static final int CHORES_AT_ONCE = 3;

    private static final Duration UNTIL_IT_IS_CUT_OFF = Duration.ofSeconds(10);

    @Bean
    ThrowingAway throwingAway(Leftovers leftovers, TandemSettings settings, Clock clock) {
        var times = new KeepingTimes(
                settings.keepExchanges(),
                settings.keepResponses(),
                settings.keepSessions(),
                settings.keepWrongKeys(),
                settings.feedRetention(),
                settings.keepDeliveries());
        return new ThrowingAway(leftovers, times, clock);
    }

    @Bean
    LeftBehind leftBehind(DoubtedRecords records, Mirror mirror, Clock clock) {
        return new LeftBehind(records, mirror, clock);
    }

    @Bean
    Patience patience(TandemSettings settings) {
        return new Patience(
                settings.patienceInProcess(),
                settings.patienceInDoubt(),
                settings.patienceSilent(),
                settings.patienceMoved());
    }

    @Bean
    RecurringTask<Void> throwAwayWhatIsOld(ThrowingAway throwingAway) {
        return Tasks.recurring("throw-away-what-is-old", FixedDelay.ofHours(1)).execute((instance, context) -> {
            var thrown = throwingAway.run();
            if (thrown.values().stream().anyMatch(count -> count > 0)) {
                LOG.info("Thrown away, having been kept for long enough: {}", thrown);
            }
        });
    }

    @Bean
    RecurringTask<Void> removeWhatOnlyTheFileBeforeHad(LeftBehind leftBehind, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return Tasks.recurring("remove-what-only-the-file-before-had", FixedDelay.of(AFTER_A_CYCLE))
                .execute((instance, context) -> {
                    for (var company : leftBehind.companies()) {
                        try {
                            boolean goesOn;
                            do {
                                goesOn = Boolean.TRUE.equals(transaction.execute(status -> leftBehind.step(company)));
                            } while (goesOn);
                        } catch (RuntimeException e) {
                            LOG.error(
                                    "What only the file before had could not be removed for {}; tried again",
                                    company,
                                    e);
                        }
                    }
                });
    }

    @Bean
    RecurringTask<Void> compareWhatHasChanged(
            Discrepancies discrepancies, PlatformTransactionManager transactions, Clock clock) {
        return compare(
                "compare-what-has-changed",
                FixedDelay.of(AFTER_A_CYCLE),
                Scope.CHANGES,
                discrepancies::due,
                discrepancies,
                transactions,
                clock);
    }

    @Bean
    RecurringTask<Void> compareEverythingAtNight(
            Discrepancies discrepancies, PlatformTransactionManager transactions, Clock clock) {
        return compare(
                "compare-everything-at-night",
                new Daily(ZoneOffset.UTC, AT_NIGHT),
                Scope.FULL,
                discrepancies::all,
                discrepancies,
                transactions,
                clock);
    }

    /** Where nobody is named to be told, nobody is. */
    @Bean
    @ConditionalOnProperty("tandem.notices.to")
    RecurringTask<Void> tellOfTroubles(Noticing noticing) {
        return Tasks.recurring("tell-of-troubles", FixedDelay.of(BETWEEN_NOTICES))
                .execute((instance, context) -> noticing.look((notice, why) -> LOG.error(
                        "What {} needs could not be told ({}); tried again", notice.company(), why.getMessage())));
    }

    /** Each company in a transaction of its own; one that cannot be compared holds up no other. */
    private static RecurringTask<Void> compare(
            String name,
            Schedule when,
            Scope scope,
            Supplier<List<CompanyId>> which,
            Discrepancies discrepancies,
            PlatformTransactionManager transactions,
            Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        return Tasks.recurring(name, when).execute((instance, context) -> {
            for (var company : which.get()) {
                try {
                    transaction.executeWithoutResult(status -> discrepancies.compare(
                            company, scope, Actor.HUB.id(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
                } catch (RuntimeException e) {
                    LOG.error("{} could not be compared; tried again", company, e);
                }
            }
        });
    }

    @Bean(destroyMethod = "stop")
    Scheduler chores(
            DataSource database,
            List<RecurringTask<Void>> chores,
            Clock clock,
            @Value("${tandem.look-for-chores:PT5S}") Duration betweenLooks) {
        return Scheduler.create(database, List.<Task<?>>of())
                .startTasks(chores)
                .threads(CHORES_AT_ONCE)
                .pollingInterval(betweenLooks)
                .shutdownMaxWait(UNTIL_IT_IS_CUT_OFF)
                .clock(clock::instant)
                .build();
    }

    /** Chores begin when everything they need is there, the tables included. */
    @Bean
    ApplicationRunner choresBegin(Scheduler chores) {
        return arguments -> chores.start();
    }
}
