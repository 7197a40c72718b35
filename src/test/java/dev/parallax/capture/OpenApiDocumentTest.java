package dev.parallax.capture;

import static dev.parallax.stub.RawClient.ask;
import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.stub.StubBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations from a contract. */
class OpenApiDocumentTest {

    private static final String CONTRACT = """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            servers:
              - url: https://{region}.api.example/{base}
                variables: {region: {default: eu}, base: {default: v1}}
            paths:
              x-internal: {get: {operationId: nothing}}
              /listings:
                get: {operationId: listings.search}
                post: {operationId: listings.create}
                head: {operationId: listings.count}
              /listings/{id}:
                get: {operationId: listings.get}
                delete: {operationId: listings.delete}
              /files/{name}.{ext}:
                get: {summary: no id}
            """;

    @TempDir
    private Path directory;

    @Test
    void the_contract_counts_an_operation_under_the_name_the_rules_give_it() throws IOException {
        ContractOperations contract =
                new ContractOperations(OpenApiDocument.operations(List.of(file("contract.yaml", CONTRACT))));

        assertThat(contract.ids(List.of()))
                .extracting(OperationId::value)
                .containsExactly("GET /v1/files/{name.ext}", "listings.count", "listings.get", "listings.search");
        assertThat(contract.ids(List.of(
                        new Operation(new OperationId("any"), ReadMethod.GET, new PathTemplate("/v1/**")),
                        new Operation(new OperationId("one"), ReadMethod.GET, new PathTemplate("/v1/listings/{n}")))))
                .extracting(OperationId::value)
                .containsExactly("GET /v1/files/{name.ext}", "listings.count", "listings.search", "one");
    }

    @Test
    void the_gets_and_heads_of_a_document_are_operations_below_the_path_of_its_server() throws IOException {
        List<Operation> operations = OpenApiDocument.operations(List.of(file("contract.yaml", CONTRACT)));

        assertThat(operations.stream().map(OpenApiDocumentTest::shown).toList())
                .containsExactly(
                        "HEAD /v1/listings = listings.count",
                        "GET /v1/listings = listings.search",
                        "GET /v1/listings/{id} = listings.get",
                        "GET /v1/files/{name.ext} = GET /v1/files/{name.ext}");
    }

    @Test
    void json_and_the_older_version_are_read_too() throws IOException {
        Path file = file(
                "contract.json",
                "{\n\t\"swagger\": \"2.0\", \"basePath\": \"/api/\", \"paths\": {\"/a\": {\"get\": {\"operationId\": \"a\"}}}}");

        assertThat(OpenApiDocument.operations(List.of(file)).stream()
                        .map(OpenApiDocumentTest::shown)
                        .toList())
                .containsExactly("GET /api/a = a");
    }

    @Test
    void the_demos_own_contract_is_read() {
        List<Operation> operations =
                OpenApiDocument.operations(List.of(Path.of("src/main/resources/demo/openapi.yaml")));

        assertThat(operations.stream().map(operation -> operation.id().value()).collect(Collectors.toSet()))
                .contains("listings.search", "listings.get")
                .hasSize(operations.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                          | neither 'openapi' nor 'swagger' stands at its top",
                "a: [                                           | not YAML",
                "{\"a\":                                        | line 1: not JSON",
                "{openapi: 3.0.0, paths: {/a: {$ref: b.yaml}}}  | path '/a' is a $ref",
                "{openapi: 3.0.0, paths: {/a: {get: {operationId: ''}}}} | GET /a: operation id"
            })
    void a_document_that_cannot_be_used_is_named_with_what_is_wrong(String content, String problem) throws IOException {
        Path file = file("broken", content);

        assertThatThrownBy(() -> OpenApiDocument.operations(List.of(file)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.openapi")
                .hasMessageContaining("broken")
                .hasMessageContaining(problem);
    }

    @Test
    void an_id_in_two_documents_is_refused() throws IOException {
        Path one = file("one.yaml", CONTRACT);
        Path other = file("other.yaml", CONTRACT);

        assertThatThrownBy(() -> OpenApiDocument.operations(List.of(one, other)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("two operations with the id 'listings.search'");
    }

    @Test
    void a_document_names_reads_and_allows_them_and_never_makes_another_method_one() throws Exception {
        RecordingReadSink sink = new RecordingReadSink();
        try (StubBackend legacy = StubBackend.saying("l");
                StubBackend candidate = StubBackend.saying("c");
                TestDataPlane plane = TestDataPlane.with(legacy, candidate, sink)
                        .reads()
                        .openApi(file("contract.yaml", CONTRACT))
                        .declared(List.of(new Operation(
                                new OperationId("by.rule"), ReadMethod.GET, new PathTemplate("/v1/listings/{number}"))))
                        .start()) {
            ask(plane.port(), get("/v1/listings", "X-Tenant-Id: acme"));
            ask(plane.port(), get("/v1/listings/7", "X-Tenant-Id: acme"));
            ask(plane.port(), get("/v1/other", "X-Tenant-Id: acme"));
            ask(plane.port(), "HEAD /v1/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\n\r\n");
            ask(
                    plane.port(),
                    "POST /v1/listings HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 0\r\n\r\n");

            assertThat(sink.served().stream()
                            .map(served -> served.read().operation().id().value())
                            .toList())
                    .containsExactly("listings.search", "by.rule", "listings.count");
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static String shown(Operation operation) {
        return operation.method() + " " + operation.path() + " = " + operation.id();
    }
}
