/**
 * The gate inside a CDKTF app. The only file of the gate that knows the framework.
 * @module astro-connect/cdktf
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type App, Manifest, TerraformStack } from "cdktf";
import type { IValidation } from "constructs";
import { ConfigError } from "../config/errors";
import { loadFacts } from "../config/load";
import { locateConfig } from "../config/locate";
import type { Facts } from "../config/model";
import { annotations } from "./annotate";
import { CannotJudge } from "./errors";
import { text } from "./formats/text";
import { judge, type Judged } from "./judge";
import { readPack, type PolicyPack } from "./pack/pack";
import type { JsonObject } from "./plan/json";
import { fails } from "./report/report";
import { planOfStack } from "./synthesized/plan";
import { loadWaivers } from "./waivers/load";
import type { Waiver } from "./waivers/waiver";

/** What the gate compares the stacks with. */
export interface GateProps {
  /** The file with the facts. @default - `ASTRO_CONNECT_CONFIG`, else `connections.yaml` beside `cdktf.json` */
  readonly config?: string;
  /** The file with waivers. @default - `waivers.yaml` beside `config`, where there is one */
  readonly waivers?: string;
}

/**
 * Use instead of `app.synth()`: judges every stack, and writes the Terraform only if nothing is refused.
 *
 * An error finding ends the process with 1, bad facts or a damaged pack with 2; both say why on standard error and
 * write nothing. Findings below error are printed on standard error.
 * @returns what was judged, for those who want to print more
 */
export function synth(app: App, props: GateProps = {}): Judged {
  // Beside the output, so that the copy stays on one file system.
  const staging = mkdtempSync(`${resolve(app.outdir)}.`);
  let exit: 1 | 2 = 2;
  try {
    const stacks = write(app, staging);
    const judged = judgeStacks(stacks, props);
    const { report } = judged;
    if (report.findings.length > 0) process.stderr.write(`${text(report)}${annotations(report)}`);
    if (!fails(report, "error")) {
      cpSync(staging, app.outdir, { recursive: true });
      return judged;
    }
    process.stderr.write("refused by policy; nothing was written. astro-connect explain RULE tells more\n");
    exit = 1;
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.format()}\n${annotations(error)}`);
    else if (error instanceof CannotJudge) process.stderr.write(`${error.message}\n`);
    else throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return process.exit(exit);
}

/**
 * Judges every stack as `synth` does, refused or not, and writes nothing, for those who only want to know.
 * @throws ConfigError for bad facts, CannotJudge for a damaged pack or what the framework itself refuses
 */
export function judgeApp(app: App, props: GateProps = {}): Judged {
  const staging = mkdtempSync(`${resolve(app.outdir)}.`);
  try {
    return judgeStacks(write(app, staging), props);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * For apps that cannot change their call of `app.synth()`: a validation of one stack. It stops at the first bad stack, with
 * a stack trace of the framework, and `skipValidation` bypasses it; prefer `synth`.
 *
 * @example stack.node.addValidation(new StackValidation(stack));
 */
export class StackValidation implements IValidation {
  constructor(
    private readonly stack: TerraformStack,
    private readonly props: GateProps = {},
  ) {}

  validate(): string[] {
    try {
      const { report } = judgeStacks(
        [{ name: this.stack.node.path, config: this.stack.toTerraform() as JsonObject }],
        this.props,
      );
      return report.findings
        .filter((finding) => finding.severity === "error" && finding.waived === null)
        .map(
          (finding) =>
            `${finding.rule} ${finding.address ?? ""}: ${finding.message}; fix: ${finding.remediation}`,
        );
    } catch (error) {
      if (error instanceof ConfigError) return error.format().split("\n");
      if (error instanceof CannotJudge) return error.message.split("\n");
      throw error;
    }
  }
}

interface SynthesizedStack {
  readonly name: string;
  readonly config: JsonObject;
}

/** What `app.synth()` does, into another folder. */
function write(app: App, outdir: string): SynthesizedStack[] {
  const stacks = app.node.findAll().filter((construct) => TerraformStack.isStack(construct));
  const manifest = new Manifest(app.manifest.version, outdir, app.hclOutput);
  stacks.forEach((stack) => stack.prepareStack());
  stacks.forEach((stack) =>
    stack.synthesizer.synthesize({ outdir, skipValidation: app.skipValidation, manifest }),
  );
  const problems = app.skipValidation ? [] : app.node.validate();
  if (problems.length > 0) throw new CannotJudge(problems.join("\n"));
  manifest.writeToFile();
  return stacks.map((stack) => {
    const { synthesizedStackPath } = manifest.forStack(stack);
    const config: unknown = app.hclOutput
      ? stack.toTerraform()
      : JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8"));
    return { name: stack.node.path, config: config as JsonObject };
  });
}

function judgeStacks(stacks: readonly SynthesizedStack[], props: GateProps): Judged {
  const pack = readPack();
  const { facts, waivers } = comparedWith(props, pack);
  const plans = stacks.map(({ name, config }) => ({
    name,
    document: planOfStack(config, pack.reads.vocabulary),
  }));
  return judge(plans, {
    pack,
    facts,
    waivers,
    today: new Date().toISOString().slice(0, 10),
    deferUnknown: true,
  });
}

function comparedWith(props: GateProps, pack: PolicyPack): { facts: Facts; waivers: readonly Waiver[] } {
  const config = props.config ?? locateConfig();
  const beside = join(dirname(config), "waivers.yaml");
  const waivers = props.waivers ?? (existsSync(beside) ? beside : undefined);
  const { facts } = loadFacts(config);
  return { facts, waivers: waivers === undefined ? [] : loadWaivers(waivers, pack.rules) };
}
