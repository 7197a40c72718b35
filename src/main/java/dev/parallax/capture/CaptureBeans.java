package dev.parallax.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What other stages share with capture, made from its settings. */
@ApplicationScoped
class CaptureBeans {

    @Produces
    @Singleton
    Roles roles(CaptureConfig config) {
        return Roles.parse(config.candidateServes().orElse(List.of()));
    }

    @Produces
    @Singleton
    ContractOperations contractOperations(CaptureConfig config) {
        return new ContractOperations(
                OpenApiDocument.operations(config.openapi().orElse(List.of())));
    }

    @Produces
    @Singleton
    ByteBudget byteBudget(CaptureConfig config) {
        return new ByteBudget(config.bodies().total().asLongValue());
    }
}
