import * as v from "valibot";

/** What a schema returns for a value that it refuses as a whole. */
export function failure(
  schema: { readonly kind: "schema"; readonly type: string },
  dataset: v.UnknownDataset,
  config: v.Config<v.BaseIssue<unknown>>,
  message: string,
): v.OutputDataset<never, v.BaseIssue<unknown>> {
  v._addIssue(schema as never, "type", dataset, config, { message });
  // `_addIssue` has turned it into one.
  return dataset as unknown as v.OutputDataset<never, v.BaseIssue<unknown>>;
}
