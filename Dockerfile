FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE wsgi.py ./
COPY index index
COPY service service
RUN python -m venv /opt/vigie
# Compiled once, whatever becomes of times of files: the user below cannot, and each start would.
RUN /opt/vigie/bin/python -m pip install --no-compile ".[opensearch]" \
 && /opt/vigie/bin/python -m compileall -qf --invalidation-mode unchecked-hash /opt/vigie/lib

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home vigie \
 && install -d -o vigie -g vigie /var/lib/vigie
COPY --from=build /opt/vigie /opt/vigie
COPY seeds /srv/vigie/seeds
WORKDIR /srv/vigie
ENV PATH=/opt/vigie/bin:$PATH \
    VIGIE_INDEX=/var/lib/vigie/index \
    VIGIE_SOURCES=/srv/vigie/seeds
USER vigie
VOLUME /var/lib/vigie
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["vigie", "serve", "--host", "0.0.0.0", "--port", "8000"]
