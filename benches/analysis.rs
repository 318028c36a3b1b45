//! The speed of the analyses, natively: a block of samples against one sample at a time against the same formulas written
//! out in Rust, and each analysis as a reader asks for it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use divan::{Bencher, black_box};
use takerate_analysis::axis::AxisRequest;
use takerate_analysis::block::{Block, LANES};
use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::seek::{SeekRequest, seek};
use takerate_analysis::sheet::Sheet;
use takerate_analysis::simulate::{SimulateRequest, simulate};
use takerate_analysis::table::{TableRequest, table};
use takerate_analysis::tornado::{TornadoRequest, tornado};
use takerate_analysis::uncertain::Uncertain;
use takerate_analysis::{ScenarioRequest, sheet};
use takerate_bundled::model;
use takerate_core::{Decimal, InputId, LineId, Number, Scenario};

fn main() {
    divan::main();
}

/// Ten uncertain inputs of Aave's earnings.
const TEN: [&str; 10] = [
    "macro.eth_price",
    "macro.borrow_rate_level",
    "aave.eth_loans",
    "aave.stablecoin_loans",
    "aave.gho_share",
    "aave.eth_borrow_rate",
    "aave.stablecoin_borrow_rate",
    "aave.stablecoin_take_rate",
    "aave.service_providers",
    "aave.safety_module_emission",
];

fn projection() -> ScenarioRequest {
    ScenarioRequest { preset: Some("2025p".to_owned()), ..ScenarioRequest::default() }
}

/// Aave's earnings in 256 samples of the ten inputs, each sample slightly different.
fn samples<N: Number>() -> (Sheet<'static, N>, Vec<InputId>, LineId, Vec<[f64; LANES]>) {
    let model = model().unwrap();
    let line = model.find_line("aave.adjusted_earnings").unwrap();
    let inputs: Vec<InputId> = TEN.iter().map(|id| model.find_input(id).unwrap()).collect();
    let scenario = Scenario::preset(model.find_preset("2025p").unwrap());
    let values: Vec<[f64; LANES]> = inputs
        .iter()
        .map(|id| {
            std::array::from_fn(|lane| {
                f64::from_decimal(scenario.value(model, *id).unwrap_or_default()) * (1.0 + lane as f64 * 1e-4)
            })
        })
        .collect();
    let all = scenario.values(model).into_iter().map(|value| value.map(N::from_decimal)).collect();
    (sheet::Sheet::new(model, all, &[line], &inputs), inputs, line, values)
}

#[divan::bench(name = "256 samples, one block")]
fn block(bencher: Bencher) {
    let (mut sheet, inputs, line, values) = samples::<Block>();
    bencher.bench_local(|| {
        for (id, values) in inputs.iter().zip(&values) {
            sheet.input_mut(*id).lanes_mut().copy_from_slice(black_box(values));
        }
        sheet.compute();
        sheet.output(line).map(|block| block.lanes()[0])
    });
}

#[divan::bench(name = "256 samples, one at a time")]
fn one_at_a_time(bencher: Bencher) {
    let (mut sheet, inputs, line, values) = samples::<f64>();
    bencher.bench_local(|| {
        let mut sum = 0.0;
        for lane in 0..LANES {
            for (id, values) in inputs.iter().zip(&values) {
                sheet.set(*id, black_box(values[lane]));
            }
            sheet.compute();
            sum += sheet.output(line).unwrap();
        }
        sum
    });
}

#[divan::bench(name = "256 samples, one at a time, decimals")]
fn decimals(bencher: Bencher) {
    let (mut sheet, inputs, line, values) = samples::<Decimal>();
    let values: Vec<Vec<Decimal>> =
        values.iter().map(|lanes| lanes.iter().map(|lane| Decimal::try_from(*lane).unwrap()).collect()).collect();
    bencher.bench_local(|| {
        let mut sum = Decimal::ZERO;
        for lane in 0..LANES {
            for (id, values) in inputs.iter().zip(&values) {
                sheet.set(*id, black_box(values[lane]));
            }
            sheet.compute();
            sum += sheet.output(line).unwrap();
        }
        sum
    });
}

