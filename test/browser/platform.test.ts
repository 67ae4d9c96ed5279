import { isUtf8 } from "node:buffer";
import { createHash as nodeHash } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as platform from "../../src/browser/platform.js";

/** What stands in for Node's own, held against it. */
const bytes = fc.uint8Array({ maxLength: 300 });

describe("the platform of browsers", () => {
  it("hashes as Node does, in whatever pieces", () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), fc.string(), (parts, text) => {
        const [ours, node] = [platform.createHash("sha256"), nodeHash("sha256")];
        for (const part of parts) {
          ours.update(part);
          node.update(part);
        }
        expect(ours.update(text).digest("hex")).toBe(node.update(text).digest("hex"));
      }),
    );
  });

  it("reads and writes bytes as Node does", () => {
    fc.assert(
      fc.property(bytes, bytes, fc.string({ unit: "grapheme" }), (one, other, text) => {
        const [ours, node] = [platform.Buffer.from(one), Buffer.from(one)];
        for (const encoding of ["utf8", "latin1", "utf16le"] as const)
          expect(ours.toString(encoding)).toBe(node.toString(encoding));
        expect([...platform.Buffer.from(text)]).toEqual([...Buffer.from(text)]);
        expect([...platform.Buffer.concat([one, other])]).toEqual([...Buffer.concat([one, other])]);
        expect(platform.Buffer.compare(one, other)).toBe(Buffer.compare(one, other));
        expect(ours.indexOf(0)).toBe(node.indexOf(0));
        expect(platform.isUtf8(one)).toBe(isUtf8(one));
        expect(platform.isAscii(one)).toBe(one.every((byte) => byte < 128));
        if (one.length % 2 === 0) expect([...ours.swap16()]).toEqual([...Buffer.from(one).swap16()]);
      }),
    );
  });

  it("looks at memory where Node does, and copies where Node does", () => {
    const memory = Uint8Array.of(1, 2, 3, 4);
    const [seen, copied] = [platform.Buffer.from(memory.buffer, 1, 2), platform.Buffer.from(memory)];
    const part = seen.subarray(1);
    memory[2] = 9;
    expect([[...seen], [...copied], [...part], platform.Buffer.isBuffer(part)]).toEqual([
      [2, 9],
      [1, 2, 3, 4],
      [9],
      true,
    ]);
  });

  it("takes paths apart as Node does", () => {
    for (const path of ["a.csv", "b/a.csv", "/b/c/a.tar.gz", "a", ".hidden", "b.d/a", "/a"]) {
      expect(platform.basename(path), path).toBe(basename(path));
      expect(platform.extname(path), path).toBe(extname(path));
      expect(platform.dirname(path), path).toBe(dirname(path));
    }
    expect(platform.join("a", "b.csv")).toBe(join("a", "b.csv"));
  });

  it("opens no files, and says so", async () => {
    await expect(platform.promisify(platform.open)("a.csv", "r")).rejects.toThrow("a browser opens no files");
  });
});
