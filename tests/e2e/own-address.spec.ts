// A protocol's file from an address: nobody is asked before the reader agrees, and what comes can touch nothing but its own values.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { figure } from "./controls";
import { answered, expect, expectAccessible, test as base } from "./fixtures";
import type { Page } from "@playwright/test";

const TEMPLATE = readFileSync("models/templates/earnings.toml", "utf8");
const OWN = "#v1&base=2025p&show=own";
/** Another host of this machine, which each test that asks it declares. */
const OTHER = /^request: http:\/\/localhost:/;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const OPEN = { "Access-Control-Allow-Origin": "*" };
const says = (body: string | Buffer, headers: Record<string, string> = { "Content-Type": "text/plain" }, status = 200): Answer => (_, response) => {
  response.writeHead(status, { ...OPEN, ...headers }).end(body);
};

const test = base.extend<{ host: { url: string; requests: IncomingMessage[]; answer: Answer } }>({
  host: async ({}, use) => {
    const host = { url: "", requests: [] as IncomingMessage[], answer: says(TEMPLATE) };
    const server = createServer((request, response) => {
      host.requests.push(request);
      host.answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "localhost", done));
    host.url = `http://localhost:${(server.address() as AddressInfo).port}/mine.toml`;
    await use(host);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  },
});

const file = (page: Page) => page.locator(".own-editor textarea");
const part = (page: Page) => page.locator(".from-address");

/** Writes an address and looks who would be asked. */
async function look(page: Page, address: string) {
  if (!(await part(page).evaluate((details: HTMLDetailsElement) => details.open))) await page.getByText("From an address", { exact: true }).click();
  await page.getByLabel("Address (https://…)").fill(address);
  await page.getByRole("button", { name: "See who would be asked" }).click();
}

/** The same, and agrees. */
async function ask(page: Page, address: string) {
  await look(page, address);
  await page.getByRole("button", { name: /^Agree and ask/ }).click();
}

test("who is asked is said first; then the file stands in the editor, foreign wherever it goes", async ({ page, open, context, host, provoke }) => {
  provoke(OTHER);
  await context.addCookies([{ name: "visited", value: "1", url: host.url }]);
  await open(OWN);
  await file(page).fill("a draft of mine");
  await look(page, `${host.url}#part`);
  const name = new URL(host.url).host;
  await expect(part(page).getByRole("status")).toContainText(`${name} would be asked for this file. It then knows your internet address`);
  await expect(part(page).locator("code")).toHaveText(host.url);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Do not ask" }).click();
  await expect(part(page).getByRole("status")).toHaveCount(0);
  expect(host.requests).toHaveLength(0);
  await ask(page, host.url);
  await expect(file(page)).toHaveValue(TEMPLATE);
  await expect(part(page).getByRole("status")).toContainText("stands in the editor");
  expect(host.requests.map(({ url, method, headers }) => [method, url, headers.cookie, headers.referer, headers.origin])).toEqual([["GET", "/mine.toml", undefined, undefined, "null"]]);
  // The frame is gone, and nothing is on the page yet.
  await expect(page.locator("iframe")).toHaveCount(0);
  await expect(page.locator("header nav a")).toHaveCount(13);
  expect(await page.evaluate(() => localStorage.getItem("takerate.own"))).toBeNull();
  const from = page.getByText(`From ${name}, not part of the report`);
  await expect(from).toBeVisible();
  await page.reload();
  await expect(from).toBeVisible();
  await expect(page.locator(".own-editor p.said").last()).toHaveText(/can be added/, { timeout: 20_000 });
  await page.getByRole("button", { name: "Add to the page", exact: true }).click();
  await page.waitForURL(/view=mine/);
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "1008000", { timeout: 20_000 });
  await expect(page.locator(".notice.own")).toContainText(`no part of the report, and nobody else has checked it. It came from ${name}.`);
  await expect(page.locator("h1")).toContainText("· yours");
  // Another text came from elsewhere; what comes back keeps its address.
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(from).toBeVisible();
  await page.getByRole("button", { name: "Back to what stood here" }).click();
  await expect(file(page)).toHaveValue("a draft of mine");
  await expect(from).toBeHidden();
  await page.getByRole("button", { name: /^Edit/ }).click();
  await expect(from).toBeVisible();
});

test("the page itself may still ask nobody, and the frame knows nothing of the page", async ({ page, open, host, provoke }) => {
  provoke(/Content Security Policy|Refused to connect|violates|localhost/);
  await open(OWN);
  const refused = await page.evaluate((url) => fetch(url).then(() => "asked", () => "refused"), host.url);
  expect([refused, host.requests.length]).toEqual(["refused", 0]);
  // As a site would show it that is not this page: it does not even say that it is there.
  const frame = await page.evaluate(async () => {
    const { href } = new URL("own-address.html", new URL(document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content, document.baseURI));
    const heard = new Promise((done) => {
      addEventListener("message", ({ data }) => done(data));
      setTimeout(() => done("nothing"), 1500);
    });
    document.body.append(Object.assign(document.createElement("iframe"), { src: href }));
    return heard;
  });
  expect(frame).toBe("nothing");
  // In its sandbox it reads neither storage nor the document around it.
  const sandboxed = await page.evaluate(async () => {
    const { href } = new URL("own-address.html", new URL(document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content, document.baseURI));
    const frame = Object.assign(document.createElement("iframe"), { src: href });
    frame.sandbox = "allow-scripts";
    const heard = new Promise<string[]>((done) => addEventListener("message", ({ origin, data, source }) => source === frame.contentWindow && done([origin, data])));
    document.body.append(frame);
    return [...(await heard), String(frame.contentDocument)];
  });
  expect(sandboxed).toEqual(["null", "ready", "null"]);
});

