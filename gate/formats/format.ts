import type { Report } from "../report/report";
import { github } from "./github";
import { json } from "./json";
import { markdown } from "./markdown";
import type { RenderOptions } from "./render-options";
import { sarif } from "./sarif";
import { text } from "./text";

/** How a report is written. */
export type Format = (typeof FORMATS)[number];

/** Renders a report; the same report gives the same text. */
export type Renderer = (report: Report, options?: RenderOptions) => string;

/** The formats that there are. */
export const FORMATS = ["text", "json", "sarif", "junit", "github", "markdown"] as const;

/** Renderers by format. */
export const RENDERERS: Readonly<Record<Format, Renderer>> = {
  text,
  json,
  sarif,
  // The only one with a library behind it; the others start faster without.
  junit: (report, options) => (require("./junit") as typeof import("./junit")).junit(report, options),
  github,
  markdown,
};
