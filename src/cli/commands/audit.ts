import { EXIT } from "../../core/errors.js";
import { auditChecks } from "../../judge/audit/index.js";
import { type AuditOptions, audit, defaultAuditOptions } from "../../pipeline/audit.js";
import { failsOnSeverity } from "../../pipeline/check.js";
import { given, type Verb } from "../command.js";
import { explainCode, explained } from "../options/code.js";
import { type FailOnSeverity, finding } from "../options/finding.js";
import { output } from "../options/output.js";
import { reading } from "../options/reading.js";
import { valued, whole, words } from "../options/values.js";
import { show } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface AuditCommand {
  readonly tables: Tabled;
  readonly options: Partial<AuditOptions>;
  readonly explain: string | null;
  readonly failOn: FailOnSeverity;
  readonly writing: Writing;
}

const auditing = {
  title: "Audit",
  options: [
    valued("--items <n>", "scores are sums or means of so many whole-number items (for GRIM)", whole(1, 1000)),
    valued("--binary <outcomes>", "outcomes whose values are 0 or 1, separated by commas (for DEBIT)", words),
    explainCode,
  ],
};

const codes = auditChecks.all.map((check) => ({ ...check, codes: [check.code] }));

export const auditVerb: Verb<AuditCommand> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [auditing, finding, reading, output],
  defaults: { ...defaultAuditOptions, failOn: "inconsistent" },
  examples: [
    { does: "does a table fit itself?", line: "audit fixtures/kinesio-2016.csv" },
    { does: "scores are whole numbers: could these means exist?", line: "audit fixtures/saper-2017.csv --items 1" },
    { does: "what a code means", line: "audit --explain SE_AS_SD" },
  ],
  more: [
    "Every number is taken as printed: nothing is recovered, repaired or refused. Exit code 1 where something is at least as bad as --fail-on.",
    `Codes: ${auditChecks.all.map(({ code }) => code).join(", ")}.`,
  ],
  parse(said) {
    const { failOn, explain } = said.options;
    const { explain: _, ...options } = given<AuditOptions & { explain: string }>(said, [auditing]);
    return {
      tables: tabled(explain === undefined ? said.arguments : [], given(said, [reading])),
      options,
      explain: typeof explain === "string" ? explain : null,
      failOn: (failOn as FailOnSeverity | undefined) ?? "inconsistent",
      writing: writingOf(said, said.arguments),
    };
  },
  run: ({ tables, options, explain, failOn, writing }, io) =>
    writingTo(writing, io, async (target) => {
      if (explain !== null) {
        await target.write(explained(codes, "audit check", explain));
        return EXIT.fine;
      }
      const { files, reading: asked } = tables;
      const opened = await openTables({ files, reading: { ...asked, formless: true } }, io, writing.quiet);
      const document = await audit(opened, options);
      await show(document, target);
      return document.findings.some((one) => failsOnSeverity(one, failOn)) ? EXIT.found : EXIT.fine;
    }),
};
