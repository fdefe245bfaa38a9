/** Public surface of the room: asks AWS, after an apply, what a plan cannot know. */
export { READS } from "./aws/reads";
export { CHECKS } from "./rules";
export { verify, type Verification, type Verified, type VerifyOptions } from "./verify";
