declare module "jstat" {
  interface Distribution {
    inv(p: number, ...parameters: number[]): number;
    cdf(x: number, ...parameters: number[]): number;
  }
  const jstat: { readonly jStat: Readonly<Record<"normal" | "studentt" | "chisquare", Distribution>> };
  export default jstat;
}
