import { BptrialError } from "../../core/errors.js";
import { note } from "../../core/notes.js";
import type { Article } from "./article.js";

/**
 * The text of a PDF, by the optional package unpdf. Columns, minus signs and superscripts may be lost in it, which a note
 * says.
 *
 * @throws E_FILE where the package is missing, or the file is no PDF or holds no text
 */
export async function pdf(name: string, bytes: Uint8Array): Promise<Article> {
  const { extractText, getDocumentProxy } = await unpdf(name);
  let text: string;
  try {
    // At 0 it says nothing of its own: its warnings would stand among our results.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    ({ text } = await extractText(document, { mergePages: true }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BptrialError(
      "E_FILE",
      `${name} cannot be read as a PDF: ${why}`,
      "Give the article as text, HTML or JATS XML.",
    );
  }
  if (text.trim() === "") {
    throw new BptrialError(
      "E_FILE",
      `${name} is a PDF without text: its pages are empty or pictures`,
      "Give the article as text, HTML or JATS XML, or have the text of its pages recognised first.",
    );
  }
  const message = "read from a PDF, where columns, minus signs and raised figures may be lost";
  return { text, parts: [], notes: [note("N_PDF", message, { file: name, row: null, column: null })] };
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
