# Two images from one Debian base: the portal (web, worker, beat, migrations) and its
# nginx. Only Debian packages and the locked Python packages go in, so the base may as
# well be made by debootstrap where no registry can be reached (docs/operations.md).
ARG BASE=debian:trixie-slim

FROM ${BASE} AS portal
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates curl python3 python3-venv \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
        fontconfig fonts-noto-cjk fonts-hanazono fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
ARG PIP_INDEX_URL=
# S3=1: also what a bucket for published files needs.
ARG S3=
COPY requirements/base.txt requirements/s3.txt /tmp/
RUN python3 -m venv /opt/venv \
    && env ${PIP_INDEX_URL:+PIP_INDEX_URL="$PIP_INDEX_URL"} \
        /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/base.txt ${S3:+-r /tmp/s3.txt} \
    && rm /tmp/base.txt /tmp/s3.txt
RUN groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid 10001 --home-dir /var/lib/portal --no-create-home portal \
    && install -d -o portal -g portal \
        /var/lib/portal /var/lib/portal/media /var/lib/portal/public /var/lib/portal/run
ENV PATH=/opt/venv/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.prod \
    VAR_DIR=/var/lib/portal \
    STATIC_ROOT=/srv/static
WORKDIR /srv/portal
COPY . .
RUN python3 -m compileall -q portal disclosures reviews \
    && DJANGO_SETTINGS_MODULE=portal.settings.collect \
        python manage.py collectstatic --noinput --verbosity 0
USER portal
EXPOSE 8000
CMD ["deploy/web"]

FROM ${BASE} AS nginx
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        curl nginx-light libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/default \
    && ln -sf /dev/stdout /var/log/nginx/access.log \
    && ln -sf /dev/stderr /var/log/nginx/error.log \
    && install -d -o www-data -g www-data /var/cache/nginx \
    # Private files are readable for the portal's group, and sent by nginx where the portal says so.
    && groupadd --gid 10001 portal && usermod --append --groups portal www-data
COPY deploy/nginx/portal.conf /etc/nginx/conf.d/portal.conf
COPY deploy/nginx/headers.conf /etc/nginx/portal-headers.conf
COPY deploy/nginx/sent.conf /etc/nginx/portal-sent.conf
COPY deploy/nginx/types.conf /etc/nginx/portal-types.conf
COPY --from=portal /srv/static /srv/static
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
