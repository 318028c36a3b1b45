// An address behind which deployments change: what service workers live with.
import { createServer } from "node:http";
import { realpathSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { answer } from "../../scripts/serve.mjs";

/** What stands between a reader and the server. */
export type Network = "on" | "off" | "captive portal";

/** A page that answers every address, as those do that ask for a sign-in. */
const PORTAL = "<!doctype html><title>Sign in</title><p>Accept the terms of this network.";

/** Serves built pages under paths of one address; paths begin and end with a slash. */
export async function deployed(pages: Record<string, string>) {
  const state = {
    /** The folder that is served under each path; the longest path that fits counts. */
    pages,
    network: "on" as Network,
    /** Files of which only the first half arrives. */
    cut: undefined as RegExp | undefined,
    /** Files that the server answers with something else. */
    instead: {} as Record<string, { status: number; type: string; body: string }>,
    /** The paths that were asked for. */
    asked: [] as string[],
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    if (state.network === "off") return void request.socket.destroy();
    state.asked.push(pathname);
    const send = (status: number, headers: Record<string, string>, body: Buffer) =>
      response.writeHead(status, { ...headers, "Content-Length": body.length }).end(request.method === "HEAD" ? undefined : body);
    if (state.network === "captive portal") return send(200, { "Content-Type": "text/html" }, Buffer.from(PORTAL));
    const other = Object.entries(state.instead).find(([name]) => pathname.endsWith(name))?.[1];
    if (other) return send(other.status, { "Content-Type": other.type }, Buffer.from(other.body));
    const base = Object.keys(state.pages).filter((path) => pathname.startsWith(path)).sort((one, two) => two.length - one.length)[0];
    if (base === undefined) return send(404, { "Content-Type": "text/plain" }, Buffer.from("Not found"));
    const { status, headers, body } = await answer(realpathSync(state.pages[base]), base, request.url!, false);
    send(status, headers, state.cut?.test(pathname) ? body.subarray(0, body.length / 2) : body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, state, stop };
}
export type Deployed = Awaited<ReturnType<typeof deployed>>;
