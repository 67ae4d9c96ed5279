import { labelKey } from "../core/label.js";

/** Words that say of a row that it sums up others, in the languages that tables come in. */
const SUMS = new Set(
  `total totals subtotal subtotals overall pooled summary sum combined mean average
  gesamt insgesamt gesamtergebnis gesamteffekt summe zwischensumme teilsumme mittelwert durchschnitt gepoolt
  totale subtotale somma complessivo complessiva media
  suma promedio global ensemble somme moyenne
  soma média totaal subtotaal gemiddelde totalt delsumma summa yhteensä
  razem suma ogółem łącznie średnia celkem összesen toplam genel
  итого всего среднее 合计 总计 小计 合計 総計 小計 平均 합계 총계`.split(/\s+/),
);

/** Words that may stand beside them. */
const BESIDE = new Set(
  `grand sub weighted of for all the effect effects estimate estimates result results size model random fixed common equal
  studies trials events patients participants arms groups ci 95% re fe ce meta analysis odds ratio risk difference
  studien effekt sous und et i alt`.split(/\s+/),
);

/** Names without such a word that say the same. */
const PHRASES =
  /^(?:(?:random|fixed|common|equal)[ -]effects?(?: model)?|(?:re|fe|ce|ee) model|all (?:studies|trials)|i alt|meta[ -]?analysis|sous-total)$/;

/** The longest of them is far shorter; no long name is looked at. */
const LONGEST = 60;

/** Nearly all studies are called by a year or a number, which no total is outside its brackets. */
const NUMBERED = /^[^([{]*\d(?!\d?% ?CI)/;

/** Whether a study's name is no name but says "total": exactly such words, as in "Total (95% CI)", and not one more. */
export function saysTotal(name: string): boolean {
  if (name.length > LONGEST || NUMBERED.test(name)) return false;
  const plain = labelKey(name)
    .replace(/[([{].*$/u, "")
    .replace(/\bsub[- ]total/u, "subtotal")
    .replace(/[\s:.,;*–—-]+$/u, "");
  if (PHRASES.test(plain)) return true;
  const words = plain.split(/[\s:,;/–—-]+/u).filter((word) => word !== "");
  return words.some((word) => SUMS.has(word)) && words.every((word) => SUMS.has(word) || BESIDE.has(word));
}

const WHOLE_SAMPLE =
  /^(?:(?:all|whole) (?:groups|arms|patients|participants|subjects|sample)|(?:grand )?total|overall|gesamt|insgesamt|totale|totaal|totalt)$/;

/** The same of an arm: "Total", "all patients". A combined arm is one that got both treatments. */
export const saysAllArms = (label: string): boolean => WHOLE_SAMPLE.test(labelKey(label));

const PERHAPS_WHOLE = /^(?:all|both (?:groups|arms)|alle|tous|toutes|tutti|tutte|todos|todas|allen)$/;

/** Labels that say so only where the numbers do too: an arm may be called by any word. */
export const maySayAllArms = (label: string): boolean => PERHAPS_WHOLE.test(labelKey(label));
