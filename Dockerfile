# Debian-based: the npm-shipped binaries are built for glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx nx run-many -t build -p api --output-style=static && npx nx run web:precompress --output-style=static

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:24-bookworm-slim AS app
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/apps/api dist/apps/api
# The pages that it writes itself are dressed as those of the web app.
COPY --from=build /app/dist/apps/web/browser/index.html dist/apps/web/browser/
COPY package.json ./
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data
# Memory for what lives an instant: more of it is seldom given back, and serves no faster.
ENV NODE_OPTIONS=--max-semi-space-size=4
VOLUME /data
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/main.mjs"]

FROM caddy:2 AS web
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /app/dist/apps/web/browser /srv
