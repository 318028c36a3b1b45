import { defineConfig } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";

// A free port, found once; the worker processes inherit it.
if (!process.env.TAKERATE_PORT) {
  const probe = await serve({ folder: ".", port: 4173 });
  process.env.TAKERATE_PORT = String(probe.port);
  await probe.stop();
}
const port = process.env.TAKERATE_PORT;
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  testMatch: "**/*.spec.{ts,mjs}",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A machine that stands still for a moment is no fault of the page. What passes only at the second attempt is reported as
  // flaky, with its error, and counted.
  retries: 1,
  // Machines are shared: a test that opens a hundred figures may take its time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    trace: "off",
    locale: "en-US",
    // Each test loads the page from the server; `kept.spec.ts` and `mended.spec.ts` have the service worker.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: [
        ...(root ? ["--no-sandbox"] : []),
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs dist --strict --port ${port}`,
    cwd: "../..",
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 10_000,
  },
});
