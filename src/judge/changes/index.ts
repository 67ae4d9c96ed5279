export { compareDocuments, failsOn } from "./changes.js";
