const ASCII = /^[\x00-\x7f]*$/;

/** Most labels and names are: for them a plain class of letters does, and Unicode's, slow to build, is not asked. */
export const isAscii = (text: string): boolean => ASCII.test(text);
