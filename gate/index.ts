/**
 * Public surface of the gate; nothing here loads the framework (see `gate/cdktf.ts` for that).
 * @module astro-connect/gate
 */
export { check, checkFiles, type CheckOptions, type CheckOutcome } from "./check";
export { CannotJudge } from "./errors";
export { explain } from "./explain";
export type { Finding, Severity, Waived } from "./finding";
export { FORMATS, type Format } from "./formats/format";
export type { Repository } from "./formats/place";
export { judge, type Judged } from "./judge";
export type { JudgeOptions } from "./judge-plan";
export type { Json, JsonObject } from "./plan/json";
export type { PlanInput } from "./plan/read";
export { policySet, type PolicySetOptions } from "./policy-set/policy-set";
export { readPack, type PolicyPack, type Reads, type Rule } from "./pack/pack";
export type { Report, Summary, Threshold } from "./report/report";
export { repositoryOf } from "./repository";
export { loadWaivers } from "./waivers/load";
export type { Waiver } from "./waivers/waiver";
export type { Adoption } from "./waivers/write";
