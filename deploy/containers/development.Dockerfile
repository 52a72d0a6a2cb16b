# For a laptop only: the development identity provider and the mail catcher, in an image of their own,
# so that no image of a service can hold them. `command` is the module: deploy.identity or deploy.mail.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS libraries
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ARG PIP_TRUSTED_HOST
COPY deploy/containers/development.txt /tmp/requirements.txt
RUN for name in PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST; do eval "[ -n \"\$$name\" ]" || unset $name; done \
 && python -m venv --without-pip /opt/venv \
 && pip --python /opt/venv/bin/python --no-cache-dir --disable-pip-version-check install --quiet \
        --require-hashes --only-binary :all: --requirement /tmp/requirements.txt

FROM ${PYTHON_IMAGE} AS image
LABEL org.opencontainers.image.title="Bina Pustaka: development identity and mail" \
      org.opencontainers.image.description="Not for production: anybody may sign in as anybody"
RUN groupadd --gid 10001 bina && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin bina \
 && install -d -o 10001 -g 10001 /state
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp \
    BINA_DEV_BIND=0.0.0.0 PORT=8000 HEALTH_PATH=/livez
COPY --from=libraries /opt/venv /opt/venv
COPY deploy/__init__.py deploy/
COPY deploy/identity/ deploy/identity/
COPY deploy/mail/ deploy/mail/
COPY deploy/demo/people.json deploy/demo/
RUN python -m compileall -q /app
USER 10001:10001
EXPOSE 8000
# Without site and urllib: this runs every few seconds in every container.
HEALTHCHECK --interval=5s --timeout=15s --start-period=90s --retries=4 \
  CMD ["python", "-IS", "-c", "import os, socket, sys; c = socket.create_connection(('127.0.0.1', int(os.environ['PORT'])), 9); c.sendall(b'GET %s HTTP/1.0\\r\\n\\r\\n' % os.environ['HEALTH_PATH'].encode()); sys.exit(b' 20' not in b''.join(iter(lambda: c.recv(4096), b''))[:12])"]
ENTRYPOINT ["python", "-m"]
CMD ["deploy.identity"]
