/** Lays out the package in a folder, which it empties first. @returns the folder */
export function layOut(folder: string): string;
