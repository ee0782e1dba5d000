package tandem.app;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;
import tandem.postgres.EmbeddedPostgres;
import tandem.qbwc.BrokenConnections;

/** The database: the server that was named, else one of our own. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int OLDEST_SERVER = 15;

    @Bean
    FlywayMigrationStrategy migration() {
        return flyway -> {
            refuseUnsuitable(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    /** Those that are in use are closed when they are given back. Another pool than ours has to see to it by itself. */
    @Bean
    BrokenConnections brokenConnections(DataSource database) {
        return () -> {
            var pool = DataSourceUnwrapper.unwrap(database, HikariDataSource.class);
            if (pool != null) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
        };
    }

    private static void refuseUnsuitable(DataSource database) {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData facts = connection.getMetaData();
            boolean suitable = facts.getDatabaseProductName().equals("PostgreSQL")
                    && facts.getDatabaseMajorVersion() >= OLDEST_SERVER;
            if (!suitable) {
                throw new UnsuitableDatabase("The database at " + facts.getURL() + " is "
                        + facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion()
                        + "; Tandem needs PostgreSQL " + OLDEST_SERVER + " or newer.");
            }
        } catch (SQLException e) {
            throw new UnsuitableDatabase("The database cannot be reached: " + e.getMessage());
        }
    }

    /** The embedded server, which stops after the last use of the data source. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerIsNamed.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres embeddedPostgres(TandemSettings settings) {
            return EmbeddedPostgres.start(settings.dataDir());
        }

        @Bean
        JdbcConnectionDetails embeddedConnection(EmbeddedPostgres server) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return server.username();
                }

                @Override
                public String getPassword() {
                    return server.password();
                }

                @Override
                public String getJdbcUrl() {
                    return server.jdbcUrl();
                }
            };
        }
    }

    /** An empty address counts as none: compose files pass such variables on. */
    static class NoServerIsNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
