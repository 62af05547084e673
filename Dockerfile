# One image for every process of the ledger: `serve` (the api), `project` (the projector), and any
# other command of `libro`. The digest is that of the tag's index, so one for every platform.

FROM node:20.19.5-bookworm-slim@sha256:9e70124bd00f47dd023e349cd587132ae61892acc0e47ed641416c3e18f401c3 AS build
WORKDIR /libro
COPY package.json package-lock.json .npmrc ./
# What is installed here compiles the program and is not shipped: no package has to run anything.
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json ./
COPY apps apps
COPY libs libs
RUN npm run build

FROM node:20.19.5-bookworm-slim@sha256:9e70124bd00f47dd023e349cd587132ae61892acc0e47ed641416c3e18f401c3 AS dependencies
# better-sqlite3 is compiled where no prebuilt binary of it can be reached.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++
WORKDIR /libro
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20.19.5-bookworm-slim@sha256:9e70124bd00f47dd023e349cd587132ae61892acc0e47ed641416c3e18f401c3
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /libro
COPY --from=dependencies /libro/node_modules node_modules
COPY --from=build /libro/dist dist
COPY package.json LICENSE ./
COPY bin/libro.js bin/libro.js
# Nothing in /libro is this user's to write: without a database the program says so and ends,
# instead of keeping a ledger in a container that is thrown away.
USER node
EXPOSE 3000
ENTRYPOINT ["node", "bin/libro.js"]
CMD ["serve"]
