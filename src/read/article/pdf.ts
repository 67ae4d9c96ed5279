import { BptrialError } from "../../core/errors.js";
import { note } from "../../core/notes.js";
import type { Article } from "./article.js";

/**
 * The text of a PDF, by the optional package unpdf. Columns, minus signs and superscripts may be lost in it, which a note
 * says.
 *
 * @throws E_FILE where the package is missing or the file is no PDF
 */
export async function pdf(name: string, bytes: Uint8Array): Promise<Article> {
  const { extractText } = await unpdf(name);
  try {
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    const message = "read from a PDF, where columns, minus signs and raised figures may be lost";
    return { text, parts: [], notes: [note("N_PDF", message, { file: name, row: null, column: null })] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BptrialError(
      "E_FILE",
      `${name} cannot be read as a PDF: ${why}`,
      "Give the article as text, HTML or JATS XML.",
    );
  }
}

async function unpdf(name: string) {
  try {
    return await import("unpdf");
  } catch {
    throw new BptrialError(
      "E_FILE",
      `${name} is a PDF, and the package that reads it is not installed`,
      "npm install unpdf, or give the article as text, HTML or JATS XML.",
    );
  }
}
