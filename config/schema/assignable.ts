/** Compiles only when `A` can stand wherever `B` is demanded: holds the schemas to the model. */
export type Assignable<A extends B, B> = A;
