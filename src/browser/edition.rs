//! Editions of the model, which stand beside the page.

use takerate_scenario_io::edition::Edition;

/// An edition of the model by its digest: nothing where none of that name is kept, an error where it does not load or is
/// not what its name says.
pub async fn fetch(digest: &str) -> Result<Option<Edition>, ()> {
    let answer = gloo_net::http::Request::get(&format!("editions/{digest}.json")).send().await.map_err(|_| ())?;
    // Some hosts answer with their start page where a file is missing.
    let page = answer.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if answer.status() == 404 || page {
        return Ok(None);
    }
    let edition: Edition = answer.json().await.map_err(|_| ())?;
    if edition.digest() == digest { Ok(Some(edition)) } else { Err(()) }
}
