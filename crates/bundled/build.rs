//! Reads and checks the model files and writes the model in compact form: for the command to embed, and as files. A mistake in a model file stops the build and is
//! printed with its file, line and fix.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use takerate_bundle::folder::Sources;
use takerate_bundle::{BundleError, Files};

fn main() -> Result<(), Box<dyn Error>> {
    let models = Path::new("../../models");
    println!("cargo::rerun-if-changed={}", models.display());
    let sources = Sources::of(models, "models")?;
    let model = match sources.model() {
        Ok(model) => model,
        Err(BundleError::Mistakes(mistakes)) => {
            for mistake in mistakes.to_string().lines() {
                println!("cargo::error={mistake}");
            }
            return Err("the model files have mistakes".into());
        }
        Err(error) => return Err(error.into()),
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = Files::of(&model, &sources)?;
    for (name, module) in &files.modules {
        fs::write(out.join(name), module)?;
    }
    fs::write(out.join("model"), &files.whole)?;
    Ok(())
}
