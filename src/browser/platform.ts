/**
 * In a browser, what the library takes from Node elsewhere (dist/platform.node.js): package.json's `imports` says which of
 * the two `#platform` is. There are no files: tables and texts come as text, as bytes or as a stream of bytes.
 */
export { Buffer, isAscii, isUtf8 } from "./bytes.js";
export { createHash } from "./sha256.js";

const { TextDecoder } = globalThis;

export { TextDecoder };

type Callback = (error: Error | null, value?: never) => void;

const refuse = (...all: readonly unknown[]): void =>
  (all.at(-1) as Callback)(new Error("a browser opens no files: pass { name, content }"));
export const open = refuse;
export const read = refuse;
export const close = refuse;

function none(): never {
  throw new Error("a browser opens no files: pass { name, content }");
}
export const statSync = none;
export const readFileSync = none;
export const existsSync = (): boolean => false;
export const readdirSync = (): readonly string[] => [];

export const promisify =
  (call: (...all: readonly unknown[]) => void) =>
  (...all: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      call(...all, (error: Error | null, value: unknown) => (error ? reject(error) : resolve(value)));
    });

export const basename = (path: string): string => path.replace(/\/+$/, "").replace(/^.*\//s, "");
export const dirname = (path: string): string => (path.includes("/") ? path.replace(/\/[^/]*$/s, "") || "/" : ".");
export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("/");
export const extname = (path: string): string => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? "";
