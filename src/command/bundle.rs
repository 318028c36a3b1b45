//! `takerate bundle`

use std::path::{Path, PathBuf};

use clap::Args;
use takerate_bundle::folder::{self, Sources};
use takerate_bundle::{BundleError, Files, Page};

use takerate_scenario_io::assign::clipped;

use crate::paint::{SitePlace, paint};

#[derive(Args)]
pub(super) struct Arguments {
    /// The folder of model files (*.toml); its editions/*.json come along
    #[arg(value_name = "DIR")]
    models: PathBuf,
    /// The folder to write; it may be empty, missing, or a page that was bundled before
    #[arg(long, value_name = "DIST")]
    into: PathBuf,
    /// The built page: that of a release, or what `make build` wrote
    #[arg(long, value_name = "BUILT", default_value = "dist")]
    page: PathBuf,
    /// A further language: a folder like those of languages/, called by its two letters; may be given more than once
    #[arg(long = "language", value_name = "FOLDER")]
    languages: Vec<PathBuf>,
    /// A page that browsers do not keep for use without a network; what they have kept of it, they take away
    #[arg(long)]
    no_offline: bool,
    /// Where the page will be, such as https://example.org/defi/: networks and chats find its picture by that
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// Replace DIST whatever it holds
    #[arg(long)]
    force: bool,
}

/// Checks the model files, puts them into a copy of the page, and says what has been written.
pub(super) fn execute(arguments: &Arguments) -> Result<String, String> {
    bundle(arguments).map_err(|error| error.to_string())
}

fn bundle(
    Arguments { models, into, page: built, languages, no_offline, address, force }: &Arguments,
) -> Result<String, BundleError> {
    for folder in languages {
        takerate_words::add(folder).map_err(BundleError::Language)?;
    }
    let shown = models.to_string_lossy();
    let sources = Sources::of(models, &shown)?;
    let model = sources.model()?;
    let editions = folder::editions(models)?;
    let mut page = Page::read(built)?;
    let address = address.as_deref().map(whole_address).transpose()?;
    let picture = folder::picture(models)?;
    let files = Files::of(&model, &sources).map_err(|error| BundleError::Encoding(error.to_string()))?;
    let edition = files.edition.clone();
    page.put(files, editions);
    let place = address.map(|address| SitePlace { address, picture: picture.is_some() });
    page.put_picture(picture);
    let painted =
        paint(&page.index(), &model, place.as_ref()).map_err(|why| BundleError::NotAPage(built.clone(), why))?;
    page.set_index(painted);
    page.seal(&model, !no_offline).map_err(|why| BundleError::NotAPage(built.clone(), why))?;
    // The page itself may be replaced by what is made of it.
    let same = matches!((into.canonicalize(), built.canonicalize()), (Ok(into), Ok(built)) if into == built);
    if !same && within(into, built) {
        return Err(BundleError::Unfit(into.clone(), "lies in the built page".to_owned()));
    }
    let kept: &[&Path] = if same { &[models] } else { &[models, built] };
    page.write(into, kept, *force)?;
    let protocols = model.protocols().count();
    let noun = if protocols == 1 { "protocol" } else { "protocols" };
    let (count, bytes) = page.size();
    Ok(format!(
        "{}: {}\n{protocols} {noun}, edition {edition}; {count} files, {} KB\n",
        into.display(),
        model.report.full_title(model.report.languages.first().copied().unwrap_or_default()),
        bytes / 1000
    ))
}

/// The address of the page, with the `/` behind which its files are.
fn whole_address(address: &str) -> Result<String, BundleError> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let plain = |c: char| c.is_ascii_graphic() && !"#?\"'<>`\\".contains(c);
    match rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(plain)) {
        Some(_) => Ok(format!("{}/", address.trim_end_matches("index.html").trim_end_matches('/'))),
        None => Err(BundleError::NotAnAddress(clipped(address))),
    }
}

/// Whether a folder, which need not be there yet, lies in another.
fn within(folder: &Path, other: &Path) -> bool {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let there = whole.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    there.zip(other.canonicalize().ok()).is_some_and(|(there, other)| there.starts_with(other))
}
