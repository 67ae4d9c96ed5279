/** Whether to colour: what the user says now beats what the environment says, and that beats what the output is. */
export function wantsColour(
  flag: boolean | null,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if (flag !== null) return flag;
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (refused !== undefined && refused !== "") return false;
  return isTTY && terminal !== "dumb";
}
