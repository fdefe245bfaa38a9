import { Testing } from "cdktf";
import type { Connection } from "../../config/model";
import { type ConnectionContext, ConnectionStack } from "../../stacks";

export type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A stack's cdk.tf.json, without the framework's own notes. */
export interface Emitted {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, readonly unknown[]>>;
  readonly data: Readonly<Record<string, Bodies>>;
  readonly resource: Readonly<Record<string, Bodies>>;
  readonly output: Bodies;
  readonly variable: Bodies;
  readonly locals: Readonly<Record<string, unknown>>;
}

/** The bytes that a connection's stack emits. */
export function bytesOf(connection: Connection, context: ConnectionContext = {}): string {
  return Testing.synth(new ConnectionStack(Testing.app(), connection, context), true);
}

/** What a connection's stack emits. */
export function emit(connection: Connection, context: ConnectionContext = {}): Emitted {
  return parsed(bytesOf(connection, context));
}

/** What the text of a `cdk.tf.json` says. */
export function parsed(text: string): Emitted {
  const value: unknown = JSON.parse(text, (key, value: unknown) => (key === "//" ? undefined : value));
  return { data: {}, resource: {}, output: {}, variable: {}, locals: {}, ...(value as object) } as Emitted;
}

/** Every resource, data source and local by address, with its body. */
export function bodiesOf({ data, resource, locals }: Emitted): Record<string, unknown> {
  const flat = (prefix: string, blocks: Readonly<Record<string, Bodies>>) =>
    Object.entries(blocks).flatMap(([type, bodies]) =>
      Object.entries(bodies).map(([name, body]) => [`${prefix}${type}.${name}`, body] as const),
    );
  return Object.fromEntries([
    ...flat("data.", data),
    ...flat("", resource),
    ...Object.entries(locals).map(([name, body]) => [`local.${name}`, body] as const),
  ]);
}
