import { EDGES, ODD } from "./odd.js";
import type { Random } from "./random.js";

/** Some of the bytes changed, doubled, moved or lost. */
export function mutatedBytes(random: Random, bytes: Buffer): Buffer {
  let now = Buffer.from(bytes);
  for (const _ of random.times(6, () => null)) {
    if (now.length === 0) return now;
    const at = random.index(now.length);
    const [before, after] = [now.subarray(0, at), now.subarray(at)];
    switch (random.index(5)) {
      case 0:
        now = Buffer.concat([before, after.subarray(1 + random.index(20))]);
        break;
      case 1:
        now = Buffer.concat([before, now.subarray(random.index(now.length)).subarray(0, 40), after]);
        break;
      case 2:
        now = Buffer.from(now);
        now[at] = random.index(256);
        break;
      case 3:
        now = Buffer.from(now);
        now[at] = (now[at] ?? 0) ^ (1 << random.index(8));
        break;
      default:
        now = Buffer.concat([before, Buffer.from(random.pick(ODD)), after]);
    }
  }
  return now;
}

/** The same of a text, in letters, words and lines; `pieces` are put in besides odd ones. */
export function mutatedText(random: Random, content: string, pieces: readonly string[] = []): string {
  let now = content;
  for (const _ of random.times(6, () => null)) {
    const at = random.index(now.length + 1);
    const [before, after] = [now.slice(0, at), now.slice(at)];
    switch (random.index(8)) {
      case 0:
        now = before + after.slice(1 + random.index(random.pick([2, 10, 60])));
        break;
      case 1:
        now = before + now.slice(random.index(now.length + 1)).slice(0, random.pick([10, 60, 200])) + after;
        break;
      case 2:
        now = before + random.pick(ODD) + after;
        break;
      case 3:
        now = now.replace(/\d+(?:\.\d+)?/g, (number) => (random.chance(0.1) ? mutatedNumber(random, number) : number));
        break;
      case 4:
        now = linesOf(random, now);
        break;
      case 5:
        now = now.replaceAll(
          random.pick([" ", "\n", ",", ".", "(", "-"]),
          random.pick(["  ", "\r\n", ";", "\u00a0", "", "–", "\t"]),
        );
        break;
      default:
        now = before + (pieces.length === 0 ? random.pick(ODD) : random.pick(pieces)) + after;
    }
  }
  return now;
}

export function mutatedNumber(random: Random, number: string): string {
  const value = +number;
  const changed = [value * 10, value / 10, -value, value + 1, 1 / value, value * 1e6].filter(Number.isFinite);
  return random.chance(0.5) ? `${random.pick([...changed, ...EDGES])}` : random.pick(ODD);
}

/** A line dropped, doubled, moved or said of all columns. */
function linesOf(random: Random, content: string): string {
  const lines = content.split("\n");
  const at = random.index(lines.length);
  const line = lines[at] ?? "";
  switch (random.index(4)) {
    case 0:
      return lines.toSpliced(at, 1).join("\n");
    case 1:
      return lines.toSpliced(random.index(lines.length), 0, line).join("\n");
    case 2:
      return lines.toSpliced(at, 1).toSpliced(random.index(lines.length), 0, line).join("\n");
    default:
      return lines.toSpliced(at, 0, random.pick(["", "# x", ",".repeat(5), "   ", '"', "---"])).join("\n");
  }
}

/** A cell, a column or the header changed. */
export function mutatedCells(random: Random, content: string, names: readonly string[]): string {
  const delimiter = [";", "\t", "|"].find((mark) => content.slice(0, 300).includes(mark)) ?? ",";
  let lines = content.split("\n").map((line) => line.split(delimiter));
  for (const _ of random.times(4, () => null)) {
    const at = random.index(lines.length);
    const cells = lines[at] ?? [];
    const column = random.index(Math.max(1, cells.length));
    const cell = cells[column] ?? "";
    switch (random.index(7)) {
      case 0:
      case 1:
        lines[at] = cells.with(Math.min(column, cells.length - 1), random.pick(ODD));
        break;
      case 2:
        lines[at] = cells.with(Math.min(column, cells.length - 1), mutatedNumber(random, cell));
        break;
      case 3:
        lines = lines.map((line) => line.toSpliced(column, 1));
        break;
      case 4: {
        const odd = random.pick(ODD);
        lines = lines.map((line, k) => line.toSpliced(column, 0, k === 0 ? random.pick(names) : odd));
        break;
      }
      case 5:
        lines[0] = (lines[0] ?? [""]).with(Math.min(column, (lines[0] ?? [""]).length - 1), random.pick(names));
        break;
      default:
        lines[at] = [...cells].reverse();
    }
    lines = lines.map((line) => (line.length === 0 ? [""] : line));
  }
  return lines.map((line) => line.join(delimiter)).join("\n");
}

/** Some values of a JSON document changed for others of any type, dropped, doubled or renamed. */
export function mutatedJson(random: Random, content: string): string {
  const whole: unknown = JSON.parse(content);
  for (const _ of random.times(4, () => null)) {
    let node: unknown = whole;
    for (let depth = random.index(7); depth > 0; depth -= 1) {
      const inner: unknown = isObject(node) ? node[random.pick(keysOf(node))] : null;
      if (!isObject(inner) || keysOf(inner).length === 0) break;
      node = inner;
    }
    if (isObject(node) && keysOf(node).length > 0) change(random, node);
  }
  const told = JSON.stringify(whole, null, random.pick([0, 2]));
  return random.chance(0.1) ? mutatedText(random, told, ["}", "]", ",", "1e999", "\\u0000"]) : told;
}

const isObject = (node: unknown): node is Record<string, unknown> => typeof node === "object" && node !== null;
const keysOf = (node: object): readonly string[] => Object.keys(node);

function change(random: Random, node: Record<string, unknown>): void {
  const key = random.pick(keysOf(node));
  const value = node[key];
  const odd = (): unknown =>
    random.pick([null, 0, -1, true, "", [], {}, [[]], [null], { a: 1 }, random.pick(EDGES), random.pick(ODD)]);
  switch (random.index(5)) {
    case 0:
      if (Array.isArray(node)) node.splice(+key, 1);
      else delete node[key];
      break;
    case 1:
      if (Array.isArray(node)) node.push(value);
      else
        Object.defineProperty(node, random.pick(["__proto__", "constructor", "x", "estimat"]), {
          value: odd(),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      break;
    case 2:
      node[key] = typeof value === "number" ? value * random.pick([-1, 0, 10, 1e200, 1.000001]) : odd();
      break;
    case 3:
      node[key] = node[random.pick(keysOf(node))];
      break;
    default:
      node[key] = odd();
  }
}
