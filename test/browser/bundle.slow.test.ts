import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layOut } from "../../scripts/package.mjs";
import { neededChromium } from "../needed.js";

/**
 * The package as a project for browsers has it: bundled by esbuild and by vite without any shim of the project's, and run
 * where there is nothing of Node's, its results held against those in Node.
 */
const root = resolve(import.meta.dirname, "..", "..");
const fixture = (...path: string[]): string => readFileSync(join(root, "fixtures", ...path), "utf8");

const GIVEN = {
  bcg: fixture("bcg.csv"),
  pnf: fixture("pnf-2017.csv"),
  german: readFileSync(join(root, "fixtures", "read", "german-excel.csv"), "latin1"),
  text: fixture("texts", "misprints.txt"),
  jats: fixture("texts", "article.nxml"),
  html: "<p>The risk was lower (RR 0.50, 95% CI 0.40 to 0.62; p &lt; 0.001).</p><ul><li>RR 2.50 (95% CI 0.31 to 0.80)</ul>",
};

/** What a project calls: text of a module, so that Node and browsers run the very same. */
const CALLS = `
import { audit, check, claim, effect, pool, readTable } from "bptrial";
export async function results(given) {
  const table = (name) => readTable({ name: name + ".csv", content: given[name] });
  const bytes = (text) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
  return [
    await effect(await table("bcg"), { measure: "or" }),
    await effect(await table("pnf")),
    await effect(await readTable({ name: "old.csv", content: bytes(given.pnf.replaceAll("PNF", "Ärm")) })),
    await effect(await readTable({ name: "stream.csv", content: new Blob([given.pnf]).stream() })),
    await effect(await readTable({ name: "german.csv", content: bytes(given.german) })),
    await pool(await table("bcg"), { measure: "rr", by: ["alloc"] }),
    await audit(await table("bcg")),
    await check({ name: "a.txt", text: given.text, from: null }),
    await check({ name: "a.nxml", text: given.jats, from: null }),
    await check({ name: "a.html", text: given.html, from: null }),
    await claim([{
      id: null, text: "84% more successful", against: null, expected: null,
      evidence: { measure: "smd", estimate: 0.28, ci: [0.14, 0.42], level: 0.95, n: null, instrument: null, controlRates: null, source: null },
    }]),
    await readTable("bcg.csv").catch(({ code }) => code),
  ];
}
`;

const folder = mkdtempSync(join(tmpdir(), "bptrial-browser-"));
let nodes = "";

beforeAll(async () => {
  layOut(join(folder, "node_modules", "bptrial"));
  writeFileSync(join(folder, "package.json"), '{ "name": "page", "private": true, "type": "module" }');
  writeFileSync(join(folder, "calls.js"), CALLS);
  writeFileSync(join(folder, "given.json"), JSON.stringify(GIVEN));
  const run =
    'import { results } from "./calls.js"; import { readFileSync } from "node:fs"; console.log(JSON.stringify(await results(JSON.parse(readFileSync("given.json", "utf8")))));';
  nodes = execFileSync(process.execPath, ["--input-type=module", "-e", run], { cwd: folder, encoding: "utf8" }).trim();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One script that defines `page.results`. */
async function bundled(): Promise<string> {
  const { outputFiles, warnings } = await build({
    absWorkingDir: folder,
    entryPoints: ["calls.js"],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "page",
    write: false,
    external: ["unpdf"],
    logLevel: "silent",
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]?.text ?? "";
}

const parsed = (text: string) => JSON.parse(text);

describe("the library for browsers", () => {
  it("is bundled by esbuild and asks for nothing of Node's", async () => {
    const script = await bundled();
    expect(script.length).toBeGreaterThan(100_000);
    expect(script).not.toMatch(/["'](?:node:[a-z/]+|fs|path|crypto|stream|buffer|util|module)["']\s*\)/);
  });

  it("gives what it gives in Node, where there is nothing but the web's own", async () => {
    const { TextDecoder, TextEncoder, Blob, atob } = globalThis;
    const world = createContext({ TextDecoder, TextEncoder, Blob, atob, Uint8Array, ArrayBuffer, given: GIVEN });
    runInContext(await bundled(), world);
    const results = await runInContext("page.results(given).then((all) => JSON.stringify(all))", world);
    expect(parsed(results)).toEqual(parsed(nodes));
    expect(parsed(nodes).length).toBe(12);
  });

  it("is bundled by vite", async () => {
    const vite = await import("vite");
    const out = await vite.build({
      root: folder,
      configFile: false,
      logLevel: "silent",
      build: {
        write: false,
        lib: { entry: join(folder, "calls.js"), formats: ["es"] },
        rollupOptions: { external: ["unpdf"] },
      },
    });
    const text = JSON.stringify(out);
    expect(text.length).toBeGreaterThan(100_000);
    expect(text).not.toMatch(/__vite-browser-external|from\s*\\"node:/);
  }, 60_000);
});

describe("Chromium", () => {
  it("gives what Node gives", async () => {
    const script = (await bundled()).replaceAll("</script", "<\\/script");
    const page = join(folder, "page.html");
    const given = JSON.stringify(GIVEN).replaceAll("<", "\\u003c");
    const show = `page.results(${given}).then((all) => { document.body.textContent = encodeURIComponent(JSON.stringify(all)); }, (error) => { document.body.textContent = String(error.stack); });`;
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><body></body><script>${script}\n${show}</script>`);
    mkdirSync(join(folder, "profile"), { recursive: true });
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
    const dom = execFileSync(
      neededChromium(),
      [...flags, "--virtual-time-budget=20000", "--dump-dom", `file://${page}`],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 1 << 28,
      },
    );
    const body = /<body>([\s\S]*?)<\/?(?:script|body)/.exec(dom)?.[1] ?? "";
    expect(parsed(decodeURIComponent(body))).toEqual(parsed(nodes));
  }, 120_000);
});
