# Loket in a container. docs/operations.md says what has been tried.
#
#   docker build -t loket .          (podman: with --format docker, else it leaves the health check out)
#   docker run -d --name loket --init --read-only --tmpfs /tmp --stop-timeout 90 -p 127.0.0.1:3000:3000 \
#     -v loket:/data --env-file loket.env loket
#
# loket.env holds IAK_USERNAME, IAK_API_KEY, IAK_ENV and APP_URL (the origin that browsers use); for the sandbox and the demo also their own
# ledger, DATABASE_URL=file:/data/sandbox.db. People are added with
#   docker exec -i loket node lib/cli/loket.ts user add NAME --role supervisor   (password on standard input)

FROM node:24-bookworm-slim
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --include=optional --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && mkdir -m 0700 /data && chown -R node:node /data .next

USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/production.db
VOLUME /data
EXPOSE 3000
# 503 means that something is wrong, not necessarily this process: only one that does not answer at all is unhealthy.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit([200, 503].includes(r.status) ? 0 : 1), () => process.exit(1))"]
# Without npm, the stop signal reaches Loket itself, which waits for calls in flight.
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "lib/cli/serve.ts"]
