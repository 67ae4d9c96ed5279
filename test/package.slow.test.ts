import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layOut } from "../scripts/package.mjs";

const root = resolve(import.meta.dirname, "..");
const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

interface Packed {
  readonly filename: string;
  readonly size: number;
}

describe("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-package-"));
  const installed = join(folder, "node_modules", "bptrial");
  const laidOut = layOut(join(folder, "laid-out"));
  let size = Number.POSITIVE_INFINITY;
  let said = "";

  beforeAll(() => {
    const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder, laidOut], root)) as [
      Packed,
    ];
    size = packed.size;
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }');
    const install = ["install", "--no-audit", "--no-fund", "--offline", join(folder, packed.filename)];
    const { status, stderr } = spawnSync("npm", install, { cwd: folder, encoding: "utf8" });
    expect(status).toBe(0);
    said = stderr;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // The command line and the library each hold the whole program: the goal of a megabyte needs one copy of it.
  it("takes at most 1.2 megabytes", () => expect(size).toBeLessThanOrEqual(1_200_000));

  it("has no scripts, of which npm would warn at each install", () => {
    expect(said).toBe("");
    const shipped = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(Object.keys(shipped)).not.toContain("scripts");
    expect(Object.keys(shipped)).not.toContain("devDependencies");
  });

  it("is not packed from the repository itself, whose package.json has scripts", () => {
    const { status, stderr } = spawnSync("npm", ["pack", "--dry-run"], { cwd: root, encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toContain("npm pack ./out/package");
  });

  it("installs nothing but itself", () => {
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["bptrial"]);
  });

  it("runs", () => {
    const table = join(installed, "data", "vandillen2021.csv");
    const { stdout, status } = spawnSync(join(folder, "node_modules", ".bin", "bptrial"), ["mcid", table], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout).toContain("MODQ");
  });

  it("reads what needs the packages beside its bundle", () => {
    writeFileSync(join(folder, "claims.yaml"), '- id: a\n  text: "7.9 points (95% CI 4.7 to 11.0; P<.001)"\n');
    writeFileSync(join(folder, "article.html"), "<p>RR 0.50 (95% CI 0.40 to 0.62)</p>");
    const bin = join(installed, "bin", "bptrial.js");
    expect(run(process.execPath, [bin, "claim", "--file", "claims.yaml"], folder)).toContain("SUPPORTED");
    expect(run(process.execPath, [bin, "check", "article.html"], folder)).toContain("1 estimate with interval");
  });

  it("ships no compiled code, which would run unread", () => {
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
    expect(files.filter((name) => /\.(cache|code|node|wasm)$/.test(name))).toEqual([]);
    expect(readdirSync(join(installed, "bin")).sort()).toEqual([
      "bptrial.js",
      "kept-code.js",
      "load.js",
      "package.json",
    ]);
  });

  it("has its command line in ASCII, as it is read", () => {
    const folder = join(installed, "dist", "cli");
    const files = readdirSync(folder);
    expect(files).toContain("main.cjs");
    for (const file of files) expect(readFileSync(join(folder, file), "utf8"), file).toMatch(/^[\x00-\x7f]*$/);
  });

  it("is imported", () => {
    const code =
      'import { effect, readTable } from "bptrial"; const { effects } = await effect(await readTable({ name: "t.csv", content: "study,n1,mean1,sd1,n2,mean2,sd2\\nA,18,12.4,5.1,15,8.9,4.4\\n" })); console.log(effects[0].estimate.toFixed(6));';
    expect(run(process.execPath, ["--input-type=module", "-e", code], folder).trim()).toBe("3.500000");
  });

  it("types what it exports", () => {
    writeFileSync(
      join(folder, "use.ts"),
      'import { effect, pool, readTable, type EffectDocument } from "bptrial";\nconst document: EffectDocument = await effect(await readTable("t.csv"));\nconst first: number | undefined = document.effects[0]?.estimate;\nexport { first, pool };\n',
    );
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          target: "es2022",
          module: "nodenext",
          strict: true,
          noEmit: true,
          types: [],
          exactOptionalPropertyTypes: true,
        },
        files: ["use.ts"],
      }),
    );
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--listFiles"], { encoding: "utf8" });
    expect(status, stdout).toBe(0);
    // Every declaration that is shipped is one that the compiler reads for it.
    const read = stdout.split("\n").flatMap((path) => path.split("/node_modules/bptrial/")[1] ?? []);
    const shipped = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" });
    const declarations = shipped.filter((path) => path.endsWith(".d.ts")).map((path) => `dist/${path}`);
    expect(declarations.length).toBeGreaterThan(20);
    expect(declarations.filter((path) => !read.includes(path))).toEqual([]);
  });

  it("ships the schemas and the licences of what it bundles", () => {
    expect(existsSync(join(installed, "dist", "schema", "effect.json"))).toBe(true);
    expect(readFileSync(join(installed, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8")).toContain("commander");
  });

  it("ships the notices that Apache-2.0 asks for", () => {
    const text = readFileSync(join(installed, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8");
    const names = [...text.matchAll(/^(\S+) \S+ \(.*Apache-2\.0/gm)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const own = join(root, "node_modules", name);
      const notice = readdirSync(own).find((entry) => /^notice/i.test(entry));
      if (notice !== undefined) expect(text, name).toContain(readFileSync(join(own, notice), "utf8").trim());
    }
  });

  it("ships no path of the machine it was built on", () => {
    const files = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(c?js|ts|json|txt)$/.test(name),
    );
    expect(files.filter((file) => readFileSync(join(installed, "dist", file), "utf8").includes(root))).toEqual([]);
  });

  it("is clean by publint", async () => {
    const { messages } = await publint({ pkgDir: laidOut, strict: true });
    expect(messages).toEqual([]);
  });
});
