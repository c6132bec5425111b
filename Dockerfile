# docker build -t decree30-lint .                                   đọc .docx, .pdf · reads .docx, .pdf
# docker build -t decree30-lint --build-arg LIBREOFFICE=1 .         đọc thêm .doc, .odt, .rtf · also .doc, .odt, .rtf
# docker run --rm --network none -v "$PWD:/van-ban" decree30-lint check .
FROM python:3.12-slim AS build
COPY requirements-install.lock /build/
RUN python -m venv /opt/decree30-lint
RUN /opt/decree30-lint/bin/pip install --no-cache-dir --require-hashes -r /build/requirements-install.lock
COPY pyproject.toml hatch_build.py README.md LICENSE NOTICE /build/
COPY src /build/src
COPY rules /build/rules
COPY docs/rules /build/docs/rules
COPY fixtures/specimens /build/fixtures/specimens
RUN /opt/decree30-lint/bin/pip install --no-cache-dir --no-deps --no-build-isolation /build

FROM python:3.12-slim
ARG LIBREOFFICE=
RUN if [ -n "$LIBREOFFICE" ]; then apt-get update && apt-get install -y --no-install-recommends libreoffice-writer-nogui fonts-liberation2 && rm -rf /var/lib/apt/lists/*; fi
COPY --from=build /opt/decree30-lint /opt/decree30-lint
RUN useradd --create-home decree30
USER decree30
WORKDIR /van-ban
ENTRYPOINT ["/opt/decree30-lint/bin/decree30-lint"]
CMD ["--help"]
