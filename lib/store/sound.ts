import * as v from 'valibot';

/** Those that are as they were written. What is damaged is as good as not there. */
export function sound<Output>(
  schema: v.GenericSchema<unknown, Output>,
  stored: readonly unknown[],
): Output[] {
  return stored.flatMap((record) => {
    const parsed = v.safeParse(schema, record);
    return parsed.success ? [parsed.output] : [];
  });
}
