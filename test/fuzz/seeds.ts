import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";

/** A real file that mutations start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Longer ones take their time from all others. */
const LONGEST = 60_000;

function below(folder: string): readonly Seed[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = statSync(path);
      if (stat.isDirectory()) return below(path);
      return stat.size > LONGEST ? [] : [{ name, bytes: readFileSync(path) }];
    });
}

export interface Seeds {
  readonly tables: readonly Seed[];
  readonly texts: readonly Seed[];
  readonly articles: readonly Seed[];
  readonly claims: readonly Seed[];
  readonly results: readonly Seed[];
  readonly pdfs: readonly Seed[];
}

/** The files of the repository under `root` that bptrial reads, by kind. */
export function seedsOf(root: string): Seeds {
  const all = ["fixtures", "data", "docs", "test/cases"].flatMap((folder) => below(join(root, folder)));
  const ending = (...endings: readonly string[]) => all.filter(({ name }) => endings.includes(extname(name)));
  return {
    tables: ending(".csv", ".tsv", ".tab"),
    texts: ending(".txt"),
    articles: ending(".nxml", ".xml", ".html", ".md"),
    claims: ending(".yaml", ".yml"),
    results: ending(".json").filter(({ bytes }) => bytes.includes('"bptrial/')),
    pdfs: ending(".pdf"),
  };
}
