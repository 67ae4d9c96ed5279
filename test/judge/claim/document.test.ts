import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { statementRules } from "../../../src/judge/claim/index.js";
import { interpretations } from "../../../src/judge/claim/interpretations/index.js";

const DOCUMENT = join(import.meta.dirname, "../../../docs/claim.md");

it("docs/claim.md lists the verdicts and readings as they are; UPDATE_DOCUMENTS writes them there", () => {
  const tables = {
    verdicts: [
      "| verdict | given where |",
      "|---|---|",
      // Two rules that differ in their sentences only are one line.
      ...new Set(statementRules.map(({ verdict, rule }) => `| ${verdict} | ${rule} |`)),
    ],
    readings: [
      "| reading | read from | needs a control success rate with |",
      "|---|---|---|",
      ...interpretations.all.map(
        ({ label, direct, needsRate, reads }) =>
          `| ${label} | a number of ${reads.join(", ")}; ${direct.join(", ") || "arms, thresholds or a second effect"} | ${needsRate.join(", ") || "–"} |`,
      ),
    ],
  };
  const was = readFileSync(DOCUMENT, "utf8");
  const is = Object.entries(tables).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- end -->)`),
        (_, open, end) => `${open}${lines.join("\n")}${end}`,
      ),
    was,
  );
  if (process.env.UPDATE_DOCUMENTS) writeFileSync(DOCUMENT, is);
  else expect(is).toBe(was);
});
