/** A cell as an error quotes it: whole where it is short, its beginning where it is not. */
export const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

/** What to try where nothing more can be guessed. */
export const CHECK =
  "Check it against the paper; look for swapped columns. Leave the cell empty where it is not known.";

/** A number for a sentence: four significant digits; the record holds all of them. */
export function shown(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(+value.toPrecision(4)).replace("-", "−");
}

/** "a, b and c", cut short with a count. */
export function listed(items: readonly string[], most = 8): string {
  const shownItems = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shownItems.pop() ?? "";
  return shownItems.length === 0 ? last : `${shownItems.join(", ")} and ${last}`;
}
