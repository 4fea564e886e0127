// Starts the real service, as a municipality would: its own process, its own empty data folder, a free port.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

export const ROOT = resolve(import.meta.dirname, "../../..");

const TARGET = process.env.CARGO_TARGET_DIR ? resolve(ROOT, process.env.CARGO_TARGET_DIR) : join(ROOT, "target");
const BINARY = process.env.MEDBORGARSVAR_BIN ?? join(TARGET, "debug", "medborgarsvar");

// How long a stopping service may take before it is ended; a limit, never waited out when all is well.
const STOP_LIMIT = 10_000;

/**
 * `config` is the text of a configuration file, when the journey needs one; with `alwaysOpen` the library has staffed
 * hours around the clock, holidays included.
 */
export async function startService(config, { alwaysOpen = false } = {}) {
  if (!existsSync(BINARY)) throw new Error(`no binary at ${BINARY}: run "cargo build", or set MEDBORGARSVAR_BIN`);
  // Between finding a free port and taking it, another process can be quicker.
  for (let tries = 3; ; tries -= 1) {
    try {
      return await Service.start(await freePort(), config, alwaysOpen);
    } catch (fault) {
      if (tries === 1 || !/taken/.test(fault.message)) throw fault;
    }
  }
}

class Service {
  static async start(port, config, alwaysOpen) {
    const service = new Service();
    service.address = `http://127.0.0.1:${port}`;
    service.data = await mkdtemp(join(tmpdir(), "medborgarsvar-test-"));
    service.log = [];
    // Settings of whoever runs the tests must not reach the service that is tested.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MEDBORGARSVAR_")));
    const call = ["serve", "--listen", `127.0.0.1:${port}`, "--data", service.data];
    if (config) {
      const file = join(service.data, "medborgarsvar.toml");
      await writeFile(file, config);
      call.push("--config", file);
    }
    if (alwaysOpen) call.push("--knowledge", await openAllHours(service.data));
    if ((config || alwaysOpen) && !/^samples/m.test(config ?? "")) call.push("--samples", "true");
    service.process = spawn(BINARY, call, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    service.ended = once(service.process, "exit");
    for (const stream of [service.process.stdout, service.process.stderr]) {
      createInterface({ input: stream }).on("line", (line) => service.log.push(line));
    }
    await service.#listening();
    return service;
  }

  // The line that says where the service listens comes after the port is open, so no waiting by the clock is needed.
  async #listening() {
    const said = new Promise((done) => {
      createInterface({ input: this.process.stderr }).on("line", (line) => line.includes("listening on") && done());
    });
    const gone = this.ended.then(async ([code]) => {
      await rm(this.data, { recursive: true, force: true });
      throw new Error(`the service ended with ${code}:\n${this.log.join("\n")}`);
    });
    await Promise.race([said, gone]);
    gone.catch(() => {});
    const health = await fetch(`${this.address}/healthz`);
    if (!health.ok) throw new Error(`/healthz says ${health.status}`);
  }

  async stop() {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      const limit = setTimeout(() => this.process.kill("SIGKILL"), STOP_LIMIT);
      await this.ended;
      clearTimeout(limit);
    }
    await rm(this.data, { recursive: true, force: true });
  }

  /** The password of the account that the first start made. */
  async firstPassword() {
    return (await readFile(this.passwordFile(), "utf8")).trim();
  }

  passwordFile() {
    return join(this.data, "first-password.txt");
  }

  async passwordFileMode() {
    return ((await stat(this.passwordFile())).mode & 0o777).toString(8);
  }

  /** Whether the text lies anywhere in the data folder: the database, its log, or any other file. */
  async hasStored(text) {
    const wanted = Buffer.from(text);
    for (const file of await readdir(this.data)) {
      if (file === "knowledge") continue;
      if ((await readFile(join(this.data, file))).includes(wanted)) return true;
    }
    return false;
  }

  hasLogged(text) {
    return this.log.some((line) => line.includes(text));
  }
}

/** A copy of the library that is open always, in the data folder. */
async function openAllHours(data) {
  const folder = join(data, "knowledge");
  await cp(join(ROOT, "knowledge"), folder, { recursive: true });
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => `${day} = ["00:00-24:00"]`);
  const special = [];
  // A holiday is closed whatever its weekday; a special day says otherwise.
  for (let ahead = -1; ahead < 3; ahead += 1) {
    const date = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    special.push(`[[special]]\ndate = ${date}\nhours = ["00:00-24:00"]`);
  }
  const calendar = ["valid_until = 2099-12-31", "[hours]", ...days, ...special].join("\n");
  await writeFile(join(folder, "calendar.toml"), calendar + "\n");
  return folder;
}

/** A port that nobody listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
