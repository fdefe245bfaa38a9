/** Pictures of connections: pure data from `config/` and what the policies found, without the framework. */
export { layOut, type Sheet } from "./layout";
export { html, type Page, type PageConnection, type PageFinding } from "./page";
export { mermaid } from "./mermaid";
export type { Picture } from "./model";
export { type Drawn, pictureOf } from "./picture";
export { svg } from "./svg";
