// A real OpenID provider as a process of its own: oidc-provider, with a log-in page of its own and people who can be
// changed while it runs. Started by journeys here and by the stories in tests/integration:
//
//     node support/provider.js --port 9000 --service http://127.0.0.1:8080 [--claims-in-token]
//
// It answers at http://localhost:PORT, another site than the service's 127.0.0.1. What a test does behind its back:
// PUT /test/people with claims by log-in name, POST /test/rotate for new keys, GET /test/asked for how often it was asked.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

import { Provider } from "oidc-provider";

const { values: call } = parseArgs({
  options: { port: { type: "string" }, service: { type: "string" }, "claims-in-token": { type: "boolean", default: false } },
});
const issuer = `http://localhost:${call.port}`;
const people = {};
const asked = {};

// What the provider remembers, across a change of keys.
const kept = new Map();

class Adapter {
  constructor(name) {
    this.name = name;
  }

  async upsert(id, payload) {
    kept.set(`${this.name}:${id}`, payload);
  }

  async find(id) {
    return kept.get(`${this.name}:${id}`);
  }

  async findByUid(uid) {
    return [...kept].find(([key, payload]) => key.startsWith(`${this.name}:`) && payload.uid === uid)?.[1];
  }

  async consume(id) {
    (await this.find(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    kept.delete(`${this.name}:${id}`);
  }

  async revokeByGrantId(grant) {
    for (const [key, payload] of kept) if (payload.grantId === grant) kept.delete(key);
  }
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };
}

function open() {
  const provider = new Provider(issuer, {
    adapter: Adapter,
    clients: [
      {
        client_id: "medborgarsvar",
        client_secret: "en hemlighet: med & tecken",
        redirect_uris: [`${call.service}/desk/oidc/callback`],
        post_logout_redirect_uris: [`${call.service}/desk/login`],
      },
    ],
    claims: { openid: ["sub"], profile: ["name", "given_name", "preferred_username", "title", "roles", "realm_access"] },
    conformIdTokenClaims: !call["claims-in-token"],
    cookies: { keys: ["a key for tests"] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { logoutSource: logOutPage } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    jwks: { keys: [signingKey()] },
    // Nobody is asked for consent: the municipality has given it.
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const given = session.grantIdFor(client.clientId);
      if (given) return ctx.oidc.provider.Grant.find(given);
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
  });
  return { provider, answer: provider.callback() };
}

function logOutPage(ctx, form) {
  ctx.body = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Logga ut</title><main><h1>Logga ut</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Logga ut</button></main></html>`;
}

let running = open();

const logInPage = (uid) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunens inloggning</title>
<main><h1>Kommunens inloggning</h1><form method="post" action="/interaction/${uid}">
<p><label for="login">Konto</label> <input id="login" name="login" required></p>
<p><button type="submit">Logga in</button> <button type="submit" name="no" value="1" formnovalidate>Avbryt</button></p></form></main></html>`;

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function interact(request, response) {
  const { uid } = await running.provider.interactionDetails(request, response);
  if (request.method === "GET") {
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(logInPage(uid));
  }
  const form = new URLSearchParams(await body(request));
  const outcome = form.has("no") ? { error: "access_denied" } : { login: { accountId: form.get("login") } };
  return running.provider.interactionFinished(request, response, outcome, { mergeWithLastSubmission: false });
}

async function control(request, response, what) {
  if (what === "people") Object.assign(people, JSON.parse(await body(request)));
  if (what === "rotate") running = open();
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(asked));
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, issuer);
  try {
    if (pathname.startsWith("/test/")) return await control(request, response, pathname.slice("/test/".length));
    if (pathname.startsWith("/interaction/")) return await interact(request, response);
    asked[pathname] = (asked[pathname] ?? 0) + 1;
    return await running.answer(request, response);
  } catch (fault) {
    return response.writeHead(500).end(fault.message);
  }
}).listen(Number(call.port), "localhost", () => console.log(`listening at ${issuer}`));
