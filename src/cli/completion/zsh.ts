import type { CompletedOption, CompletedVerb, Value } from "./words.js";

/** A word of a zsh script, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** Colons and brackets mean something to `_arguments` and `_describe`. */
const plain = (text: string): string => text.replace(/[\\:[\]]/g, "\\$&");

function action(value: Value): string {
  if (value === "file") return "file:_files";
  return value === "any" ? "value: " : `value:(${value.map((word) => plain(word)).join(" ")})`;
}

function optionSpecs({ flags, says, value, mayRepeat }: CompletedOption): readonly string[] {
  // An option that was typed is not offered again, under neither name.
  const before = mayRepeat ? "*" : flags.length > 1 ? `(${flags.join(" ")})` : "";
  const after = `[${plain(says)}]${value === null ? "" : `:${action(value)}`}`;
  return flags.map((flag) => quoted(`${before}${flag}${value !== null && flag.startsWith("--") ? "=" : ""}${after}`));
}

function caseOf({ name, options, argument }: CompletedVerb): readonly string[] {
  const specs = [...options.flatMap(optionSpecs), quoted(`*:${action(argument)}`)];
  return [`    ${name})`, "      _arguments -s \\", `        ${specs.join(" \\\n        ")} ;;`];
}

/** Completion for zsh: a file `_bptrial` in a folder of `$fpath`. */
export function zsh(verbs: readonly CompletedVerb[]): string {
  const lines = [
    "#compdef bptrial",
    "# bptrial completion zsh > _bptrial, in a folder of $fpath",
    "_bptrial() {",
    "  local -a commands",
    "  commands=(",
    ...verbs.map(({ name, says }) => `    ${quoted(`${name}:${plain(says)}`)}`),
    "  )",
    "  if (( CURRENT == 2 )); then",
    "    _describe command commands",
    "    return",
    "  fi",
    "  shift words",
    "  (( CURRENT-- ))",
    '  case "$words[1]" in',
    ...verbs.flatMap(caseOf),
    "  esac",
    "}",
    // Sourced it only defines the function; from $fpath it runs.
    'if [[ "$funcstack[1]" == _bptrial ]]; then _bptrial "$@"; else compdef _bptrial bptrial; fi',
  ];
  return `${lines.join("\n")}\n`;
}
