import type { BuildResult } from "esbuild";

export function bundlePackages(folder: string): Promise<BuildResult>;
export function bundleLibrary(folder: string): Promise<BuildResult>;
export function bundlePlatforms(folder: string): Promise<void>;
