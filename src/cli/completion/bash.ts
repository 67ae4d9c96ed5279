import type { CompletedVerb, Value } from "./words.js";

/** What is done where a value of this kind is typed. */
function action(value: Value): string {
  if (value === "file") return "return";
  return value === "any" ? "compopt +o default; return" : `words="${value.join(" ")}"`;
}

function casesOf({ name, options, argument }: CompletedVerb): readonly string[] {
  const values = options.flatMap(({ flags, value }) =>
    value === null ? [] : [`    ${flags.map((flag) => `"${name} ${flag}"`).join("|")}) ${action(value)} ;;`],
  );
  const flags = options.flatMap((option) => option.flags).join(" ");
  return [...values, `    "${name} "*) if [[ $cur == -* ]]; then words="${flags}"; else ${action(argument)}; fi ;;`];
}

/**
 * Completion for bash 4 and later. Bash takes `--measure=md` apart at "=", which is put together again; files are completed
 * by bash itself wherever nothing else is.
 */
export function bash(verbs: readonly CompletedVerb[], first: readonly string[]): string {
  const lines = [
    "# source <(bptrial completion bash)",
    "_bptrial() {",
    `  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""`,
    "  COMPREPLY=()",
    '  if [[ $cur == "=" ]]; then cur=""',
    `  elif [[ $prev == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi`,
    "  if ((COMP_CWORD == 1)); then",
    `    words="${first.join(" ")}"`,
    "  else",
    `  case "\${COMP_WORDS[1]} $prev" in`,
    ...verbs.flatMap(casesOf),
    "    *) return ;;",
    "  esac",
    "  fi",
    '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
    "  compopt +o default",
    "}",
    "complete -o default -F _bptrial bptrial",
  ];
  return `${lines.join("\n")}\n`;
}
