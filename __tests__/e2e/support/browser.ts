/** A real browser, as far as the suites use one: Chromium from the system's packages, driven by playwright-core. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findProgram, type Tool } from "../../support/tools";

/** Whether `chromium` is installed. */
export const chromium: Tool<string> = {
  name: "chromium",
  howToGet: "apt-get install chromium",
  find: () =>
    ["chromium", "chromium-browser", "google-chrome"].map((name) => findProgram(name)).find(Boolean),
};

/** What is used of playwright's types, which only the end-to-end suites install. */
export interface Browser {
  newContext(options: {
    readonly colorScheme: Scheme;
    readonly viewport: { readonly width: number; readonly height: number };
  }): Promise<Context>;
  close(): Promise<void>;
}

export interface Context {
  newPage(): Promise<Tab>;
  close(): Promise<void>;
}

export interface Tab {
  on(event: "console", heard: (message: { text(): string }) => void): void;
  on(event: "pageerror", heard: (error: Error) => void): void;
  on(event: "dialog", heard: (dialog: { message(): string; dismiss(): Promise<void> }) => void): void;
  on(event: "request", heard: (request: { url(): string }) => void): void;
  goto(url: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  evaluate<T>(script: string): Promise<T>;
  addScriptTag(options: { readonly content: string }): Promise<unknown>;
  screenshot(options: { readonly path: string; readonly fullPage: boolean }): Promise<unknown>;
  readonly keyboard: { press(key: string): Promise<void> };
}

export type Scheme = "light" | "dark";

/** Starts the browser. */
export async function launch(executablePath: string): Promise<Browser> {
  const playwright = require("playwright-core") as {
    readonly chromium: { launch(options: object): Promise<Browser> };
  };
  // Root, as containers have it, gets no sandbox; what is opened is ours.
  return playwright.chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** A script of an installed package that makes a global. */
export function scriptOf(name: string, file: string): string {
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file), "utf8");
}

/** Opens an address; `said` is everything that should not be: console, errors, dialogs, requests for anything else. */
export async function open(
  context: Context,
  url: string,
): Promise<{ readonly tab: Tab; readonly said: string[] }> {
  const tab = await context.newPage();
  const said: string[] = [];
  tab.on("console", (message) => said.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => said.push(`error: ${error.message}`));
  tab.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) said.push(`request: ${request.url()}`);
  });
  await tab.goto(url);
  return { tab, said };
}
