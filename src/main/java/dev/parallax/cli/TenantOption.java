package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the names tenants may have. */
final class TenantOption implements ITypeConverter<Tenant> {

    @Override
    public Tenant convert(String value) {
        if (!Tenant.isValid(value)) {
            throw new TypeConversionException(
                    "must be 1 to " + Tenant.MAX_LENGTH + " characters without control characters");
        }
        return new Tenant(value);
    }
}