/// `models/aave.toml`'s earnings in 2025P, written out by hand.
#[allow(clippy::too_many_arguments)]
#[inline(always)]
fn by_hand(
    eth_price: f64,
    level: f64,
    eth_loans: f64,
    stablecoin_loans: f64,
    gho_share: f64,
    eth_rate: f64,
    stablecoin_rate: f64,
    stablecoin_take: f64,
    service_providers: f64,
    emission: f64,
) -> f64 {
    let eth_loans_usd = eth_loans * eth_price;
    let active_loans = eth_loans_usd + stablecoin_loans + 200e6;
    let gho_supply = gho_share * active_loans;
    let third_party = stablecoin_loans - gho_supply;
    if third_party < 0.0 {
        return f64::NAN;
    }
    let eth_interest = eth_loans_usd * eth_rate * level;
    let stablecoin_interest = third_party * stablecoin_rate * level;
    let gho_interest = gho_supply * 0.055;
    let other_interest = 200e6 * 0.03 * level;
    let gross = eth_interest + stablecoin_interest + gho_interest + other_interest;
    let cost =
        eth_interest * (1.0 - 0.15) + stablecoin_interest * (1.0 - stablecoin_take) + other_interest * (1.0 - 0.20);
    let incentives = emission * 365.0 * 168.75 + gho_supply * 0.035;
    gross - cost - service_providers - incentives + 12e6
}

#[divan::bench(name = "256 samples, written out in Rust")]
fn written_out(bencher: Bencher) {
    let (mut sheet, inputs, line, values) = samples::<f64>();
    let at = |v: &[[f64; LANES]], i: usize| {
        by_hand(v[0][i], v[1][i], v[2][i], v[3][i], v[4][i], v[5][i], v[6][i], v[7][i], v[8][i], v[9][i])
    };
    for (id, values) in inputs.iter().zip(&values) {
        sheet.set(*id, values[7]);
    }
    sheet.compute();
    let model = *sheet.output(line).unwrap();
    assert!((at(&values, 7) / model - 1.0).abs() < 1e-12, "the bench computes something else than the model");
    let mut out = [0.0; LANES];
    bencher.bench_local(move || {
        let values = black_box(&values);
        for (lane, out) in out.iter_mut().enumerate() {
            *out = at(values, lane);
        }
        black_box(out[0])
    });
}

#[divan::bench(name = "a million samples of Aave, ten uncertain inputs, with percentiles", sample_count = 5)]
fn million() -> f64 {
    let inputs = TEN.map(|input| Uncertain { input: input.to_owned(), ..Uncertain::default() });
    let request = SimulateRequest {
        scenario: projection(),
        outputs: vec!["aave.adjusted_earnings".to_owned()],
        inputs: Some(inputs.to_vec()),
        samples: 1_000_000,
        ..SimulateRequest::default()
    };
    simulate(model().unwrap(), &request).unwrap().outputs[0].mean.unwrap()
}

#[divan::bench(name = "table of 101 x 101")]
fn whole_table() -> usize {
    let axis = |input: &str| AxisRequest { input: input.to_owned(), low: None, high: None, steps: Some(101) };
    let request = TableRequest {
        scenario: projection(),
        output: "aave.fdv_to_earnings".to_owned(),
        x: axis("aave.gho_share"),
        y: axis("aave.service_providers"),
    };
    table(model().unwrap(), &request).unwrap().gaps.len()
}

#[divan::bench(name = "bridge over 12 inputs")]
fn whole_bridge() -> usize {
    let request = BridgeRequest { outputs: vec!["aave.adjusted_earnings".to_owned()], ..BridgeRequest::default() };
    let bridges = bridge(model().unwrap(), &request).unwrap();
    assert_eq!(bridges[0].contributions.len(), 12);
    bridges.len()
}

#[divan::bench(name = "tornado of all inputs")]
fn whole_tornado() -> usize {
    let request = TornadoRequest {
        scenario: projection(),
        outputs: vec!["aave.fdv_to_earnings".to_owned()],
        ..TornadoRequest::default()
    };
    tornado(model().unwrap(), &request).unwrap()[0].bars.len()
}

#[divan::bench(name = "break-even of all inputs")]
fn whole_seek() -> usize {
    let request =
        SeekRequest { scenario: projection(), output: "lido.adjusted_earnings".to_owned(), ..SeekRequest::default() };
    seek(model().unwrap(), &request).unwrap().len()
}
