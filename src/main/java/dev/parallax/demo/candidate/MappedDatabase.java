package dev.parallax.demo.candidate;

import dev.parallax.demo.platform.PlatformAddress;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.persistence.ValidationMode;
import java.sql.SQLException;
import java.time.Duration;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.postgresql.Driver;

/**
 * The platform's database through a pool and the object-relational mapping. Set up by itself, apart from the service's own
 * persistence: to the service, the candidate is a stranger behind a URL.
 */
final class MappedDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AgroalDataSource pool;
    private final SessionFactory sessions;

    private MappedDatabase(AgroalDataSource pool, SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /** Connects and maps. */
    static MappedDatabase at(PlatformAddress address) throws SQLException {
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .initialSize(1)
                        .maxSize(CONNECTIONS)
                        .acquisitionTimeout(PATIENCE)
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(address.jdbcUrl())
                                .principal(new NamePrincipal(address.user()))
                                .credential(new SimplePassword(address.password())))));
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("demo");
        Entities.ALL.forEach(configuration::managedClass);
        configuration.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.validationMode(ValidationMode.NONE);
        return new MappedDatabase(pool, configuration.createEntityManagerFactory());
    }

    SessionFactory sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
