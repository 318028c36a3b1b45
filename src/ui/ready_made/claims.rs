//! What is claimed of a ready-made scenario, beside what comes out here.

use leptos::prelude::*;
use takerate_core::model::{Claim, ReadyMade};
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Language, Reference};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_words::{ReadyMadeWords, short_name};

use crate::boxed::{memo, text as live};
use crate::state::Page;
use crate::ui::origin::{basis_badge, sources};

/// A table of the claims; nothing where there are none.
pub fn claims(page: Page, ready: &'static ReadyMade) -> Option<AnyView> {
    let words = ReadyMadeWords::of(page.language);
    (!ready.claims.is_empty()).then(|| {
        view! {
            <table class="accounts claims">
                <caption class="hidden">{words.claims()}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{words.claimed()}</th>
                        <th scope="col" class="now">{page.words.here()}</th>
                    </tr>
                </thead>
                <tbody>{ready.claims.iter().map(|claim| row(page, ready, claim)).collect_view()}</tbody>
            </table>
        }
        .into_any()
    })
}

fn row(page: Page, ready: &'static ReadyMade, claim: &'static Claim) -> AnyView {
    let (words, language) = (ReadyMadeWords::of(page.language), page.language);
    let line = page.model.line(claim.line);
    let protocol = short_name(page.model.sections[usize::from(line.section)].name.get(language));
    let mut name = words.of_protocol(protocol, line.name.get(language));
    if claim.difference {
        name = words.difference(&name, page.preset_name(ready.preset));
    }
    let [low, high] = [claim.low, claim.high].map(|value| shown(claim, value, &line.unit, language));
    let mut claimed = Html::new();
    claimed.text(&if low == high { low } else { words.up_to(&low, &high) });
    let here = memo(move || match result(page, ready, claim) {
        Some(value) => shown(claim, value, &line.unit, language),
        None => {
            page.value(Reference::Line(claim.line)).err().map_or_else(String::new, |why| page.no_value(why).to_owned())
        }
    });
    let mut said = Html::new();
    said.add(&basis_badge(page, claim.basis)).text(" ").text(claim.text.get(language));
    if !claim.sources.is_empty() {
        said.text(" ").add(&sources(page, &claim.sources));
    }
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td inner_html=claimed.into_string()></td>
            <td class="now" data-claim-of=line.id.as_str() prop:textContent=live(move || here.get())></td>
        </tr>
        <tr class="reason"><td colspan="3" inner_html=said.into_string()></td></tr>
    }
    .into_any()
}

/// What the page's scenario returns for the claim, as it is now.
fn result(page: Page, ready: &ReadyMade, claim: &Claim) -> Option<Decimal> {
    page.outcome(|now| page.preset_outcome(ready.preset, |preset| claim.result(preset, now)))
}

/// A number of a claim; a difference has its sign.
fn shown(claim: &Claim, value: Decimal, unit: &Unit, language: Language) -> String {
    if !claim.difference || value.is_zero() {
        return format::short(value, unit, language);
    }
    let sign = if value.is_sign_negative() { "−" } else { "+" };
    format!("{sign}{}", format::short(value.abs(), unit, language))
}