for (const [what, answer, said, error] of [
  ["no file there", says("nothing", {}, 404), /has no file at this address.*download the file/, /404/],
  ["an error", says("later", {}, 503), /answered with an error \(503\)/, /503/],
  ["a web page", says("<!doctype html><p>Sign in", { "Content-Type": "text/html; charset=utf-8" }), /This is a web page and not the file itself/, undefined],
  ["a web page that says it is a text", says("\n<!DOCTYPE html>"), /This is a web page and not the file itself/, undefined],
  ["bytes of another encoding", says(Buffer.from([0xff, 0xfe, 0x69, 0x00])), /no text in UTF-8/, undefined],
  ["more than a protocol may be", says("#".repeat(200_001)), /longer than a protocol of your own may be/, undefined],
  ["too many lines", says("\n".repeat(100_000)), /100001 lines/, undefined],
  ["another address", ((_, response) => response.writeHead(302, { ...OPEN, Location: "/other.toml" }).end()) as Answer, /leads on to another/, undefined],
  ["a refusal to other sites", ((_, response) => response.end(TEMPLATE)) as Answer, /does not let other sites read its files/, /CORS|ERR_FAILED/],
  ["an answer that breaks off", ((_, response) => {
    response.writeHead(200, { ...OPEN, "Content-Length": "100" }).write("kind");
    setTimeout(() => response.destroy(), 200);
  }) as Answer, /could not be asked/, /ERR_/],
] as const) {
  test(`where the answer is ${what}, that is said with what to do, and the draft stays`, async ({ page, open, host, provoke }) => {
    provoke(error ? new RegExp(`${OTHER.source}|${error.source}`) : OTHER);
    host.answer = answer;
    await open(OWN);
    await file(page).fill("a draft of mine");
    await ask(page, host.url);
    await expect(part(page).getByRole("alert")).toHaveText(said);
    await expect(file(page)).toHaveValue("a draft of mine");
    expect(host.requests.map(({ url }) => url)).toEqual(["/mine.toml"]);
    await expect(page.locator("iframe")).toHaveCount(0);
    // It is asked anew, once that is mended.
    host.answer = says(TEMPLATE);
    await ask(page, host.url);
    await expect(file(page)).toHaveValue(TEMPLATE);
  });
}

test("an endless answer is cut off, a slow one given up, and neither comes later", async ({ page, open, host, provoke }) => {
  provoke(OTHER);
  let stopped = 0;
  host.answer = (_, response) => {
    response.writeHead(200, { ...OPEN, "Content-Type": "text/plain" });
    const more = setInterval(() => response.write("#".repeat(50_000)), 10);
    response.on("close", () => {
      clearInterval(more);
      stopped += 1;
    });
  };
  await open(OWN);
  await ask(page, host.url);
  await expect(part(page).getByRole("alert")).toHaveText(/longer than a protocol/);
  await expect.poll(() => stopped).toBe(1);
  host.answer = (_, response) => response.on("close", () => (stopped += 1));
  await ask(page, host.url);
  await expect(part(page).getByRole("status")).toContainText("Asking localhost");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(part(page).getByRole("status")).toHaveCount(0);
  await expect.poll(() => stopped).toBe(2);
  await ask(page, host.url);
  await expect(part(page).getByRole("alert")).toHaveText(/did not answer within ten seconds/, { timeout: 20_000 });
  await expect(file(page)).toHaveValue("");
});

test("only https is asked, without names, passwords and what is no address; without a connection nobody", async ({ page, open, context }) => {
  await open(OWN);
  for (const address of ["http://example.org/a.toml", "ftp://example.org/a", "javascript:alert(1)", "data:text/plain,a", "https://me:secret@example.org/", "file:///etc/passwd", "two words", "localhost/a", "https://"]) {
    await look(page, address);
    await expect(part(page).getByRole("alert"), address).toHaveText(/no address that can be asked/);
  }
  // Letters that look like others are spelled out.
  await look(page, "https://еxample.org/a.toml");
  await expect(part(page).getByRole("status")).toContainText("xn--");
  await look(page, "example.org/a.toml");
  await expect(part(page).locator("code")).toHaveText("https://example.org/a.toml");
  await context.setOffline(true);
  await page.getByRole("button", { name: /^Agree and ask/ }).click();
  await expect(part(page).getByRole("alert")).toHaveText(/no connection/);
});

test("a foreign file with mistakes, or of a protocol of the report, is answered as any other", async ({ page, open, host, provoke }) => {
  provoke(OTHER);
  host.answer = says(TEMPLATE.replace('id = "mine"', 'id = "aave"').replaceAll("My protocol", "Aave"));
  await open(OWN);
  await ask(page, host.url);
  await expect(page.locator(".mistakes")).toContainText("the report has aave already", { timeout: 20_000 });
  await expect(page.locator(".own-editor .actions button").last()).toBeDisabled();
  await page.goto("./");
  await answered(page);
  await expect(page.locator("header nav a")).toHaveCount(13);
});

test("under a path of several segments, in Chinese", async ({ page, subPath, host, provoke }) => {
  provoke(OTHER);
  await page.goto(`${subPath}${OWN}&lang=zh`);
  await answered(page);
  await page.getByText("从网址获取", { exact: true }).click();
  await page.getByLabel("网址（https://…）").fill(host.url);
  await page.getByRole("button", { name: "查看将向谁请求" }).click();
  await expect(part(page).getByRole("status")).toContainText("对方会知道你的 IP 地址");
  await page.getByRole("button", { name: /^同意并向/ }).click();
  await expect(page.locator(".own-editor textarea")).toHaveValue(TEMPLATE);
  await expect(page.getByText(/^来自 localhost:\d+，不属于报告/)).toBeVisible();
});
