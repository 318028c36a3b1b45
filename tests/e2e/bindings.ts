// The functions that the page's module exports, called in the page.
import type { Page } from "@playwright/test";

export type Overrides = Record<string, string | number>;
export type Evaluation = { values: Record<string, string | null>; problems: Record<string, string> };
export type Text = { en: string; zh: string };
export type Input = { id: string; name: Text; unit: string; low: string; high: string; presets: Record<string, string>; basis: string; bases: Record<string, string> };
export type Line = { id: string; name: Text; unit: string; formula: string };

export type Scenario = { id: string; name: Text; preset: string; overrides: Record<string, string>; link: string };

/** What host pages call. */
export type Bindings = {
  evaluate: (overrides?: unknown, preset?: string) => Evaluation;
  inputs: () => Input[];
  lines: () => Line[];
  scenarios: () => Scenario[];
};
declare global {
  interface Window {
    wasmBindings: Bindings;
  }
}

export const evaluate = (page: Page, overrides: Overrides = {}, preset?: string) =>
  page.evaluate(([overrides, preset]) => window.wasmBindings.evaluate(overrides, preset), [overrides, preset] as const);

/** Waits for the whole model: until then the page has the names in the reader's language alone. */
const complete = (page: Page) => page.waitForFunction(() => window.wasmBindings.inputs().every(({ name }) => name.en && name.zh));

/** All inputs, with their names in both languages. */
export const inputs = async (page: Page) => {
  await complete(page);
  return page.evaluate(() => window.wasmBindings.inputs());
};

/** All lines, with their names in both languages. */
export const lines = async (page: Page) => {
  await complete(page);
  return page.evaluate(() => window.wasmBindings.lines());
};
