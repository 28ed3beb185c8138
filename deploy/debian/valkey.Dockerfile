# Valkey from Debian's packages.
ARG BASE=debian:trixie-slim
FROM ${BASE}
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends valkey-server \
    && rm -rf /var/lib/apt/lists/*
USER valkey
EXPOSE 6379
CMD ["valkey-server"]
