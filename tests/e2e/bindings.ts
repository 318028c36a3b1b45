// The functions that the page's module exports, called in the page.
import type { Page } from "@playwright/test";

export type Overrides = Record<string, string | number>;
export type Evaluation = { values: Record<string, string | null>; problems: Record<string, string> };
export type Text = { en: string; zh: string };
export type Input = { id: string; name: Text; unit: string; low: string; high: string; presets: Record<string, string>; basis: string; bases: Record<string, string> };
export type Line = { id: string; name: Text; unit: string; formula: string };

/** What host pages call. */
export type Bindings = {
  evaluate: (overrides?: unknown, preset?: string) => Evaluation;
  inputs: () => Input[];
  lines: () => Line[];
};
declare global {
  interface Window {
    wasmBindings: Bindings;
  }
}

export const evaluate = (page: Page, overrides: Overrides = {}, preset?: string) =>
  page.evaluate(([overrides, preset]) => window.wasmBindings.evaluate(overrides, preset), [overrides, preset] as const);

/** All inputs, once the model with the names in both languages is there. */
export const inputs = async (page: Page) => {
  await page.waitForFunction(() => window.wasmBindings.inputs().every(({ name }) => name.en && name.zh));
  return page.evaluate(() => window.wasmBindings.inputs());
};

export const lines = (page: Page) => page.evaluate(() => window.wasmBindings.lines());
