# syntax=docker/dockerfile:1

# Built with the oldest JDK Parallax supports, run on the newest.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY diff-rules diff-rules
COPY src src
RUN --mount=type=cache,target=/m2 ./mvnw -B -ntp -Dmaven.repo.local=/m2 -DskipTests package

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Parallax" \
      org.opencontainers.image.description="Parallel-run shadow comparison service" \
      org.opencontainers.image.licenses="Apache-2.0"

# A fixed id, so that a volume's owner can be set without looking it up. PostgreSQL refuses to run as root.
RUN groupadd --system --gid 10001 parallax \
 && useradd --system --uid 10001 --gid parallax --home-dir /data --no-create-home --shell /usr/sbin/nologin parallax \
 && install -d -o parallax -g parallax /data

# Dependencies change seldom, the application often: separate layers.
COPY --from=build /build/target/quarkus-app/lib/ /opt/parallax/lib/
COPY --from=build /build/target/quarkus-app/quarkus/ /opt/parallax/quarkus/
COPY --from=build /build/target/quarkus-app/app/ /opt/parallax/app/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar /opt/parallax/
COPY diff-rules/*.yaml /etc/parallax/diff-rules/

USER 10001:10001
WORKDIR /data
# Everything written goes to /data and /tmp, so the root file system may be read-only:
#   docker run --read-only --tmpfs /tmp -v parallax:/data ...
VOLUME /data
ENV PARALLAX_DATA_DIR=/data \
    PARALLAX_RULES=/etc/parallax/diff-rules \
    PARALLAX_HOST=0.0.0.0

# The data plane and the control plane. The latter stays on the container's loopback until PARALLAX_CONTROL_HOST and
# access tokens are set: see docs/secure.md.
EXPOSE 8080 9090

# The base image promises no HTTP client, but has bash.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PARALLAX_CONTROL_PORT:-9090} && printf 'GET /q/health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/parallax/quarkus-run.jar"]
CMD ["serve"]
