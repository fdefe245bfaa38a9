/** Hand-overs and progress: pure data from `config/`, without the framework. */
export { airflowConnection, type AirflowConnection } from "./airflow";
export { handOvers } from "./hand-overs";
export type {
  Awaited,
  ClusterProgress,
  ConnectionProgress,
  Field,
  HandOver,
  Note,
  StackState,
} from "./model";
export { connectionPhase, phaseOf } from "./phase";
export { progress } from "./progress";
export { body, render } from "./render";
