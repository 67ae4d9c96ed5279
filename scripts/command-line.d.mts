import type { BuildResult } from "esbuild";

export function bundleCommandLine(folder: string): Promise<BuildResult>;
