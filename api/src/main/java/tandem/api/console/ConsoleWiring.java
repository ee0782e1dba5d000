package tandem.api.console;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.webjars.WebJarVersionLocator;
import tandem.api.http.PublicUrl;
import tandem.audit.AuditTrail;
import tandem.people.FirstPerson;
import tandem.people.OwnPassword;
import tandem.people.Passwords;
import tandem.people.People;
import tandem.people.PeopleDesk;
import tandem.people.SignIn;

/** What the console stands on, and what it asks of the domain. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWiring.class);
    private static final String SESSIONS = "sessionRepositoryFilterRegistration";

    @Bean
    Passwords passwords() {
        return new BcryptPasswords();
    }

    @Bean
    SignIn signIn(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        return new SignIn(people, passwords, audit, clock);
    }

    @Bean
    OwnPassword ownPassword(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        return new OwnPassword(people, passwords, audit, clock);
    }

    @Bean
    PeopleDesk peopleDesk(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        return new PeopleDesk(people, passwords, audit, clock);
    }

    @Bean
    ProblemOnPage problemOnPage(ObjectProvider<SpringTemplateEngine> templates, ObjectProvider<Frame> frame) {
        return new ProblemOnPage(templates, frame);
    }

    @Bean
    InOneTransaction inOneTransaction(PlatformTransactionManager transactions) {
        return new InOneTransaction(new TransactionTemplate(transactions));
    }

    /** Runs before the hub reports that it is ready. Where a provider says who people are, nobody needs a password. */
    @Bean
    ApplicationRunner firstPerson(
            People people,
            Passwords passwords,
            Clock clock,
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${tandem.console.password:#{null}}") @Nullable String chosen) {
        return arguments -> {
            if (providers.getIfAvailable() == null) {
                new FirstPerson(people, passwords, clock)
                        .ensure(chosen == null || chosen.isEmpty() ? null : chosen)
                        .ifPresent(password -> LOG.warn(
                                "The first sign-in to the console, shown this once: name {}, password {}",
                                FirstPerson.NAME,
                                password));
            }
        };
    }

    @Bean
    CookieSerializer sessionCookie(PublicUrl publicUrl) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("tandem-console");
        cookie.setCookiePath("/console");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(publicUrl.base().startsWith("https:"));
        return cookie;
    }

    /** Sessions are for people: programs and Web Connectors have none. */
    @Bean
    static BeanPostProcessor sessionsForTheConsoleOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (name.equals(SESSIONS) && bean instanceof DelegatingFilterProxyRegistrationBean registration) {
                    registration.addUrlPatterns("/console", "/console/*");
                }
                return bean;
            }
        };
    }

    /** What pages load carries a hash of its content in its name, so that it is kept by browsers as long as it is the same. */
    @Bean
    WebMvcConfigurer consoleAssets() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/console/assets/**")
                        .addResourceLocations(
                                "classpath:/console/",
                                "classpath:/META-INF/resources/webjars/htmx.org/"
                                        + new WebJarVersionLocator().version("htmx.org") + "/dist/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .resourceChain(true)
                        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
            }
        };
    }
}
