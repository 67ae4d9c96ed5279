/**
 * Stands in the place of Node's stream where csv-parse is bundled (scripts/bundle.mjs): the parser is handed bytes and hands
 * over rows by itself, and takes no more of a stream than its name.
 */
export class Transform {
  push(_: unknown): boolean {
    return true;
  }
  end(): this {
    return this;
  }
  on(): this {
    return this;
  }
  emit(): boolean {
    return false;
  }
  destroy(): this {
    return this;
  }
}
