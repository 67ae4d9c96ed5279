import { EXIT } from "../../core/errors.js";
import { auditChecks } from "../../judge/audit/index.js";
import { type AuditOptions, audit, defaultAuditOptions } from "../../pipeline/audit.js";
import { failsOnSeverity } from "../../pipeline/check.js";
import { TABLE_ENDINGS } from "../../read/index.js";
import { given, type Verb } from "../command.js";
import { complain } from "../complain.js";
import { type Files, filesOf } from "../folders.js";
import { articleTable } from "../options/article-table.js";
import { type FailOnSeverity, finding } from "../options/finding.js";
import { outputForJobs } from "../options/output.js";
import { reading } from "../options/reading.js";
import { repeated, valued, whole, words } from "../options/values.js";
import { show } from "../show.js";
import { openEach, openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface AuditCommand {
  readonly tables: Tabled & Pick<Files, "names">;
  readonly options: Partial<AuditOptions>;
  readonly failOn: FailOnSeverity;
  readonly writing: Writing;
}

const auditing = {
  title: "Audit",
  options: [
    valued("--items <n>", "scores are sums or means of so many whole-number items (for GRIM)", whole(1, 1000)),
    repeated("--binary <outcomes>", "outcomes whose values are 0 or 1, separated by commas (for DEBIT)", words),
  ],
};

export const auditVerb: Verb<AuditCommand> = {
  arguments: "[file|folder...]",
  readsStdin: true,
  options: [auditing, finding, reading, articleTable, outputForJobs],
  defaults: { ...defaultAuditOptions, failOn: "inconsistent" },
  examples: [
    { does: "does a table fit itself?", line: "audit fixtures/kinesio-2016.csv" },
    { does: "scores are whole numbers: could these means exist?", line: "audit fixtures/saper-2017.csv --items 1" },
    { does: "every table in a folder", line: "audit fixtures/claims" },
    { does: "what a code means", line: "audit --explain SE_AS_SD" },
  ],
  more: [
    "Of a folder it reads what ends in .csv, .tsv or .tab, at any depth. Every number is taken as printed: nothing is recovered, repaired or refused. Exit code 1 where something is at least as bad as --fail-on; 3 where a table of a folder could not be read, which is named while the others are audited.",
    `Codes: ${auditChecks.all.map(({ code }) => code).join(", ")}.`,
  ],
  parse(said) {
    const { failOn } = said.options;
    const options = given<AuditOptions>(said, [auditing]);
    const { paths, names } = filesOf(said.arguments, "audit", TABLE_ENDINGS);
    const tables = { ...tabled(paths, given(said, [reading]), said.options.table), names };
    return {
      tables,
      options,
      failOn: (failOn as FailOnSeverity | undefined) ?? "inconsistent",
      writing: writingOf(said, tables.files),
    };
  },
  run: ({ tables, options, failOn, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const asked = { ...tables, reading: { ...tables.reading, formless: true } };
      const isFolder = tables.names.size > 0;
      // One bad table of a folder does not keep the others from being audited.
      const { tables: opened, errors } = isFolder
        ? await openEach(asked, io, writing.quiet)
        : { tables: await openTables(asked, io, writing.quiet), errors: [] };
      const unread = [...errors];
      let code: number = EXIT.fine;
      if (opened.length > 0) {
        const document = await audit(
          opened,
          { ...options, passOver: isFolder },
          isFolder ? (error) => unread.push(error) : null,
        );
        await show(document, target);
        if (document.findings.some((one) => failsOnSeverity(one, failOn))) code = EXIT.found;
      }
      for (const error of unread) code = Math.max(code, await complain(error, io, writing.colour));
      return code;
    }),
};
