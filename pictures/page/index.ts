/** The connections as one page: status, findings, tickets, picture. */
export type { Page, PageConnection, PageFinding } from "./model";
export { html } from "./page";
