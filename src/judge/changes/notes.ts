import type { Change, Note } from "../../records.js";

/** Notes that came, went or say something else, in a document or on one of its items. */
export function noteChanges(path: string, before: readonly Note[], after: readonly Note[]): readonly Change[] {
  const texts = (notes: readonly Note[]) => [...new Set(notes.map(({ code, message }) => `${code} ${message}`))].sort();
  const [was, is] = [texts(before), texts(after)];
  const gone = was.filter((text) => !is.includes(text));
  const come = is.filter((text) => !was.includes(text));
  const changes: Change[] = [];
  for (const text of gone) {
    const code = codeOf(text);
    const index = come.findIndex((other) => codeOf(other) === code);
    const [successor] = index < 0 ? [] : come.splice(index, 1);
    changes.push(noteChange(path, text, successor ?? null));
  }
  return [...changes, ...come.map((text) => noteChange(path, null, text))];
}

const codeOf = (text: string): string => text.split(" ", 1)[0] ?? "";

function noteChange(path: string, before: string | null, after: string | null): Change {
  const code = codeOf(before ?? after ?? "");
  const what = before === null ? "is new" : after === null ? "is gone" : "says something else";
  return { path, kind: "note", before, after, conclusionChanged: false, because: `the note ${code} ${what}` };
}
