# PostgreSQL from Debian's packages, with what the portal uses of the official image's
# interface: POSTGRES_PASSWORD_FILE, data under /var/lib/postgresql, port 5432.
ARG BASE=debian:trixie-slim
FROM ${BASE}
RUN mkdir -p /etc/postgresql-common \
    && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/lib/postgresql/*/bin /usr/lib/postgresql/bin \
    && install -d -o postgres -g postgres /var/lib/postgresql /run/postgresql
ENV PATH=/usr/lib/postgresql/bin:/usr/bin:/bin
COPY postgres-start /usr/local/bin/postgres-start
USER postgres
VOLUME /var/lib/postgresql
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["/usr/local/bin/postgres-start"]
