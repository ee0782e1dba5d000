package tandem;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between the modules and what may not be said in some of them, as far as Maven cannot hold it. */
class ArchitectureTest {

    private static final String[] AROUND_THE_DOMAIN = {
        "tandem.qbxml..", "tandem.persistence..", "tandem.qbwc..", "tandem.api..", "tandem.app..", "tandem.postgres.."
    };
    private static final DescribedPredicate<JavaClass> DOMAIN = resideInAPackage("tandem..")
            .and(not(resideInAnyPackage(AROUND_THE_DOMAIN)))
            .and(not(equivalentTo(Tandem.class)))
            .as("the domain");
    private static final DescribedPredicate<JavaClass> HAS_THE_CLOCK = DescribedPredicate.describe(
            "holding the clock", one -> one.getName().equals("tandem.app.HubConfiguration"));
    private static final Set<String> GENERATED_PACKAGES = Set.of("tandem.qbxml.binding", "tandem.qbwc.contract");

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tandem");
    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tandemsim");

    @Test
    void every_module_is_looked_at() {
        assertThat(HUB.stream().anyMatch(DOMAIN)).isTrue();
        for (String module : AROUND_THE_DOMAIN) {
            assertThat(HUB.stream().anyMatch(resideInAPackage(module)))
                    .as(module)
                    .isTrue();
        }
        assertThat(SIMULATOR).isNotEmpty();
    }

    @Test
    void the_domain_sees_the_language_alone() {
        classes()
                .that(DOMAIN)
                .should()
                .onlyDependOnClassesThat(
                        DOMAIN.or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations")))
                .check(HUB);
    }

    @Test
    void the_domain_knows_no_database_and_no_xml() {
        noClasses()
                .that(DOMAIN)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "javax.sql..", "javax.xml..", "org.w3c..", "org.xml.."))
                .check(HUB);
    }

    @Test
    void qbxml_sees_the_domain_alone() {
        seesOnly("tandem.qbxml..");
    }

    @Test
    void persistence_sees_the_domain_alone() {
        seesOnly("tandem.persistence..");
    }

    @Test
    void api_sees_the_domain_alone() {
        seesOnly("tandem.api..");
    }

    @Test
    void the_endpoint_sees_the_domain_and_qbxml() {
        seesOnly("tandem.qbwc..", "tandem.qbxml..");
    }

    @Test
    void the_embedded_server_sees_nobody() {
        noClasses()
                .that(resideInAPackage("tandem.postgres.."))
                .should()
                .dependOnClassesThat(resideInAPackage("tandem..").and(not(resideInAPackage("tandem.postgres.."))))
                .check(HUB);
    }

    @Test
    void the_simulator_is_a_stranger() {
        noClasses().should().dependOnClassesThat(resideInAPackage("tandem..")).check(SIMULATOR);
    }

    @Test
    void the_hub_does_not_know_its_simulator() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("tandemsim.."))
                .check(HUB);
    }

    @Test
    void nobody_reads_the_wall_clock_but_the_one_clock() {
        noClasses()
                .that(not(HAS_THE_CLOCK))
                .should()
                .accessTargetWhere(new WallClock())
                .check(HUB);
    }

    @Test
    void rows_never_leave_persistence() {
        classes()
                .that(resideInAPackage("tandem.persistence.."))
                .and(new Row())
                .should()
                .notBePublic()
                .check(HUB);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("tandem.(**)").should().beFreeOfCycles().check(HUB);
        slices().matching("tandemsim.(**)").should().beFreeOfCycles().check(SIMULATOR);
    }

    @Test
    void nothing_is_injected_into_fields() {
        for (String annotation : List.of(
                "org.springframework.beans.factory.annotation.Autowired",
                "org.springframework.beans.factory.annotation.Value",
                "jakarta.inject.Inject",
                "jakarta.annotation.Resource",
                "jakarta.persistence.PersistenceContext")) {
            noFields().should().beAnnotatedWith(annotation).check(HUB);
        }
    }

    @Test
    void every_package_says_what_may_be_null() {
        assertThat(HUB.getPackage("tandem").getSubpackagesInTree())
                .filteredOn(one -> !one.getClasses().isEmpty())
                .filteredOn(one -> !GENERATED_PACKAGES.contains(one.getName()))
                .allMatch(one -> one.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .contains("tandem.session");
    }

    private static void seesOnly(String module, String... others) {
        noClasses()
                .that(resideInAPackage(module))
                .should()
                .dependOnClassesThat(resideInAnyPackage(AROUND_THE_DOMAIN)
                        .or(equivalentTo(Tandem.class))
                        .and(not(resideInAPackage(module)))
                        .and(not(resideInAnyPackage(others))))
                .check(HUB);
    }

    /** An access to the time of the machine: any {@code now} without a clock, a clock made on the spot, the old ways. */
    private static final class WallClock extends DescribedPredicate<JavaAccess<?>> {

        WallClock() {
            super("reads the wall clock");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            JavaClass owner = access.getTargetOwner();
            String name = access.getName();
            return switch (name) {
                case "now" ->
                    owner.isAssignableTo(TemporalAccessor.class)
                            && !access.getTarget().getFullName().contains("java.time.Clock");
                case "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes" ->
                    owner.isEquivalentTo(Clock.class);
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "<init>" ->
                    owner.isEquivalentTo(Date.class)
                            && access.getTarget().getFullName().endsWith("()");
                default -> false;
            };
        }
    }

    /** A class that stands for a row of a table. */
    private static final class Row extends DescribedPredicate<JavaClass> {

        Row() {
            super("stand for a row");
        }

        @Override
        public boolean test(JavaClass one) {
            return one.getSimpleName().endsWith("Row") || one.isAnnotatedWith("jakarta.persistence.Entity");
        }
    }
}
