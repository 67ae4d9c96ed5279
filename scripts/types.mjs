import { readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** `from "./x.js"`, `import("./x.js")`, `import "./x.js"`. */
const IMPORTS = /(?:from\s+|import\s*\(\s*|import\s+)"(\.[^"]+)\.js"/g;

/** Keeps the declarations that an entry reaches, and removes all others with the folders that they leave empty. */
export function keepReached(folder, entry) {
  const reached = new Set();
  const open = [join(folder, entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const [, path] of readFileSync(file, "utf8").matchAll(IMPORTS))
      open.push(resolve(dirname(file), `${path}.d.ts`));
  }
  removeOthers(folder, reached);
}

function removeOthers(folder, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOthers(path, kept);
    else if (!kept.has(path)) rmSync(path);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
