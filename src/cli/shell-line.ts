/** A command line of ours, as a shell takes it. */
export const shellLine = (words: readonly string[]): string => ["bptrial", ...words].map(shellWord).join(" ");

const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
