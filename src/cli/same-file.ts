import { type BigIntStats, fstatSync, statSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Whether two names, "-" for stdin, lead to one file: by device and inode, whatever links and spellings lead there. A device
 * such as a terminal or /dev/null may be read and written at once.
 */
export function isSameFile(first: string, second: string): boolean {
  const [one, other] = [statOf(first), statOf(second)];
  if (one === null || other === null) return first !== "-" && second !== "-" && resolve(first) === resolve(second);
  return one.dev === other.dev && one.ino === other.ino && !one.isCharacterDevice();
}

/** Inodes may be larger than a number holds. */
function statOf(path: string): BigIntStats | null {
  try {
    return path === "-" ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
