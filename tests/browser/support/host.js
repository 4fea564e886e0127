// A page of another host with the chat on it, as strict as a municipality's: a policy that names only what docs/embedding.md names.

import { once } from "node:events";
import { createServer } from "node:http";

const FILLER = Array.from({ length: 40 }, (_, at) => `<p>Stycke ${at} med <a href="#p${at}" id="p${at}">en länk ${at}</a> i texten.</p>`).join("\n");

/** Serves the page. Set `chat` to the address of the service; `attributes`, `link`, `lang` and `policy` change the page. */
export async function startHost() {
  const host = { attributes: "", link: "data-medborgarsvar", policy: null };
  const server = createServer((request, response) => {
    if (request.url !== "/") return response.writeHead(404).end();
    const chat = host.chat;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", host.policy ?? `default-src 'self'; script-src ${chat}; frame-src ${chat}`);
    response.end(`<!doctype html><html lang="${host.lang ?? "sv"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kommunen</title><script src="${chat}/embed.js" ${host.attributes} defer></script></head>
<body><h1>Kommunens sida</h1><p><label>Sök <input id="search"></label></p>
${FILLER}
<footer><h2>Kontakt</h2><p><a id="chat" href="${chat}/" ${host.link}>Chatta med oss</a></p></footer></body></html>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  host.address = `http://127.0.0.1:${server.address().port}`;
  host.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return host;
}
