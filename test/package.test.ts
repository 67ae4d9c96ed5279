import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

describe("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-package-"));
  const installed = join(folder, "node_modules", "bptrial");

  beforeAll(() => {
    // The build is fresh (test/build.ts), so packing need not build again.
    const [packed] = JSON.parse(
      run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
    ) as [{ filename: string }];
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }');
    run("npm", ["install", "--no-audit", "--no-fund", "--offline", join(folder, packed.filename)], folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

  it("starts from the code that the build kept, and without it", () => {
    const cache = join(installed, "dist", "cli.cache");
    const accepted = `const { Script } = require("node:vm"); const { readFileSync } = require("node:fs"); const script = new Script(readFileSync(${JSON.stringify(join(installed, "dist", "cli.cjs"))}, "latin1"), { filename: "dist/cli.cjs", cachedData: readFileSync(${JSON.stringify(cache)}) }); console.log(script.cachedDataRejected);`;
    expect(run(process.execPath, ["-e", accepted], folder).trim()).toBe("false");
    const bin = join(installed, "bin", "bptrial.js");
    const kept = readFileSync(cache);
    const before = run(process.execPath, [bin, "methods"], folder);
    writeFileSync(cache, "of another V8");
    expect(run(process.execPath, [bin, "methods"], folder)).toBe(before);
    rmSync(cache);
    expect(run(process.execPath, [bin, "methods"], folder)).toBe(before);
    writeFileSync(cache, kept);
  });

  it("has its command line in ASCII, as it is read", () => {
    expect(readFileSync(join(installed, "dist", "cli.cjs"), "utf8")).toMatch(/^[\x00-\x7f]*$/);
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
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("ships the schemas and the licences of what it bundles", () => {
    expect(existsSync(join(installed, "dist", "schema", "effect.json"))).toBe(true);
    expect(readFileSync(join(installed, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8")).toContain("commander");
  });

  it("ships no path of the machine it was built on", () => {
    const files = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(c?js|cache|ts|json|txt)$/.test(name),
    );
    expect(files.filter((file) => readFileSync(join(installed, "dist", file), "utf8").includes(root))).toEqual([]);
  });

  it("is clean by publint", async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    expect(messages).toEqual([]);
  });
});
