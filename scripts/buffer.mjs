/** The global that packages take for granted, for the bundle of the library. */
export { Buffer } from "#platform";
