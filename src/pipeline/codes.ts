import { ADVICE } from "../core/advice.js";
import { ERROR_CODES, type ErrorCode, NOTE_CODES, type NoteCode } from "../core/errors.js";
import { auditChecks } from "../judge/audit/index.js";
import { checks } from "../judge/checks/index.js";

/** What a user may see the code of. */
export interface Code {
  readonly code: string;
  readonly kind: "error" | "note" | "finding of check" | "finding of audit";
  readonly means: string;
  /** What is behind it, and what to do about it. */
  readonly explain: string;
  /** How a finding is worked out, one line a step. */
  readonly formula: readonly string[];
  readonly source: string | null;
  /** The exit code that an error leads to. */
  readonly exit: number | null;
}

const errors = (Object.keys(ERROR_CODES) as ErrorCode[]).map((code): Code => {
  const [exit, means] = ERROR_CODES[code];
  return { code, kind: "error", means, explain: ADVICE[code], formula: [], source: null, exit };
});

const notes = (Object.keys(NOTE_CODES) as NoteCode[]).map((code): Code => {
  return { code, kind: "note", means: NOTE_CODES[code], explain: ADVICE[code], formula: [], source: null, exit: null };
});

const found = [
  ...checks.all.map((check) => ({ ...check, kind: "finding of check" as const })),
  ...auditChecks.all.map((check) => ({ ...check, codes: [check.code], kind: "finding of audit" as const })),
].flatMap(({ codes: own, kind, label: means, explain, formula, source }) =>
  own.map((code): Code => ({ code, kind, means, explain, formula, source, exit: null })),
);

/** Every code that an error, a note or a finding can bear. `audit` makes findings of errors in single rows too. */
export const codes: readonly Code[] = [...errors, ...notes, ...found];
