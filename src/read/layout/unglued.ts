import { isAscii } from "../../core/ascii.js";

/** A quantity of an arm written in one word with the arm: "Ncbt", "Mcbt", "SDcbt". */
const glued = (header: string): RegExpExecArray | null =>
  (isAscii(header) ? /^(n|mean|m|sd|se)([a-z]{2,})$/i : /^(n|mean|m|sd|se)(\p{L}{2,})$/iu).exec(header);
const ROLES: Readonly<Record<string, string>> = { n: "n", mean: "mean", m: "mean", sd: "spread", se: "spread" };

/**
 * Headers with a blank between quantity and arm where they are written as one word. One such word may be any; that two
 * endings each follow people, a mean and a spread is no chance.
 */
export function unglued(headers: readonly string[]): readonly string[] {
  const byArm = new Map<string, Set<string>>();
  const parts = headers.map((header) => {
    const [, quantity = "", arm = ""] = glued(header.trim()) ?? [];
    return arm === "" ? null : { quantity, arm };
  });
  for (const part of parts) {
    if (part === null) continue;
    const arm = part.arm.toLowerCase();
    byArm.set(arm, (byArm.get(arm) ?? new Set()).add(ROLES[part.quantity.toLowerCase()] ?? ""));
  }
  const arms = new Set([...byArm].flatMap(([arm, roles]) => (roles.size === 3 ? [arm] : [])));
  if (arms.size < 2) return headers;
  return headers.map((header, index) => {
    const part = parts[index];
    return part && arms.has(part.arm.toLowerCase()) ? `${part.quantity} ${part.arm}` : header;
  });
}
