# One recipe for every image of the platform:
#   docker build --build-arg SERVICE=training -t bina-pustaka/training .
#   docker build --build-arg SERVICE=web --build-arg FOLDER=web --build-arg REQUIREMENTS=web -t bina-pustaka/web .
# An image holds shared/ and one service: what it cannot see it cannot lean on.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS libraries
ARG REQUIREMENTS=runtime
# Where a machine has its own package registry, it says so here, as pip reads it; nothing of it stays in the image.
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ARG PIP_TRUSTED_HOST
COPY requirements/${REQUIREMENTS}.txt /tmp/requirements.txt
RUN for name in PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST; do eval "[ -n \"\$$name\" ]" || unset $name; done \
 && python -m venv --without-pip /opt/venv \
 && pip --python /opt/venv/bin/python --no-cache-dir --disable-pip-version-check install --quiet \
        --require-hashes --only-binary :all: --requirement /tmp/requirements.txt \
 && rm -rf /opt/venv/lib/python3.11/site-packages/pip

FROM ${PYTHON_IMAGE} AS image
ARG SERVICE
ARG FOLDER=services/${SERVICE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Bina Pustaka: ${SERVICE}" \
      org.opencontainers.image.description="The platform on which a city develops its librarians" \
      org.opencontainers.image.vendor="Dinas Arsip dan Perpustakaan Kota Pematangsiantar" \
      org.opencontainers.image.revision="${REVISION}"
RUN test -n "${SERVICE}" \
 && groupadd --gid 10001 bina && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin bina \
 && install -d -o 10001 -g 10001 /state
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
COPY --from=libraries /opt/venv /opt/venv
COPY shared/ shared/
COPY ${FOLDER}/ ${FOLDER}/
# Exec form cannot name the module by an ARG, so the start script is written once, here; it execs, so that
# the service itself is what receives the signals. Byte code is made here because the root is read-only later.
RUN printf '#!/bin/sh\nexec python -m %s "$@"\n' "$(echo "${FOLDER}" | tr / .)" >/usr/local/bin/service \
 && chmod 755 /usr/local/bin/service \
 && if [ -d "${FOLDER}/translations" ]; then pybabel --quiet compile --directory "${FOLDER}/translations"; fi \
 && python -m compileall -q /app /opt/venv/lib/python3.11/site-packages
USER 10001:10001
ENV BIND=0.0.0.0 HOST=0.0.0.0 PORT=8000 WORKER_PORT=8000 HEALTH_PATH=/readyz
EXPOSE 8000
# Without site and urllib: this runs every few seconds in every container.
HEALTHCHECK --interval=5s --timeout=15s --start-period=90s --retries=4 \
  CMD ["python", "-IS", "-c", "import os, socket, sys; c = socket.create_connection(('127.0.0.1', int(os.environ['PORT'])), 9); c.sendall(b'GET %s HTTP/1.0\\r\\n\\r\\n' % os.environ['HEALTH_PATH'].encode()); sys.exit(b' 20' not in b''.join(iter(lambda: c.recv(4096), b''))[:12])"]
ENTRYPOINT ["/usr/local/bin/service"]
CMD ["api"]
