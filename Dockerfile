# The webhook (the default) and the API as images: docs/image.md. test/image/ carries out the same steps.
FROM node:24.21.0-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The image's own Node comes first; the package of that name is for machines without one.
RUN PATH="$PATH:/src/node_modules/.bin" node scripts/build.ts
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim AS base
WORKDIR /app
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/dist ./dist
ENV NODE_ENV=production

FROM base AS api
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates git openssh-client && rm -rf /var/lib/apt/lists/*
USER 65532:65532
CMD ["node", "/app/dist/api/main.js"]

FROM base AS webhook
USER 65532:65532
CMD ["node", "--max-semi-space-size=4", "/app/dist/webhook/main.js"]
