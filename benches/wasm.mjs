// How long the evaluator takes as WebAssembly, built as the page is, beside the same formulas as plain JavaScript.
// Run by `make bench`. The variants take turns within one run, so that whatever else the machine does meets them all.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
const out = join(target, 'bench-wasm');
const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });

run('cargo', 'build', '--release', '--locked', '--quiet', '--package', 'takerate-bench', '--target', 'wasm32-unknown-unknown');
mkdirSync(out, { recursive: true });
run('wasm-bindgen', '--target', 'web', '--out-dir', out, join(target, 'wasm32-unknown-unknown/release/takerate_bench.wasm'));
const wasm = join(out, 'takerate_bench_bg.wasm');
run('wasm-opt', '-Oz', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', wasm, '-o', wasm);

const { Bench, initSync } = await import(join(out, 'takerate_bench.js'));
initSync({ module: readFileSync(wasm) });
const names = readdirSync(join(root, 'models')).filter((name) => name.endsWith('.toml')).sort();
const bench = new Bench(names, names.map((name) => readFileSync(join(root, 'models', name), 'utf8')));

const inputs = [...bench.inputs()];
const formulas = new Function('i', 'l', bench.javascript() + 'return l;');
const expected = bench.values();
const plain = formulas(inputs, new Array(expected.length).fill(0));
expected.forEach((value, line) => {
  const same = Number.isNaN(value) ? Number.isNaN(plain[line]) : Math.abs(plain[line] - value) <= 1e-9 * Math.abs(value);
  if (!same) throw new Error(`the peer computes ${plain[line]} for line ${line}, not ${value}`);
});

let sink = 0;
const javascript = (times) => {
  for (let time = 0; time < times; time += 1) sink += formulas(inputs, new Array(expected.length).fill(0))[time % expected.length];
};
const variants = [
  { name: 'exact (Decimal), WebAssembly', body: (times) => bench.exact(times), times: 200 },
  { name: 'f64, WebAssembly', body: (times) => bench.float(times), times: 2000 },
  { name: 'f64, plain JavaScript', body: javascript, times: 20000 },
];
const rounds = 101;
for (const { body, times } of variants) body(times * 5);
for (const variant of variants) variant.samples = [];
for (let round = 0; round < rounds; round += 1) {
  for (const { body, times, samples } of variants) {
    const start = process.hrtime.bigint();
    body(times);
    samples.push(Number(process.hrtime.bigint() - start) / times / 1000);
  }
}

const quantile = (samples, part) => [...samples].sort((a, b) => a - b)[Math.floor((samples.length - 1) * part)];
const spread = (samples, digits) => [0.5, 0.1, 0.9].map((part) => quantile(samples, part).toFixed(digits).padStart(9)).join(' ');
console.log(`\nAll protocols (${expected.length} lines) under Node ${process.version}, microseconds, ${rounds} rounds`);
console.log(`${''.padEnd(32)}    median  10 in 100  90 in 100`);
for (const { name, samples } of variants) console.log(`${name.padEnd(32)} ${spread(samples, 2)}`);
const peer = variants.at(-1).samples;
console.log('\nTimes as long as plain JavaScript in the same round');
for (const { name, samples } of variants.slice(0, -1)) {
  console.log(`${name.padEnd(32)} ${spread(samples.map((sample, round) => sample / peer[round]), 1)}`);
}
if (Number.isNaN(sink)) console.log('');
