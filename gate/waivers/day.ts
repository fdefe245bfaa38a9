import { type Brand, defineValue } from "../../config/values/value";

/** A day of the calendar, YYYY-MM-DD. */
export type Day = Brand<"Day">;

export const Day = defineValue<Day>({
  what: "a day of the calendar",
  example: "2026-12-31",
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  refuse(text) {
    // 30 February becomes 2 March.
    const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
    const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    return isDay ? undefined : { write: "a day of the calendar such as 2026-12-31" };
  },
});
