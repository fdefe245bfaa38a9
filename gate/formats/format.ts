import type { Report } from "../report/report";
import { json } from "./json";
import { text } from "./text";

/** How a report is written. */
export type Format = (typeof FORMATS)[number];

/** Renders a report; the same report gives the same text. */
export type Renderer = (report: Report) => string;

/** The formats that there are. */
export const FORMATS = ["text", "json"] as const;

/** Renderers by format. */
export const RENDERERS: Readonly<Record<Format, Renderer>> = { text, json };
